"""Draws docs/chimerax-window.png:

    xvfb-run -a -s "-screen 0 1600x1000x24" ChimeraX --script "docs/chimerax-window.py PICTURE"

The bundle must be installed: glimpse plugin install chimerax.
"""
import os
import sys

from chimerax.core.commands import run
from Qt.QtCore import QEventLoop, QTimer
from Qt.QtGui import QImage

SIZE = 1400, 860  # pixels
SETTLED = 6000  # ms; under load the panel takes so long
HIDDEN = "Log", "Models"
BEFORE = ("set bgColor white", "open tests/fixtures/1hpv.pdb")
AFTER = (
    "view :478",
    "turn y 110",
    "turn x -10",
    "clip near -5 position :478",
)


def settle():
    loop = QEventLoop()
    QTimer.singleShot(SETTLED, loop.quit)
    loop.exec()


def draw(picture):
    window = session.ui.main_window  # noqa: F821 ChimeraX's name for what the script runs in.
    window.resize(*SIZE)
    for tool in HIDDEN:
        run(session, "ui tool hide %s" % tool)  # noqa: F821
    for command in BEFORE:
        run(session, command)  # noqa: F821
    settle()
    run(session, "glimpse explain :478 model affinity wait true")  # noqa: F821
    for command in AFTER:
        run(session, command)  # noqa: F821
    settle()
    seen = window.screen().grabWindow(window.winId()).toImage()  # QWidget.grab() leaves what OpenGL draws black.
    seen = seen.convertToFormat(QImage.Format.Format_RGB16)  # Half as large as a file.
    seen.convertToFormat(QImage.Format.Format_RGB888).save(picture, "PNG", 0)


def main(picture):
    try:
        draw(picture)
    finally:
        sys.__stderr__.flush()
        os._exit(0)  # ChimeraX asks nobody whether to save.


QTimer.singleShot(SETTLED, lambda picture=sys.argv[-1]: main(picture))
