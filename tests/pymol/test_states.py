"""All states of an object, and their plot in the panel."""
from pymol import cmd
from pymol.Qt import QtCore, QtGui, QtWidgets
from scene import LIGAND
from window import WindowTestCase


class StatesTests(WindowTestCase):
    def setUp(self):
        super().setUp()
        for state in (1, 2, 3):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (state - 1))
        cmd.remove("1hpv and " + LIGAND)

    def explain_states(self):
        cmd.do("glimpse_states pose, model=clash, steps=2")
        self.until(lambda: self.bridge.results and self.bridge.port.desk.dock.panel and self.is_drawn())

    def click(self, index):
        """Clicks on a state in the plot, and lets it be drawn."""
        panel = self.bridge.port.desk.dock.panel
        panel.tabs.setCurrentWidget(panel.tabs.states)
        self.until(lambda: panel.tabs.states.isVisible())
        place = QtCore.QPointF(*panel.tabs.states.point(index))
        press = QtGui.QMouseEvent(
            QtCore.QEvent.Type.MouseButtonPress,
            place,
            QtCore.Qt.MouseButton.LeftButton,
            QtCore.Qt.MouseButton.LeftButton,
            QtCore.Qt.KeyboardModifier.NoModifier,
        )
        QtWidgets.QApplication.sendEvent(panel.tabs.states, press)
        shown = [index + 1]
        self.until(lambda: [one.origin.state for one in self.bridge.results.values()] == shown)
        self.until(self.is_drawn)

    def assert_ligand_is_that_of(self, state):
        ligand = cmd.get_model(self.bridge.shown + ".ligand").atom[0]
        self.assertEqual(ligand.coord, cmd.get_model("pose", state).atom[0].coord)

    def test_the_plot_of_all_states_goes_to_the_one_that_is_clicked(self):
        entries = self.glimpse_menu("mol_action", "pose")
        self.assertTrue([text for text in entries if "Explain all 3 states" in text])
        self.explain_states()
        self.click(2)
        self.assert_ligand_is_that_of(3)

    def test_the_tables_are_those_of_the_state_that_was_clicked(self):
        self.explain_states()
        panel = self.bridge.port.desk.dock.panel
        for index in (1, 2, 0):
            self.click(index)
            panel.tabs.setCurrentWidget(panel.tabs.tables["Atoms"])
            atoms = self.bridge.results[self.bridge.shown].atoms
            largest = max(abs(atom.attribution) for atom in atoms)
            table = panel.tabs.tables["Atoms"]
            shown = max(abs(float(cell.text())) for cell in self.last(table))
            self.assertAlmostEqual(shown, largest, delta=0.01 * largest)

    def last(self, table):
        return [table.item(row, table.columnCount() - 1) for row in range(table.rowCount())]

    def test_pymols_counter_and_the_objects_state_go_to_the_one_that_is_clicked(self):
        self.explain_states()
        self.click(2)
        self.assertEqual((cmd.get_frame(), cmd.get_state()), (3, 3))
        self.assertEqual(cmd.get_object_state("pose"), 3)

    def test_an_object_with_a_state_of_its_own_and_a_movie_follow(self):
        cmd.set("state", 1, "pose")
        cmd.mset("1 x30")
        self.explain_states()
        frame = cmd.get_frame()
        self.click(1)
        self.assertEqual((cmd.get_frame(), cmd.get_object_state("pose")), (frame, 2))

    def test_a_session_brings_the_plot_back(self):
        self.explain_states()
        self.click(1)
        predictions = self.bridge.series.predictions()
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.bridge.port.prune()
        self.assertIsNone(self.bridge.series)
        cmd.load(self.at("saved.pse"))
        self.assertEqual(self.bridge.series.predictions(), predictions)
        self.click(2)
        self.assert_ligand_is_that_of(3)
        self.assertEqual(len(self.bridge.results), 1)
