"""The panel docked in PyMOL's window."""
import os

from pymol import cmd
from pymol.Qt import QtGui, QtWidgets
from scene import LIGAND
from window import WindowTestCase

ENOUGH_STEPS = "model=clash, steps=8"  # for both signs and both sides to have something to show


class PanelTests(WindowTestCase):
    def setUp(self):
        super().setUp()
        cmd.do("glimpse_explain %s, %s" % (LIGAND, ENOUGH_STEPS))
        self.explained()
        self.until(lambda: self.bridge.port.desk.dock.panel)
        self.panel = self.bridge.port.desk.dock.panel
        self.name = self.bridge.shown
        self.result = self.bridge.results[self.name]

    def surface(self, channel, sign="up"):
        return "%s.%s_%s" % (self.name, channel.replace(" ", "_"), sign)

    def test_each_channel_of_the_model_has_a_row_and_the_best_are_checked(self):
        labels = [channel.label for channel in self.result.summary.model.channels]
        self.assertEqual(list(self.panel.tabs.rows), labels)
        shown = {found.channel for found in self.result.default_maps}
        self.assertEqual(
            {name for name, row in self.panel.tabs.rows.items() if row.check.isChecked()}, shown
        )

    def test_model_and_view_are_those_of_the_explanation_that_shows(self):
        view = self.panel.findChild(QtWidgets.QComboBox, "view")
        self.assertEqual((view.parent().model.currentData(), view.currentData()), ("clash", "zero"))
        cmd.do("glimpse_explain %s, model=kdeep, baseline=apo, steps=2" % LIGAND)
        self.explained(2)
        self.until(lambda: view.currentData() == "apo")
        self.assertEqual(view.parent().model.currentData(), "kdeep")

    def test_the_dock_stays_while_a_result_is_drawn(self):
        self.bridge.port.clear()
        hidden = []
        dock = self.bridge.port.desk.dock
        dock.visibilityChanged.connect(lambda shown: None if shown else hidden.append(shown))
        cmd.do("glimpse_explain %s, model=clash, steps=3" % LIGAND)
        self.explained()
        dock.visibilityChanged.disconnect()
        self.assertFalse(hidden)

    def test_a_channel_is_fetched_when_it_is_first_shown_and_hidden_again(self):
        row = self.panel.tabs.rows["ligand hydrophobic"]
        self.assertNotIn(self.name + ".ligand_hydrophobic_map", cmd.get_names("objects"))
        row.check.setChecked(True)
        self.until(lambda: self.surface("ligand hydrophobic") in cmd.get_names("objects"))
        self.assertTrue(row.slider.isEnabled())
        row.check.setChecked(False)
        self.assertNotIn(self.surface("ligand hydrophobic"), cmd.get_names("objects"))

    def test_the_slider_moves_both_signs(self):
        channel = self.result.default_maps[0].channel
        row = self.panel.tabs.rows[channel]
        row.slider.setValue(row.slider.value() - 20)
        level = cmd.isolevel(self.surface(channel), query=1)
        self.assertEqual("±%.2g" % level, row.level.text())
        self.assertAlmostEqual(
            cmd.isolevel(self.surface(channel, "down"), query=1), -level, delta=1e-9
        )

    def test_style_and_colour_can_be_chosen(self):
        channel = self.result.default_maps[0].channel
        row = self.panel.tabs.rows[channel]
        for style in ("surface", "mesh"):
            row.style.setCurrentText(style)
            self.assertEqual(cmd.get_type(self.surface(channel)), "object:" + style)
        before = cmd.get_object_color_index(self.surface(channel, "down"))
        picked = QtGui.QColor(255, 0, 0)
        QtWidgets.QColorDialog.getColor, original = (
            lambda *_: picked,
            QtWidgets.QColorDialog.getColor,
        )
        self.addCleanup(setattr, QtWidgets.QColorDialog, "getColor", original)
        row.up.click()
        colour = cmd.get_color_tuple(cmd.get_object_color_index(self.surface(channel)))
        self.assertEqual(tuple(colour), (1.0, 0.0, 0.0))
        self.assertEqual(cmd.get_object_color_index(self.surface(channel, "down")), before)
        cmd.color("blue", self.surface(channel, "down"))
        cmd.do("glimpse_explain %s, model=kdeep, steps=2" % LIGAND)
        self.explained(2)
        self.bridge.port.bring_forward(self.name)
        row = self.panel.tabs.rows[channel]
        names = [one.property("colour").name() for one in (row.up, row.down)]
        self.assertEqual(names, ["#ff0000", "#0000ff"])

    def test_clicking_a_row_centres_its_voxel(self):
        self.panel.tabs.setCurrentWidget(self.panel.tabs.tables["Voxels"])
        self.panel.tabs.tables["Voxels"].cellClicked.emit(0, 0)
        place = self.result.summary.top_voxels[0].position
        marked = cmd.get_model(self.name + ".focus").atom[0].coord
        for seen, stated in zip(marked, place):
            self.assertAlmostEqual(seen, stated, delta=0.01)
        self.until(lambda: all(abs(a - b) < 0.1 for a, b in zip(cmd.get_position(), place)))

    def test_tables_list_atoms_residues_and_pairs(self):
        rows = {}
        for title, table in self.panel.tabs.tables.items():
            self.panel.tabs.setCurrentWidget(table)
            rows[title] = table.rowCount()
        summary = self.result.summary
        self.assertEqual(rows["Atoms"], len(self.result.atoms))
        self.assertEqual(rows["Residues"], len(summary.residues))
        self.assertEqual(rows["Pairs"], len(summary.reciprocal_pairs))

    def test_the_legend_is_in_the_panel_until_it_is_wanted_in_the_view(self):
        legend = self.name + ".legend"
        self.assertNotIn(legend, cmd.get_names("objects", 1))
        box = next(
            one for one in self.panel.findChildren(QtWidgets.QCheckBox) if "Legend" in one.text()
        )
        box.setChecked(True)
        self.assertIn(legend, cmd.get_names("objects", 1))
        box.setChecked(False)
        self.assertNotIn(legend, cmd.get_names("objects", 1))

    def test_another_view_of_the_same_ligand_shares_the_scale_when_told(self):
        actions = self.panel.findChild(QtWidgets.QComboBox, "view").parent()
        actions.view.setCurrentIndex(actions.view.findData("apo"))
        actions.findChild(QtWidgets.QPushButton, "Explain").click()
        self.explained(2)
        self.assertEqual(self.panel.results.findChild(QtWidgets.QComboBox).count(), 2)
        actions.scale.setChecked(True)
        first, second = self.bridge.results.values()
        self.assertEqual(self.bridge.scale_of(first), self.bridge.scale_of(second))
        self.bridge.port.bring_forward(self.name)
        self.assertIn(self.name, cmd.get_names("all", 1))
        self.assertNotIn(second.name, cmd.get_names("all", 1))

    def test_a_comparison_is_explained_again_by_another_model(self):
        cmd.create("other", LIGAND)
        cmd.do("glimpse_explain 1hpv and %s, versus=other, model=clash, steps=2" % LIGAND)
        self.explained(2)
        actions = self.panel.findChild(QtWidgets.QComboBox, "view").parent()
        actions.model.setCurrentIndex(actions.model.findData("kdeep"))
        actions.findChild(QtWidgets.QPushButton, "Explain").click()
        self.explained(3)
        summary = self.bridge.results[self.bridge.shown].summary
        self.assertEqual((summary.model.name, summary.attribution.baseline), ("kdeep", "versus"))

    def test_explaining_again_keeps_options_and_template(self):
        template = os.path.join(self.folder, "bonds.sdf")
        cmd.save(template, LIGAND, format="sdf")
        given = "include_waters=1, ligand_atoms=150, top=2, steps=2, template=" + template
        cmd.do("glimpse_explain %s, model=clash, %s" % (LIGAND, given))
        self.explained(2)
        first = self.bridge.results[self.bridge.shown]
        actions = self.panel.findChild(QtWidgets.QComboBox, "view").parent()
        actions.view.setCurrentIndex(actions.view.findData("apo"))
        actions.findChild(QtWidgets.QPushButton, "Explain").click()
        self.explained(3)
        second = self.bridge.results[self.bridge.shown]
        self.assertEqual(first.origin.template, template)
        self.assertEqual(second.origin.template, template)
        self.assertEqual(
            second.origin.asked, dict(first.origin.asked, **{"options.baseline": "apo"})
        )
        self.assertEqual(set(first.origin.asked.values()), {True, 150, 2})
        codes = [self.codes(one.summary) for one in (self.result, first, second)]
        # Of a pose without a clash an empty grid says the same; a protein alone isn't asked about that.
        self.assertEqual(codes[1] - {"nothing-to-see"}, codes[2])
        self.assertIn("waters-included", codes[1])
        self.assertIn("bond-orders-perceived", codes[0] - codes[1])
        self.assertEqual(second.summary.attribution.steps, 2)

    def codes(self, summary):
        return {notice.code for notice in summary.warnings + summary.assumptions}

    def test_the_legend_says_where_the_colours_end_on_the_scale_of_all(self):
        cmd.do("glimpse_explain %s, model=clash, baseline=apo, steps=8" % LIGAND)
        self.explained(2)
        self.bridge.port.bring_forward(self.name)
        limits = [one.limit for one in self.bridge.results.values()]
        self.assertNotEqual(*limits)
        self.assertIn("+%g" % self.result.limit, self.legend())
        self.box("One scale").setChecked(True)
        self.assertIn("+%g" % max(limits), self.legend())
        self.bridge.port.clear(list(self.bridge.results)[limits.index(max(limits))])
        self.assertIn("+%g" % min(limits), self.legend())
        self.box("One scale").setChecked(False)

    def test_the_box_says_whether_a_scale_is_shared_when_the_panel_comes_again(self):
        self.box("One scale").setChecked(True)
        self.bridge.port.clear()
        cmd.do("glimpse_explain %s, %s" % (LIGAND, ENOUGH_STEPS))
        self.explained()
        self.until(lambda: self.bridge.port.desk.dock.panel)
        self.panel = self.bridge.port.desk.dock.panel
        self.assertEqual(self.box("One scale").isChecked(), self.bridge.shares_scale)
        self.bridge.rescale(False)
        self.assertFalse(self.box("One scale").isChecked())

    def test_a_result_that_is_called_as_the_one_before_has_its_own_tables(self):
        self.panel.tabs.setCurrentWidget(self.panel.tabs.tables["Atoms"])
        table = self.panel.tabs.tables["Atoms"]
        before = table.item(0, table.columnCount() - 1).text()
        cmd.translate([2, 0, 0], LIGAND, camera=0)
        found = []
        self.bridge.port.desk.results_changed, original = found.append, self.bridge.port.desk.results_changed
        self.bridge.port.clear(self.name)
        self.bridge.port.desk.results_changed = original
        cmd.do("glimpse_explain %s, %s" % (LIGAND, ENOUGH_STEPS))
        self.explained()
        self.assertEqual(self.bridge.shown, self.name)
        self.assertNotEqual(table.item(0, table.columnCount() - 1).text(), before)

    def box(self, text):
        return next(
            one for one in self.panel.findChildren(QtWidgets.QCheckBox) if text in one.text()
        )

    def legend(self):
        texts = [one.text() for one in self.panel.results.findChildren(QtWidgets.QLabel)]
        return next(one for one in texts if "contribution of an atom" in one)

    def test_a_session_brings_the_panel_back(self):
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.panel.tabs.rows["ligand hydrophobic"].check.setChecked(True)  # What it was of is gone.
        self.assertFalse(self.bridge.port.desk.dock.isVisible())
        cmd.load(self.at("saved.pse"))
        panel = self.bridge.port.desk.dock.panel
        channel = self.result.default_maps[0].channel
        self.assertTrue(panel.tabs.rows[channel].check.isChecked())
        panel.tabs.rows[channel].slider.setValue(50)
        self.assertEqual(
            "±%.2g" % cmd.isolevel(self.surface(channel), query=1), panel.tabs.rows[channel].level.text()
        )
        panel.tabs.rows["ligand hydrophobic"].check.setChecked(True)
        self.until(lambda: self.surface("ligand hydrophobic") in cmd.get_names("objects"))

    def test_the_panel_goes_with_the_last_explanation(self):
        self.panel.findChild(QtWidgets.QPushButton, "Clear").click()
        self.assertFalse(self.bridge.port.desk.dock.isVisible())
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
