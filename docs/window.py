"""Draws docs/pymol-window.png: xvfb-run -a -s "-screen 0 1600x1000x24" pymol -q docs/window.py -- PICTURE

The plugin must be installed: glimpse plugin install pymol.
"""
import os
import sys

import pymol
from pymol import cmd
from pymol.Qt import QtCore

SIZE = 1500, 900


def settle(milliseconds):
    loop = QtCore.QEventLoop()
    QtCore.QTimer.singleShot(milliseconds, loop.quit)
    (loop.exec if hasattr(loop, "exec") else loop.exec_)()


def main():
    import glimpse_bridge

    window = pymol.gui.get_qtwindow()
    window.resize(*SIZE)
    cmd.load("tests/fixtures/1hpv.pdb", quiet=1)
    cmd.bg_color("white")
    cmd.set("internal_gui_width", 200)
    cmd.set("orthoscopic", 1)
    cmd.set("ray_shadows", 0)
    cmd.set("antialias", 2)
    glimpse_bridge.explain("resn 478", model="kdeep")
    settle(4000)
    cmd.orient("resn 478")
    cmd.zoom("resn 478", 3)
    settle(500)
    if os.environ.get("RAY"):
        cmd.ray()
    settle(1000)
    window.screen().grabWindow(window.winId()).save(sys.argv[-1])
    os._exit(0)


QtCore.QTimer.singleShot(0, main)
