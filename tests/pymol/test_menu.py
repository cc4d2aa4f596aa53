"""Right-click in PyMOL's window, and its menu bar."""
import importlib
import json
import os
import shutil

import pymol
from pymol import cmd, menu
from scene import EXECUTABLE, LIGAND, snapshot
from window import WindowTestCase


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

    def test_a_protein_offers_the_ligands_that_show_next_to_it_where_they_are_seen(self):
        cmd.create("dragged", LIGAND)
        cmd.create("hidden", LIGAND)
        cmd.remove("1hpv and " + LIGAND)
        cmd.alter("dragged or hidden", "resn = model[:3].upper()")
        cmd.alter_state(1, "dragged", "x = x + 50")
        cmd.translate([-50, 0, 0], object="dragged", camera=0)
        cmd.group("off", "hidden")
        cmd.disable("off")
        entries = self.glimpse_menu("pick_menu", "title", "(1hpv and resi 25 and name CG)")
        cmd.do(next(line for text, line in entries.items() if text.endswith("Clash detector")))
        self.explained()
        self.assertIn("glimpse_DRA_clash", self.bridge.results)
        start = importlib.import_module(self.plugin.__name__ + ".gui.start")
        cmd.do("glimpse_clear")
        self.assertEqual(cmd.get_object_list(start._meant(self.bridge)), ["1hpv", "dragged"])

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

    def test_a_model_that_comes_or_goes_is_seen_the_next_time_that_the_menu_shows(self):
        mine = os.path.join(os.environ["XDG_DATA_HOME"], "glimpse-bridge", "models", "mine")
        shutil.copytree(os.path.join(os.path.dirname(EXECUTABLE), "models", "clash"), mine)
        self.addCleanup(shutil.rmtree, mine, ignore_errors=True)
        path = os.path.join(mine, "model.json")
        with open(path, encoding="utf-8") as file:
            manifest = json.load(file)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(dict(manifest, name="mine", title="My own"), file)
        entry = "Glimpse > Explain prediction > My own"

        # The menu asks when it shows, unless an answer is on its way: that one may be of before. So it shows again.
        def offers():
            return entry in self.glimpse_menu("pick_menu", "title", self.atom)

        self.assertFalse(offers())
        self.until(offers)
        shutil.rmtree(mine)
        self.until(lambda: not offers())

    def test_before_the_first_connection_a_general_entry_is_offered(self):
        models, self.bridge.models = self.bridge.models, ()
        self.addCleanup(setattr, self.bridge, "models", models)
        entries = self.glimpse_menu("pick_menu", "title", self.atom)
        self.assertIn("Glimpse > Explain prediction > by a model...", entries)


class StartTests(WindowTestCase):
    def test_the_menu_explains_what_is_shown(self):
        self.bridge.port.desk.choose = lambda title, options: options.index("Clash detector")
        self.addCleanup(delattr, self.bridge.port.desk, "choose")
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
        self.assertFalse(self.bridge.port.desk.waits)
