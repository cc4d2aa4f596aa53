"""All states of an object, and their plot in the panel."""
from pymol import cmd
from pymol.Qt import QtCore, QtGui, QtWidgets
from scene import LIGAND
from window import WindowTestCase


class StatesTests(WindowTestCase):
    def test_the_plot_of_all_states_goes_to_the_one_that_is_clicked(self):
        for state in (1, 2, 3):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (state - 1))
        cmd.remove("1hpv and " + LIGAND)
        entries = self.glimpse_menu("mol_action", "pose")
        self.assertTrue([text for text in entries if "Explain all 3 states" in text])
        cmd.do("glimpse_states pose, model=clash, steps=2")
        self.until(lambda: self.bridge.results and self.bridge.desk.dock.panel)
        panel = self.bridge.desk.dock.panel
        panel.tabs.setCurrentWidget(panel.states)
        self.until(lambda: panel.states.isVisible())
        place = QtCore.QPointF(*panel.states.point(2))
        press = QtGui.QMouseEvent(
            QtCore.QEvent.Type.MouseButtonPress,
            place,
            QtCore.Qt.MouseButton.LeftButton,
            QtCore.Qt.MouseButton.LeftButton,
            QtCore.Qt.KeyboardModifier.NoModifier,
        )
        QtWidgets.QApplication.sendEvent(panel.states, press)
        self.until(lambda: [one.origin.state for one in self.bridge.results.values()] == [3])
        self.until(self.is_drawn)
        ligand = cmd.get_model(self.bridge.shown + ".ligand").atom[0]
        self.assertEqual(ligand.coord, cmd.get_model("pose", 3).atom[0].coord)
