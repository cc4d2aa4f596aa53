"""Runs tests in PyMOL, with -c or in its window: `pymol -cq run_in_pymol.py -- TAP MODULE...`."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__script__))  # noqa: F821 PyMOL's name for this file.
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "client")]

import run_tests  # noqa: E402


def run():
    tap, *modules = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else sys.argv[1:]
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__  # The window takes them.
    code = 2
    try:
        code = run_tests.main(tap, modules)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # PyMOL asks nobody, and its own threads don't keep it.


import pymol  # noqa: E402
import pymol.plugins  # noqa: E402

if pymol.invocation.options.no_gui:
    pymol.plugins.initialize(-1)  # With a window PyMOL does it.
    run()
else:
    from pymol.Qt import QtCore

    QtCore.QTimer.singleShot(0, run)  # Once the window and its event loop are there.
