"""The plugin in PyMOL's window: right-click, background jobs, dialogs."""
import os
import threading

import pymol
from pymol import cmd, menu
from pymol.Qt import QtCore, QtGui, QtWidgets
from scene import LIGAND, STEPS, SceneTestCase, snapshot, threads_of_sockets
from support import HELLO, answer_line, client_line, error_line, notice_line

TICK = 5  # ms
ENOUGH_STEPS = "steps=8"  # for both signs and both sides to have something to show
MESSAGE_BYTES = 1 << 24
TICKS = 30  # that must come while a job runs

MODELS = {
    "models": [
        {
            "name": name,
            "title": title,
            "description": "",
            "scheme": "glimpse-8",
            "schemeRevision": 1,
            "output": name,
            "unit": "logit",
            "showsProbability": False,
            "gridSize": 24,
            "gridSpacing": 1.0,
            "channels": [],
            "metrics": {},
        }
        for name, title in (("one", "The first"), ("two", "The second"))
    ],
    "faults": [],
}


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
        self.bridge.desk.run_until(holds)

    def explained(self, count=1):
        self.until(lambda: len(self.bridge.results) == count and self.is_drawn())

    def is_drawn(self):
        last = list(self.bridge.results.values())[-1]
        surface = "%s.%s_up" % (last.name, last.default_maps[-1].channel.replace(" ", "_"))
        return surface in cmd.get_names("objects")

    def glimpse_menu(self, name, *arguments):
        rows = getattr(menu, name)(cmd, *arguments)
        entries = [row for row in rows if row[1] == "Glimpse"]
        self.assertEqual(len(entries), 1, "one entry in %s" % name)
        return leaves(entries)

    def dialogs(self):
        window = pymol.gui.get_qtwindow()
        return [one for one in window.findChildren(QtWidgets.QMessageBox) if one.isVisible()]


class DrawingTests(WindowTestCase):
    def test_clearing_while_it_is_drawn_leaves_nothing(self):
        cmd.do("glimpse_explain %s, %s" % (LIGAND, STEPS))
        self.until(lambda: self.bridge.results)
        self.assertFalse(self.is_drawn())
        self.bridge.clear()
        start = self.ticks
        self.until(lambda: self.ticks >= start + TICKS)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
        self.assertIn("1hpv", cmd.get_names("objects", 1))

    def test_a_group_that_the_user_deletes_is_forgotten(self):
        cmd.do("glimpse_explain %s, %s" % (LIGAND, STEPS))
        self.explained()
        cmd.delete("glimpse_478_clash")
        self.bridge.prune()
        self.assertFalse(self.bridge.results)
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])


class RightClickTests(WindowTestCase):
    def setUp(self):
        super().setUp()
        self.bridge.learn_models()
        self.until(lambda: self.bridge.models)
        self.atom = "(1hpv`%d)" % cmd.index("%s and name O3" % LIGAND)[0][1]

    def test_an_atom_an_object_a_selection_and_the_sequence_offer_each_model(self):
        cmd.select("picked", self.atom)
        for name, arguments in (
            ("pick_menu", ("title", self.atom)),
            ("pick_sele", ("picked", "title")),
            ("mol_action", ("1hpv",)),
            ("sele_action", ("picked",)),
            ("seq_option", (self.atom, "/1hpv//478`200/O3")),
        ):
            entries = self.glimpse_menu(name, *arguments)
            for model in self.bridge.models:
                self.assertIn("Glimpse > Explain prediction > " + model.title, entries, name)

    def test_the_entry_explains_the_whole_ligand_and_keeps_all_that_is_the_users(self):
        before = snapshot()
        entries = self.glimpse_menu("pick_menu", "title", self.atom)
        cmd.do(entries["Glimpse > Explain prediction > Clash detector"])
        self.explained()
        explained = self.bridge.results["glimpse_478_clash"]
        self.assertEqual(
            explained.summary.ligand.heavy_atoms, cmd.count_atoms("1hpv and " + LIGAND)
        )
        self.assert_peak_is_at_top_voxel(explained)
        self.assertEqual(snapshot(), before)
        entries = self.glimpse_menu("pick_menu", "title", "(%s.ligand`1)" % explained.name)
        self.assertIn("Glimpse > Clear " + explained.name, entries)
        cmd.do(entries["Glimpse > Clear"])
        self.until(lambda: not self.bridge.results)
        self.assertEqual(snapshot(), before)
        self.assertIn("1hpv", cmd.get_names("objects", 1))

    def test_on_the_protein_the_nearest_ligand_is_offered(self):
        entries = self.glimpse_menu("pick_menu", "title", "(first (1hpv and chain B and resi 25))")
        self.assertIn("resn 478", entries["Glimpse > Explain prediction > Clash detector"])

    def test_far_from_any_ligand_nothing_is_offered(self):
        cmd.remove(LIGAND)
        entries = self.glimpse_menu("mol_action", "1hpv")
        self.assertEqual(entries, {})

    def test_another_ligand_of_the_site_can_be_compared_with(self):
        cmd.create("pose", LIGAND)
        entries = self.glimpse_menu("pick_menu", "title", self.atom)
        command = entries["Glimpse > Compare with... > 478 > Clash detector"]
        self.assertIn("versus=", command)
        self.assertIn("model pose", command)

    def test_loading_the_plugin_again_wraps_once(self):
        self.plugin.menu.extend(self.bridge, menu)
        self.glimpse_menu("mol_action", "1hpv")

    def test_before_the_first_connection_a_general_entry_is_offered(self):
        models, self.bridge.models = self.bridge.models, ()
        self.addCleanup(setattr, self.bridge, "models", models)
        entries = self.glimpse_menu("pick_menu", "title", self.atom)
        self.assertIn("Glimpse > Explain prediction > by a model...", entries)


class PanelTests(WindowTestCase):
    def setUp(self):
        super().setUp()
        cmd.do("glimpse_explain %s, %s" % (LIGAND, ENOUGH_STEPS))
        self.explained()
        self.until(lambda: self.bridge.desk.dock.panel)
        self.panel = self.bridge.desk.dock.panel
        self.name = self.bridge.shown
        self.result = self.bridge.results[self.name]

    def surface(self, channel, sign="up"):
        return "%s.%s_%s" % (self.name, channel.replace(" ", "_"), sign)

    def test_each_channel_of_the_model_has_a_row_and_the_best_are_checked(self):
        labels = [channel.label for channel in self.result.summary.model.channels]
        self.assertEqual(list(self.panel.rows), labels)
        shown = {found.channel for found in self.result.default_maps}
        self.assertEqual(
            {name for name, row in self.panel.rows.items() if row.check.isChecked()}, shown
        )

    def test_a_channel_is_fetched_when_it_is_first_shown_and_hidden_again(self):
        row = self.panel.rows["ligand hydrophobic"]
        self.assertNotIn(self.name + ".ligand_hydrophobic_map", cmd.get_names("objects"))
        row.check.setChecked(True)
        self.until(lambda: self.surface("ligand hydrophobic") in cmd.get_names("objects"))
        self.assertTrue(row.slider.isEnabled())
        row.check.setChecked(False)
        self.assertNotIn(self.surface("ligand hydrophobic"), cmd.get_names("objects"))

    def test_the_slider_moves_both_signs(self):
        channel = self.result.default_maps[0].channel
        row = self.panel.rows[channel]
        row.slider.setValue(row.slider.value() - 20)
        level = cmd.isolevel(self.surface(channel), query=1)
        self.assertEqual("±%.2g" % level, row.level.text())
        self.assertAlmostEqual(
            cmd.isolevel(self.surface(channel, "down"), query=1), -level, delta=1e-9
        )

    def test_style_and_colour_can_be_chosen(self):
        channel = self.result.default_maps[0].channel
        row = self.panel.rows[channel]
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

    def test_clicking_a_row_centres_its_voxel(self):
        self.panel.tabs.setCurrentWidget(self.panel.tables["Voxels"])
        self.panel.tables["Voxels"].cellClicked.emit(0, 0)
        place = self.result.summary.top_voxels[0].position
        marked = cmd.get_model(self.name + ".focus").atom[0].coord
        for seen, stated in zip(marked, place):
            self.assertAlmostEqual(seen, stated, delta=0.01)
        self.until(lambda: all(abs(a - b) < 0.1 for a, b in zip(cmd.get_position(), place)))

    def test_tables_list_atoms_residues_and_pairs(self):
        rows = {}
        for title, table in self.panel.tables.items():
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
        self.bridge.bring_forward(self.name)
        self.assertIn(self.name, cmd.get_names("all", 1))
        self.assertNotIn(second.name, cmd.get_names("all", 1))

    def test_a_session_brings_the_panel_back(self):
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.panel.rows["ligand hydrophobic"].check.setChecked(True)  # What it was of is gone.
        self.assertFalse(self.bridge.desk.dock.isVisible())
        cmd.load(self.at("saved.pse"))
        panel = self.bridge.desk.dock.panel
        channel = self.result.default_maps[0].channel
        self.assertTrue(panel.rows[channel].check.isChecked())
        panel.rows[channel].slider.setValue(50)
        self.assertEqual(
            "±%.2g" % cmd.isolevel(self.surface(channel), query=1), panel.rows[channel].level.text()
        )
        panel.rows["ligand hydrophobic"].check.setChecked(True)
        self.until(lambda: self.surface("ligand hydrophobic") in cmd.get_names("objects"))

    def test_the_panel_goes_with_the_last_explanation(self):
        self.panel.findChild(QtWidgets.QPushButton, "Clear").click()
        self.assertFalse(self.bridge.desk.dock.isVisible())
        self.assertEqual(cmd.get_names("all"), ["1hpv"])


class StatesTests(WindowTestCase):
    def test_the_plot_of_all_states_goes_to_the_one_that_is_clicked(self):
        for state in (1, 2, 3):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (state - 1))
        cmd.remove("1hpv and " + LIGAND)
        entries = self.glimpse_menu("mol_action", "pose")
        self.assertTrue([text for text in entries if "Explain all 3 states" in text])
        cmd.do("glimpse_states pose, steps=2")
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


class BackgroundTests(WindowTestCase):
    def slow_daemon(self, *then):
        """Reports progress, then answers nothing until it is told to stop."""
        self.play(
            client_line(1, "initialize"),
            answer_line(1, dict(HELLO, limits=dict(HELLO["limits"], messageBytes=MESSAGE_BYTES))),
            client_line(2, "models/list"),
            answer_line(2, MODELS),
            client_line(3, "explain"),
            notice_line(
                "$/progress", token="glimpse-1", ligand=0, of=1, stage="explaining", share=0.5
            ),
            *then,
        )

    def test_the_main_loop_goes_on_and_touches_no_socket_while_a_job_runs(self):
        threads = threads_of_sockets(self)
        self.slow_daemon(client_line(9, "$/cancelRequest"), error_line(3, -32800, "stopped"))
        job = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        self.until(lambda: job.share == 0.5 or job.has_ended)
        self.assertEqual((job.state, job.stage), ("running", "explaining"))
        start = self.ticks
        self.until(lambda: self.ticks >= start + TICKS)
        self.assertEqual(job.state, "running")
        job.cancel()
        self.until(lambda: job.has_ended)
        self.assertEqual((job.state, job.error), ("cancelled", None))
        self.assertTrue(threads)
        self.assertNotIn(threading.main_thread(), threads)
        self.assertFalse(self.dialogs())

    def test_jobs_queue_and_a_waiting_one_can_be_cancelled(self):
        self.slow_daemon(client_line(9, "$/cancelRequest"), error_line(3, -32800, "stopped"))
        first = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        second = self.plugin.commands.explain(self.bridge, LIGAND, model="two")
        self.until(lambda: first.share == 0.5 or first.has_ended)
        self.assertEqual(second.state, "waiting")
        rows = self.bridge.desk.dock.findChildren(QtWidgets.QProgressBar)
        self.assertEqual(len([row for row in rows if row.isVisible()]), 2)
        second.cancel()
        first.cancel()
        self.until(lambda: first.has_ended and second.has_ended)
        self.assertEqual((first.state, second.state), ("cancelled", "cancelled"))

    def test_a_daemon_that_goes_away_is_a_dialog_with_a_hint(self):
        self.slow_daemon({"exit": 3})
        job = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        self.until(lambda: job.has_ended and self.dialogs())
        dialog = self.dialogs()[0]
        self.assertIn("broke off", dialog.text())
        self.assertTrue(dialog.informativeText())
        dialog.close()
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_without_the_program_a_dialog_says_what_to_install(self):
        self.bridge.use_command("/nonexistent/glimpse")
        self.addCleanup(self.bridge.use_command, None)
        cmd.do("glimpse_explain " + LIGAND)
        self.until(self.dialogs)
        self.assertIn("Install Glimpse Bridge", self.dialogs()[0].informativeText())
        self.dialogs()[0].close()

    def test_with_several_models_and_none_named_the_user_is_asked(self):
        self.slow_daemon({"deaf": True})
        asked = []
        self.bridge.desk.choose = lambda title, options: asked.append(options)
        self.addCleanup(delattr, self.bridge.desk, "choose")
        job = self.plugin.commands.explain(self.bridge, LIGAND)
        self.until(lambda: job.has_ended)
        self.assertEqual((asked, job.state), ([["The first", "The second"]], "cancelled"))

    def test_a_script_can_wait_while_the_window_goes_on(self):
        start = self.ticks
        cmd.do("glimpse_explain %s, %s, wait=1" % (LIGAND, STEPS))
        self.explained()
        self.assertGreater(self.ticks, start)


class StartTests(WindowTestCase):
    def test_the_menu_explains_what_is_shown(self):
        bar = pymol.gui.get_qtwindow().menuBar()
        menus = [
            action.menu() for one in bar.actions() if one.menu() for action in one.menu().actions()
        ]
        glimpse = next(one for one in menus if one and one.title() == "Glimpse Bridge")
        next(one for one in glimpse.actions() if one.text() == "Explain prediction").trigger()
        self.explained()
        self.assertEqual(list(self.bridge.results), ["glimpse_478_clash"])

    def test_the_installed_plugin_has_loaded_itself_with_its_menu(self):
        self.assertTrue(self.plugin.__file__.startswith(os.environ["HOME"]))
        bar = pymol.gui.get_qtwindow().menuBar()
        texts = [
            action.text() for one in bar.actions() if one.menu() for action in one.menu().actions()
        ]
        self.assertIn("Glimpse Bridge", texts)
        self.assertFalse(self.bridge.desk.waits)
