"""The bundle in ChimeraX's window: context menu, panel, tasks; the main loop goes on."""
import importlib
import time

import scene
from chimerax.atomic import selected_atoms
from chimerax.map import Volume
from chimerax.mouse_modes import SelectMouseMode
from Qt.QtCore import QEventLoop, QTimer
from Qt.QtWidgets import QPushButton
from scene import COMPLEX, LIGAND, QUICK, SceneTestCase, snapshot

_AMPRENAVIR = "CC(C)CN(CC(C(Cc1ccccc1)NC(=O)OC2CCOC2)O)S(=O)(=O)c3ccc(cc3)N"  # 478 of 1HPV
_PATIENCE = 600  # seconds
_TICK = 20  # ms
_LONGEST_PAUSE = 5  # seconds; a guard against waiting on the main thread, not a measurement


class WindowTestCase(SceneTestCase):
    def wait_until(self, is_over):
        """Lets the window go on until it is so; returns the longest pause of its loop."""
        loop, timer = QEventLoop(), QTimer()
        began = last = time.monotonic()
        pauses = []

        def look():
            nonlocal last
            now = time.monotonic()
            pauses.append(now - last)
            last = now
            if is_over() or now - began > _PATIENCE:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_TICK)
        loop.exec()
        timer.stop()
        self.assertTrue(is_over(), "it never came")
        return max(pauses)

    def explain_in_background(self, more=QUICK):
        self.run_command("glimpse explain %s %s" % (LIGAND, more))
        pause = self.wait_until(lambda: self.bridge.shown is not None)
        return self.bridge.shown, pause

    @property
    def panel(self):
        from chimerax.glimpse.gui.tool import GlimpseTool

        return GlimpseTool.get_singleton(scene.session).panel


class ContextMenuTests(WindowTestCase):
    def entries(self):
        event = object()
        return {
            entry.label(scene.session, event): entry
            for entry in SelectMouseMode._menu_entry_info
            if type(entry).__module__.startswith("chimerax.glimpse")
            and entry.criteria(scene.session, event)
        }

    def test_an_atom_of_the_ligand_or_of_the_protein_next_to_it_offers_each_model(self):
        self.bridge.learn_models()
        self.wait_until(lambda: self.bridge.models)
        for selection in (LIGAND + "@C1", "/A:25@CB"):
            self.run_command("select %s" % selection)
            self.assertEqual(
                sorted(self.entries()),
                sorted(
                    "Glimpse: Explain Prediction of 478 by %s" % model.title
                    for model in self.bridge.models
                ),
            )

    def test_nothing_is_offered_where_there_is_no_ligand(self):
        self.run_command("delete %s" % LIGAND)
        self.run_command("select /A:25@CB")
        self.assertEqual(self.entries(), {})

    def test_choosing_an_entry_explains(self):
        self.bridge.learn_models()
        self.wait_until(lambda: self.bridge.models)
        self.run_command("select %s@C1" % LIGAND)
        entry = next(one for label, one in self.entries().items() if "Clash" in label)
        entry.callback(scene.session, None)
        self.wait_until(lambda: self.bridge.shown is not None)
        self.assertEqual(self.bridge.shown.explained.summary.model.name, "clash")
        self.assertIn("Glimpse: Clear", self.entries())

    def test_an_entry_that_named_no_model_asks_for_one_though_they_are_known_by_then(self):
        from unittest import mock

        self.run_command("select %s@C1" % LIGAND)
        self.bridge.models = ()
        entry = self.entries()["Glimpse: Explain Prediction of 478..."]
        self.wait_until(lambda: self.bridge.models)
        with mock.patch("chimerax.glimpse.gui.choose.choose", return_value=None) as choose:
            entry.callback(scene.session, None)
            self.wait_until(lambda: choose.called)
        self.assertEqual(self.bridge.results, [])

    def test_a_dialog_that_raises_ends_its_task_and_is_told(self):
        from unittest import mock

        told = []
        self.bridge.tell = lambda title, error: told.append(str(error))
        self.addCleanup(self.bridge.__dict__.pop, "tell")
        with mock.patch("chimerax.glimpse.gui.choose.choose", side_effect=RuntimeError("broken")):
            self.run_command("glimpse explain %s" % LIGAND)
            (task,) = self.bridge.port.tasks
            self.wait_until(lambda: not self.bridge.port.tasks)
        self.wait_until(task.terminated)
        self.assertEqual(told, ["broken"])

    def test_a_task_that_waits_for_an_answer_can_be_cancelled(self):
        from unittest import mock

        asked = []

        def never(*_):
            asked.append(True)
            self.bridge.port.tasks[0].terminate()
            self.wait_until(lambda: not self.bridge.port.tasks)
            return 0

        with mock.patch("chimerax.glimpse.gui.choose.choose", side_effect=never):
            self.run_command("glimpse explain %s" % LIGAND)
            self.wait_until(lambda: asked and not self.bridge.port.tasks)
        self.assertEqual(self.bridge.results, [])

    def test_entries_are_registered_once(self):
        from chimerax.glimpse.contextmenu import register

        count = len(SelectMouseMode._menu_entry_info)
        register()
        self.assertEqual(len(SelectMouseMode._menu_entry_info), count)


class PanelTests(WindowTestCase):
    def test_the_window_goes_on_while_it_is_explained_and_the_camera_stays(self):
        before = snapshot()[2]
        shown, pause = self.explain_in_background("model kdeep")
        self.assertLess(pause, _LONGEST_PAUSE)
        self.assertEqual(snapshot()[2], before)
        self.assertTrue(self.panel.tabs.isVisibleTo(self.panel))
        self.assertIn("orientations", self.panel.results.text.text())
        self.assertEqual(len(self.panel.tabs.rows), len(shown.explained.summary.channels))

    def test_a_slider_moves_both_surfaces_and_the_volumes_own_level_moves_the_slider(self):
        shown, _ = self.explain_in_background()
        volume = next(one for one in shown.child_models() if isinstance(one, Volume))
        row = self.panel.tabs.rows[volume.name]
        self.assertTrue(row.check.isChecked())
        row.slider.setValue(row.slider.value() - 20)
        levels = sorted(surface.level for surface in volume.surfaces)
        self.assertTrue(all(abs(abs(one) - abs(levels[0])) < 1e-9 for one in levels))
        before = row.slider.value()
        self.run_command("volume #%s level %g" % (volume.id_string, 2 * abs(levels[0])))
        self.assertGreater(row.slider.value(), before)

    def test_the_swatches_have_the_colors_of_the_surfaces_when_the_panel_comes_back(self):
        shown, _ = self.explain_in_background()
        volume = next(one for one in shown.child_models() if isinstance(one, Volume))
        maps = importlib.import_module("chimerax.glimpse.viewer.maps")
        for sign, colour in ((1, (1.0, 0.0, 0.0)), (-1, (0.0, 0.0, 1.0))):
            maps.set_colour(volume, sign, colour)
        self.run_command("glimpse explain %s model kdeep steps 2" % LIGAND)
        self.wait_until(lambda: self.bridge.shown not in (None, shown))
        self.bridge.port.bring_forward(shown)
        row = self.panel.tabs.rows[volume.name]
        names = [one.property("colour").name() for one in (row.up, row.down)]
        there = [any(one.level * sign > 0 for one in volume.surfaces) for sign in (1, -1)]
        for name, wanted, is_there in zip(names, ("#ff0000", "#0000ff"), there):
            self.assertTrue(name == wanted or not is_there)
        self.assertTrue(any(there))

    def test_the_slider_of_a_volume_that_was_closed_has_nothing_to_move(self):
        shown, _ = self.explain_in_background()
        volume = next(one for one in shown.child_models() if isinstance(one, Volume))
        row = self.panel.tabs.rows[volume.name]
        self.run_command("close #%s" % volume.id_string)
        self.assertFalse(row.check.isChecked())
        row.slider.setValue(row.slider.value() // 2)

    def test_a_channel_whose_map_isnt_there_is_fetched_when_it_is_checked(self):
        shown, _ = self.explain_in_background(QUICK + " maps none")
        label, row = next(
            (label, row) for label, row in self.panel.tabs.rows.items() if row.check.isEnabled()
        )
        row.check.setChecked(True)
        self.wait_until(lambda: any(one.name == label for one in shown.child_models()))
        self.wait_until(lambda: row.slider.isEnabled())

    def test_choosing_a_row_selects_what_it_is_about_and_centres_it(self):
        import numpy

        shown, _ = self.explain_in_background()
        panel = self.panel
        for title in ("Voxels", "Atoms", "Residues"):
            at = next(i for i in range(panel.tabs.count()) if panel.tabs.tabText(i) == title)
            panel.tabs.setCurrentIndex(at)
            table = panel.tabs.tables[title]
            table.cellClicked.emit(1, 0)
            self.assertTrue(len(selected_atoms(scene.session)), title)
        camera = scene.session.main_view.camera
        place = selected_atoms(scene.session).scene_coords.mean(axis=0)
        aside = numpy.cross(place - camera.position.origin(), camera.view_direction())
        self.assertLess(numpy.linalg.norm(aside), 3.0)

    def test_a_task_can_be_cancelled_in_the_panel(self):
        self.run_command("glimpse explain %s model kdeep steps 200" % LIGAND)
        (task,) = self.bridge.port.tasks
        self.assertIn(task, scene.session.tasks.list())
        button = next(one for one in self.panel.findChildren(QPushButton) if one.text() == "Cancel")
        button.click()
        self.wait_until(task.terminated)
        self.assertEqual(self.bridge.results, [])

    def test_a_color_key_that_the_user_has_changed_is_the_users(self):
        from chimerax.color_key.model import get_model

        self.explain_in_background()
        ours = get_model(scene.session, create=False)
        self.assertIn("per atom", str(ours.rgbas_and_labels))
        self.run_command("glimpse clear")
        self.assertIsNone(get_model(scene.session, create=False))
        self.explain_in_background()
        self.run_command("key blue:low red:high")
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        for step in ("glimpse clear", "open '%s'" % path, "glimpse clear"):
            self.run_command(step)
            key = get_model(scene.session, create=False)
            self.assertIsNotNone(key, step)
            self.assertEqual([label for _, label in key.rgbas_and_labels], ["low", "high"])
        self.run_command("key delete")

    def test_clear_leaves_an_empty_panel(self):
        self.explain_in_background()
        self.run_command("glimpse clear")
        self.assertFalse(self.panel.tabs.isVisibleTo(self.panel))
        self.assertTrue(self.panel.empty.isVisibleTo(self.panel))

    def test_closing_the_model_that_shows_brings_the_other_forward(self):
        first, _ = self.explain_in_background()
        self.run_command("glimpse explain %s %s baseline apo" % (LIGAND, QUICK))
        self.wait_until(lambda: self.bridge.shown not in (None, first))
        self.run_command("close #%s" % self.bridge.shown.id_string)
        self.assertIs(self.bridge.shown, first)
        self.assertTrue(self.panel.tabs.isVisibleTo(self.panel))

    def test_explain_means_the_atoms_that_were_explained_and_no_other_structures(self):
        shown, _ = self.explain_in_background("protein #1/A " + QUICK)
        value = shown.explained.summary.prediction.value
        button = self.panel.findChild(QPushButton, "Explain")
        button.click()
        self.wait_until(lambda: self.bridge.shown not in (None, shown))
        self.assertAlmostEqual(
            self.bridge.shown.explained.summary.prediction.value, value, places=3
        )
        told, logger = [], scene.session.logger
        logger.error = lambda text, *_, **__: told.append(text)
        self.addCleanup(logger.__dict__.pop, "error", None)
        self.run_command("close #1")
        self.run_command("open '%s' id #1" % COMPLEX)
        button.click()
        self.assertEqual(self.bridge.port.tasks, [])
        self.assertIn("was closed", " ".join(told))

    def test_explain_keeps_the_options_and_the_template_of_what_shows(self):
        more = "includeWaters true ligandAtoms 150 top 2 template %s " % _AMPRENAVIR
        shown, _ = self.explain_in_background(more + QUICK)
        view = self.panel.actions.view
        view.setCurrentIndex(view.findData("apo"))
        self.panel.findChild(QPushButton, "Explain").click()
        self.wait_until(lambda: self.bridge.shown not in (None, shown))
        first, again = (one.explained.origin for one in (shown, self.bridge.shown))
        self.assertEqual((first.template, again.template), (_AMPRENAVIR, _AMPRENAVIR))
        self.assertEqual(set(first.asked.values()), {True, 150, 2})
        self.assertEqual(again.asked, dict(first.asked, **{"options.baseline": "apo"}))
        self.assertEqual(self.bridge.shown.explained.summary.attribution.steps, 2)

    def test_a_session_brings_back_the_panel(self):
        shown, _ = self.explain_in_background()
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("close session")
        self.run_command("open '%s'" % path)
        from chimerax.glimpse.gui.tool import GlimpseTool

        self.assertEqual(len(scene.session.tools.find_by_class(GlimpseTool)), 1)
        self.assertIn(shown.explained.summary.prediction.unit, self.panel.results.text.text())

    def test_the_box_and_the_legend_say_what_scale_is_painted(self):
        shown, _ = self.explain_in_background()
        self.run_command("glimpse explain %s model clash steps 2 baseline apo" % LIGAND)
        self.wait_until(lambda: self.bridge.shown not in (None, shown))
        limits = [one.explained.limit for one in self.bridge.results]
        self.panel.actions.scale.setChecked(True)
        self.assertIn("+%g" % max(limits), self.panel.results.legend.text())
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("close session")
        self.bridge.port.shares_scale = False
        self.run_command("open '%s'" % path)
        self.assertTrue(self.panel.actions.scale.isChecked())
        self.assertIn("+%g" % max(limits), self.panel.results.legend.text())
        wide = next(one for one in self.bridge.results if one.explained.limit == max(limits))
        self.run_command("close #%s" % wide.id_string)
        self.assertIn("+%g" % min(limits), self.panel.results.legend.text())
        from chimerax.color_key.model import get_model

        key = get_model(scene.session, create=False)
        self.assertIn("+%g" % min(limits), [label for _, label in key.rgbas_and_labels])

    def test_coordinate_sets_are_plotted(self):
        xyz = self.complex.atoms.coords
        self.complex.add_coordset(2, xyz + 0.2)
        self.run_command("glimpse coordsets %s %s" % (LIGAND, QUICK))
        self.wait_until(lambda: self.bridge.series is not None)
        panel = self.panel
        self.assertTrue(panel.tabs.isTabEnabled(panel.tabs.indexOf(panel.tabs.states)))
        self.bridge.show_state(1)
        self.wait_until(
            lambda: self.bridge.shown is not None and self.bridge.shown.explained.origin.state == 2
        )
        self.assertEqual(self.complex.active_coordset_id, 2)
