"""Draws docs/pymol-window.png: xvfb-run -a -s "-screen 0 1600x1000x24" pymol -q docs/window.py -- PICTURE

The plugin must be installed: glimpse plugin install pymol.
"""
import os
import sys

import pymol
from pymol import cmd
from pymol.Qt import QtCore, QtGui

SIZE = 1040, 860  # pixels; the panel adds 546
SETTLED = 1000  # ms
SETTINGS = {
    "bg_rgb": "white",
    "internal_feedback": 0,
    "internal_gui_width": 220,
    "label_outline_color": "back",
    "orthoscopic": 1,
    "ray_opaque_background": 1,
    "ray_shadows": 0,
    "antialias": 2,
    "two_sided_lighting": 1,  # Of an object the ray tracer ignores it: backs would be grey.
}


def settle():
    loop = QtCore.QEventLoop()
    QtCore.QTimer.singleShot(SETTLED, loop.quit)
    (loop.exec if hasattr(loop, "exec") else loop.exec_)()


def draw(picture):
    import glimpse_bridge

    window = pymol.gui.get_qtwindow()
    window.ext_window.hide()
    window.resize(*SIZE)
    for setting, value in SETTINGS.items():
        cmd.set(setting, value)
    cmd.load("tests/fixtures/1hpv.pdb", quiet=1)
    glimpse_bridge.explain("resn 478", model="affinity")
    settle()
    cmd.orient("resn 478")
    cmd.turn("x", -30)
    cmd.zoom("resn 478", 1)
    cmd.clip("atoms", 4, "resn 478")  # The surfaces reach farther than the atoms.
    settle()
    cmd.ray()
    settle()
    # QWidget.grab() leaves the part that OpenGL draws black.
    seen = window.screen().grabWindow(window.winId()).toImage()
    seen = seen.convertToFormat(QtGui.QImage.Format.Format_RGB16)  # Half as large as a file.
    seen.convertToFormat(QtGui.QImage.Format.Format_RGB888).save(picture, "PNG", 0)


def main():
    try:
        draw(sys.argv[-1])
    finally:
        sys.stdout.flush()
        os._exit(0)  # PyMOL asks nobody whether to save.


QtCore.QTimer.singleShot(0, main)
