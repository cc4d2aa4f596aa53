"""What the tests in PyMOL's window share."""
import pymol
from pymol import cmd, menu
from pymol.Qt import QtCore, QtWidgets
from scene import SceneTestCase

TICK = 5  # ms
TICKS = 30  # that must come while something else goes on


def leaves(rows):
    """Text and command of all entries of a menu, with submenus unfolded as PyMOL does."""
    found = {}
    for kind, text, command in rows:
        if callable(command):
            command = command()
        if isinstance(command, list):
            found.update(("%s > %s" % (text, inner), one) for inner, one in leaves(command).items())
        elif kind == 1:
            found[text] = command
    return found


class WindowTestCase(SceneTestCase):
    def setUp(self):
        super().setUp()
        self.ticks = 0
        timer = QtCore.QTimer()
        timer.timeout.connect(self.tick)
        timer.start(TICK)
        self.addCleanup(timer.stop)

    def tick(self):
        self.ticks += 1

    def until(self, holds):
        """Lets PyMOL's window go on until something holds; the guard against hanging ends it."""
        self.bridge.port.desk.run_until(holds)

    def explained(self, count=1):
        self.until(lambda: len(self.bridge.results) == count and self.is_drawn())

    def is_drawn(self):
        return not self.bridge.port.drawing

    def glimpse_menu(self, name, *arguments):
        rows = getattr(menu, name)(cmd, *arguments)
        entries = [row for row in rows if row[1] == "Glimpse"]
        self.assertEqual(len(entries), 1, "one entry in %s" % name)
        return leaves(entries)

    def dialogs(self):
        window = pymol.gui.get_qtwindow()
        return [one for one in window.findChildren(QtWidgets.QMessageBox) if one.isVisible()]
