"""What is the user's stays the user's: objects, names, sessions and files."""
import json
import os

from pymol import CmdException, cmd
from scene import COMPLEX, LIGAND, STEPS, TruthTestCase


class OwnershipTests(TruthTestCase):
    def test_an_object_that_the_user_put_into_the_group_outlives_it(self):
        explained = self.explain(LIGAND)
        cmd.create("mine", "1hpv and resi 25")
        cmd.group(explained.name, "mine")
        cmd.create(explained.name + ".mine", "1hpv and resi 25")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(set(cmd.get_names("all")), {"1hpv", "mine", explained.name + ".mine"})

    def test_an_object_that_was_renamed_comes_back_under_its_new_name(self):
        self.explain(LIGAND)
        cmd.set_name("1hpv", "mine")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), ["mine"])
        self.assertEqual(cmd.get_names("all"), ["mine"])

    def test_an_object_that_was_renamed_comes_back_after_a_session_too(self):
        self.explain(LIGAND)
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        cmd.load(self.at("saved.pse"))
        cmd.set_name("1hpv", "mine")
        cmd.save(self.at("again.pse"))
        cmd.reinitialize()
        cmd.load(self.at("again.pse"))
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), ["mine"])

    def test_a_hidden_protein_that_was_renamed_is_still_the_ligands(self):
        cmd.extract("pose", LIGAND)
        first = self.explain("pose")
        cmd.set_name("1hpv", "mine")
        second = self.explain("pose", "model=clash, steps=2, baseline=apo")
        self.assertNotEqual(second.name, first.name)
        self.assertEqual(second.origin.objects, ("mine",))

    def test_an_object_or_a_selection_called_as_ours_are_is_the_users(self):
        cmd.select("glimpse_site", "byres (polymer within 5 of %s)" % LIGAND)
        cmd.select("glimpse_lig", LIGAND)
        first = self.explain(LIGAND)
        residues = {one.number for one in first.summary.residues if one.side == "protein"}
        self.assertIn(25, residues)
        cmd.do("glimpse_clear", echo=0)
        cmd.create("glimpse_B", "1hpv and chain B")
        cmd.remove("1hpv and chain B and polymer")
        self.assertEqual(self.value(LIGAND + " and 1hpv"), first.summary.prediction.value)
        cmd.set_name("1hpv", "glimpse_1hpv")
        self.assertEqual(self.value(LIGAND), first.summary.prediction.value)

    def test_our_copies_are_no_part_of_a_protein_that_a_selection_names(self):
        for protein in ("polymer", "all", "enabled"):
            alone = self.value(LIGAND, "model=clash, steps=2, protein=" + protein)
            self.explain(LIGAND, "model=clash, steps=3")
            mine = "1hpv and " + LIGAND
            beside = self.explain(mine, "model=clash, steps=2, protein=1hpv or (%s)" % protein)
            self.assertEqual(beside.summary.prediction.value, alone)
            self.assertEqual(beside.origin.objects, ("1hpv",))
            cmd.do("glimpse_clear", echo=0)

    def test_our_copies_stay_ours_when_a_session_is_loaded(self):
        self.explain(LIGAND)
        cmd.save(self.at("saved.pse"))
        for partial in (0, 1):
            cmd.reinitialize()
            cmd.load(self.at("saved.pse"), partial=partial)
            self.assertEqual(cmd.get_object_list("all and not ?_glimpse_ours"), ["1hpv"])

    def test_a_group_that_was_renamed_gets_its_name_back_and_it_is_said(self):
        told = []
        self.bridge.port.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        first = self.explain(LIGAND)
        names = set(cmd.get_names("objects"))
        cmd.set_name(first.name, "mine")
        second = self.explain("1hpv and " + LIGAND, "model=kdeep, steps=2")
        self.assertRegex(told[0], "mine is called %s again.*group mine," % first.name)
        self.assertEqual(set(self.bridge.results), {first.name, second.name})
        self.assertLess(names, set(cmd.get_names("objects")))
        self.bridge.port.bring_forward(first.name)
        self.assertNotIn(second.name, cmd.get_names("objects", 1))
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])

    def test_what_was_deleted_from_a_view_is_there_again_when_it_is_explained_again(self):
        explained = self.explain(LIGAND)
        names = set(cmd.get_names("objects"))
        copy = explained.name + ".ligand"
        count = cmd.count_atoms(copy)
        for spoil in (
            lambda: cmd.delete(copy),
            lambda: cmd.delete(explained.name + ".pocket"),
            lambda: cmd.delete(explained.name + ".box"),
            lambda: cmd.delete(explained.name + ".*_map"),
            lambda: cmd.remove(copy + " and name C1"),
        ):
            spoil()
            again = self.explain("1hpv and " + LIGAND)
            self.assertEqual(set(cmd.get_names("objects")), names)
            self.assertEqual((again.name, cmd.count_atoms(copy)), (explained.name, count))
            self.assertEqual(list(self.bridge.results), [explained.name])
        cmd.delete(copy)
        cmd.save(self.at("saved.pse"))
        cmd.load(self.at("saved.pse"))
        self.explain("1hpv and " + LIGAND)
        self.assertEqual(set(cmd.get_names("objects")), names)
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])

    def test_a_view_that_is_whole_is_only_brought_forward_when_it_is_explained_again(self):
        explained = self.explain(LIGAND)
        surfaces = [name for name in cmd.get_names("objects") if name.endswith(("_up", "_down"))]
        cmd.delete(" ".join(surfaces))  # As the panel does.
        cmd.color("magenta", explained.name + ".ligand")
        self.explain("1hpv and " + LIGAND)
        self.assertFalse(set(surfaces) & set(cmd.get_names("objects")))
        colours = set()
        cmd.iterate(explained.name + ".ligand", "colours.add(color)", space={"colours": colours})
        self.assertEqual(colours, {cmd.get_color_index("magenta")})

    def test_a_group_that_was_renamed_is_saved_under_its_own_name_with_all_that_it_shows(self):
        self.bridge.port.desk.tell_error = lambda *words: None
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        for partial in (0, 1):
            explained = self.explain("1hpv and " + LIGAND)
            names = set(cmd.get_names("objects"))
            cmd.set_name(explained.name, "mine")
            cmd.save(self.at("saved.pse"), partial=partial)
            cmd.reinitialize()
            cmd.load(self.at("saved.pse"), partial=partial)
            self.assertEqual(set(cmd.get_names("objects")), names)
            self.assertEqual(list(self.bridge.results), [explained.name])
            self.assertEqual(self.bridge.shown, explained.name)
            for name in names:
                if name.endswith(("_up", "_down")):
                    self.assertGreater(abs(cmd.isolevel(name, query=1)), 0)
                    self.assertTrue(cmd.get_extent(name)[0] != cmd.get_extent(name)[1])
            cmd.do("glimpse_clear", echo=0)
            self.assertEqual(cmd.get_names("all", 1), ["1hpv"])

    def test_a_session_that_is_saved_once_a_view_was_deleted_shows_what_that_had_hidden(self):
        explained = self.explain(LIGAND)
        cmd.delete(explained.name)
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        cmd.load(self.at("saved.pse"))
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])

    def test_what_a_save_leaves_out_is_left_out_when_a_group_was_renamed_too(self):
        self.bridge.port.desk.tell_error = lambda *words: None
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        explained = self.explain(LIGAND)
        cmd.create("other", "1hpv and chain A")
        cmd.set_name(explained.name, "mine")
        cmd.save(self.at("saved.pse"), "1hpv")
        cmd.reinitialize()
        cmd.load(self.at("saved.pse"))
        self.assertEqual(cmd.get_names("objects"), ["1hpv"])

    def test_a_copy_that_was_renamed_is_the_users_once_its_explanation_is_cleared(self):
        explained = self.explain(LIGAND)
        cmd.set_name(explained.name + ".ligand", "mine")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all"), ["1hpv", "mine"])
        cmd.remove("1hpv and " + LIGAND)
        self.assertEqual(self.explain("mine").origin.ligand.split()[1], "mine")

    def test_what_was_loaded_after_all_was_cleared_stays_disabled(self):
        self.explain(LIGAND)
        cmd.reinitialize()
        cmd.load(COMPLEX, "1hpv")
        cmd.disable("1hpv")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), [])

    def test_what_was_loaded_under_the_name_of_what_was_hidden_stays_disabled(self):
        self.explain(LIGAND)
        cmd.delete("1hpv")
        cmd.load(COMPLEX, "1hpv")
        cmd.disable("1hpv")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), [])

    def test_an_object_gets_the_state_of_its_own_back(self):
        for state in (1, 2, 3):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
        cmd.remove("1hpv and " + LIGAND)
        for user, left in ((3, 3), (3, 1)):
            cmd.set("state", user, "pose")
            cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
            self.bridge.show_state(1)
            self.bridge.port.desk.run_until(lambda: cmd.get_object_state("pose") == 2)
            if left != user:
                cmd.set("state", left, "pose")
            cmd.do("glimpse_clear", echo=0)
            self.assertEqual(cmd.get_object_state("pose"), left)

    def test_clearing_what_is_not_there_clears_nothing(self):
        explained = self.explain(LIGAND)
        with self.assertRaisesRegex(CmdException, "no explanation 'glimpse_478_klash'.*478_clash"):
            cmd.keyword["glimpse_clear"][0]("glimpse_478_klash")
        self.assertEqual(list(self.bridge.results), [explained.name])

    def test_an_export_says_what_is_missing_and_takes_formats_with_commas(self):
        export = cmd.keyword["glimpse_export"][0]
        with self.assertRaisesRegex(CmdException, "Nothing is explained"):
            export(self.at("out"))
        self.explain(LIGAND)
        with self.assertRaisesRegex(CmdException, "No format is named"):
            export(self.at("out"), formats="")
        with self.assertRaisesRegex(CmdException, "no format 'xyz'"):
            export(self.at("out"), formats="csv, xyz")
        export(self.at("out"), formats="csv,json")
        files = set(os.listdir(self.at("out")))
        self.assertLess({"atoms.csv", "explanation.json"}, files)
        self.assertFalse([one for one in files if one.endswith(".dx")])

    def test_a_template_of_a_script_is_a_file_or_smiles_as_it_is_of_a_command(self):
        with self.assertRaisesRegex(Exception, "x.sdf can't be read: No such file"):
            self.plugin.explain(LIGAND, model="clash", template="/nonexist/x.sdf")
        cmd.save(self.at("lig.sdf"), LIGAND)
        options = self.plugin.Options(steps=2)
        given = {"model": "clash", "options": options, "template": self.at("lig.sdf")}
        explained = self.plugin.explain(LIGAND, **given)
        self.assertEqual(explained.origin.template, self.at("lig.sdf"))

    def test_a_state_below_all_names_the_remedy_that_helps(self):
        cmd.create("1hpv", "1hpv", 1, 2)
        explain = cmd.keyword["glimpse_explain"][0]
        for own, remedy in (("", r"set state, 1\."), (", 1hpv", "set state, 1, 1hpv")):
            cmd.do("set state, -1" + own, echo=0)
            with self.assertRaisesRegex(CmdException, remedy):
                explain("1hpv and " + LIGAND, model="clash", steps=2)
            cmd.do("set state, 1" + own, echo=0)
            self.assertTrue(explain("1hpv and " + LIGAND, model="clash", steps=2))
            cmd.do("glimpse_clear", echo=0)

    def test_what_is_exported_without_a_name_is_what_is_in_front(self):
        first = self.explain(LIGAND)
        self.explain(LIGAND, "model=kdeep, steps=2")
        self.bridge.port.bring_forward(first.name)
        cmd.do("glimpse_export %s, formats=json" % self.at("out"), echo=0)
        with open(self.at("out/explanation.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["summary"]["model"]["name"], "clash")

    def value(self, line, steps=STEPS):
        """The prediction; what shows is cleared."""
        value = self.explain(line, steps).summary.prediction.value
        cmd.do("glimpse_clear", echo=0)
        return value

    def test_an_object_that_took_the_groups_name_stays(self):
        explained = self.explain(LIGAND)
        cmd.delete(explained.name)
        cmd.create(explained.name, "1hpv and resi 25")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(set(cmd.get_names("all")), {"1hpv", explained.name})
        again = self.explain(LIGAND)
        self.assertEqual(again.name, explained.name + "_2")

    def test_a_name_that_differs_by_case_or_a_leftover_member_is_taken(self):
        cmd.create("GLIMPSE_478_CLASH", "1hpv and resi 25")
        cmd.create("glimpse_478_clash_2.ligand", "1hpv and resi 26")
        explained = self.explain(LIGAND)
        self.assertEqual(explained.name, "glimpse_478_clash_3")
        cmd.do("glimpse_clear", echo=0)
        self.assertTrue(cmd.count_atoms("GLIMPSE_478_CLASH"))
        self.assertTrue(cmd.count_atoms("glimpse_478_clash_2.ligand"))

    def test_a_session_with_an_object_of_the_groups_name_makes_no_result_of_it(self):
        explained = self.explain(LIGAND)
        cmd.save(self.at("saved.pse"))
        text = self.plugin.session.state_of(self.bridge)
        cmd.do("glimpse_clear", echo=0)
        cmd.create(explained.name, "1hpv and resi 25")
        self.plugin.session.restore(self.bridge, text)
        self.assertFalse(self.bridge.results)

    def test_what_a_session_keeps_and_nobody_can_read_is_said_and_its_objects_stay(self):
        told = []
        self.bridge.port.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        for text in ("{", '{"results": [{}]}'):
            self.plugin.session.restore(self.bridge, text)
            self.assertIn("can't be read", told.pop())
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_an_export_into_a_folder_with_a_file_of_the_users_is_refused(self):
        explained = self.explain(LIGAND)
        os.mkdir(self.at("out"))
        with open(self.at("out/note.txt"), "w", encoding="utf-8") as file:
            file.write("mine")
        with self.assertRaisesRegex(CmdException, "note.txt is there already"):
            cmd.keyword["glimpse_export"][0](self.at("out"))
        self.assertEqual(os.listdir(self.at("out")), ["note.txt"])
        self.assertTrue(explained.name)
