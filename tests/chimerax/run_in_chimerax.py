"""Runs tests in ChimeraX: `ChimeraX --nogui --exit --script "run_in_chimerax.py TAP MODULE..."`."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "client")]
sys.dont_write_bytecode = True

import run_tests  # noqa: E402

import scene  # noqa: E402

scene.session = session  # noqa: F821 ChimeraX's name for what the script runs in.
tap, *modules = sys.argv[1:] or [""]  # Only as long as the script is read.
run_tests.refuse_option(tap)


def run():
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__  # The window takes them.
    code = 2
    try:
        code = run_tests.main(tap, modules)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # Its own threads don't keep it, nor does a question whether to save.


if scene.session.ui.is_gui:
    from Qt.QtCore import QTimer

    QTimer.singleShot(0, run)  # Once the window and its event loop are there.
else:
    run()
