"""What is painted, named and shown is what the record says, of what is still there."""
import csv
import importlib
import os
from unittest import mock

import picture
from pymol import CmdException, cmd
from scene import COMPLEX, LIGAND, STEPS, SceneTestCase

CLOSE = 1e-4
_VIVID = 60  # of 255 between the channels of a colour


class TruthTestCase(SceneTestCase):
    def explain(self, line, steps=STEPS):
        cmd.do("glimpse_explain %s, %s" % (line, steps), echo=0)
        self.assertTrue(self.bridge.results, "nothing was explained")
        return list(self.bridge.results.values())[-1]

    def rows(self, name="out/series.csv"):
        with open(self.at(name), encoding="utf-8") as file:
            return list(csv.DictReader(file))


class CompareTests(TruthTestCase):
    def compared(self):
        cmd.create("pose", LIGAND)
        cmd.remove("pose and name O3")
        return self.explain("1hpv and %s, versus=pose" % LIGAND, "model=kdeep, steps=8")

    def test_what_is_painted_on_each_ligand_adds_up_to_the_record(self):
        explained = self.compared()
        record, atoms = explained.summary.comparison, explained.atoms
        self.assertEqual(len(record.matches), 34)
        net = sum(match.net for match in record.matches)
        alone = {
            "ligand": record.ligand_sum
            - sum(atoms[match.ligand_index].attribution for match in record.matches),
            "reference": record.reference_sum
            - sum(atoms[match.reference_index].attribution for match in record.matches),
        }
        for part, own in alone.items():
            copied = cmd.get_model("%s.%s" % (explained.name, part)).atom
            self.assertAlmostEqual(sum(atom.b for atom in copied), own + net, delta=CLOSE)
        self.assertGreater(abs(record.ligand_sum), 5 * abs(alone["ligand"] + net))

    def test_the_atom_that_differs_is_painted_most_and_what_both_have_is_pale(self):
        explained = self.compared()
        found = []
        name = explained.name + ".ligand"
        cmd.iterate(name, "found.append((name, b, color))", space={"found": found})
        colours = {name: cmd.get_color_tuple(colour) for name, _, colour in found}
        vividness = {name: max(rgb) - min(rgb) for name, rgb in colours.items()}
        sizes = {name: abs(b) for name, b, _ in found}
        self.assertEqual(max(sizes, key=sizes.get), "O3")
        pale = sorted(vividness.values())[len(vividness) // 2]
        self.assertGreater(vividness["O3"], 2 * pale)

    def test_atoms_of_either_ligand_at_one_place_are_told_apart_without_a_match(self):
        explained = self.compared()
        other = cmd.get_model(explained.name + ".reference").atom
        self.assertEqual(len(other), 34)
        self.assertTrue(all(atom.b for atom in other))


class LabelTests(TruthTestCase):
    def test_a_voxels_label_names_the_atom_that_its_reading_is_of(self):
        explained = self.explain(LIGAND, "model=kdeep, steps=8")
        labels = {}
        cmd.iterate(explained.name + ".voxels", "labels[resi] = label", space={"labels": labels})
        for rank, voxel in enumerate(explained.summary.top_voxels, 1):
            if voxel.interaction:
                atom = explained.atoms[voxel.geometry.protein_atom]
                self.assertIn("%s %s" % (atom.residue_number, atom.name), labels[str(rank)])
                named = (atom.chain, atom.residue_name, atom.residue_number, atom.name)
                self.assertIn("%s:%s:%d %s" % named, voxel.reading)


class NameTests(TruthTestCase):
    def test_long_chains_and_names_and_insertion_codes_come_back_as_pymol_has_them(self):
        plain = self.explain(LIGAND, "model=kdeep, steps=2")
        cmd.do("glimpse_clear", echo=0)
        cmd.alter(LIGAND, "resn = 'LIGAB'")
        for chain in "AB":
            cmd.alter("polymer and chain " + chain, "chain = 'AA%s'" % chain)
        cmd.alter("chain AAB and resi 25", "resi = '25C'")
        cmd.sort()
        explained = self.explain("resn LIGAB", "model=kdeep, steps=2")
        self.assertEqual(explained.name, "glimpse_LIGAB_kdeep")
        self.assertAlmostEqual(
            explained.summary.prediction.value, plain.summary.prediction.value, delta=0.01
        )
        aspartates = {
            (one.chain, one.number, one.insertion_code)
            for one in explained.summary.residues
            if one.name == "ASP" and one.number == 25
        }
        self.assertEqual(aspartates, {("AAA", 25, ""), ("AAB", 25, "C")})
        names = {atom.residue_name for atom in explained.atoms if atom.side == "ligand"}
        self.assertEqual(names, {"LIGAB"})
        cmd.do("glimpse_export %s, formats=csv" % self.at("out"), echo=0)
        rows = [row for row in self.rows("out/residues.csv") if row["residue"] == "ASP"]
        found = {(row["chain"], row["number"]) for row in rows}
        self.assertLessEqual({("AAA", "25"), ("AAB", "25C")}, found)

    def test_a_chain_that_a_selection_would_read_as_a_list_or_a_pattern_is_that_chain_alone(self):
        cmd.create("copy", "1hpv and " + LIGAND)
        cmd.translate([40, 0, 0], "copy", camera=0)
        cmd.alter("copy", "chain = 'A'")
        for chain in ("*", "A+B", "A,A", "A\\", 'A"', "\u00e9"):
            cmd.alter("1hpv and " + LIGAND, "chain = %r" % chain)
            cmd.create("both", "1hpv or copy")
            cmd.delete("1hpv")
            explained = self.explain(LIGAND + " and not chain A")
            self.assertEqual(explained.summary.ligand.heavy_atoms, 35, chain)
            self.assertEqual(explained.origin.label, "478_%s200" % chain)
            ligand = [one.chain for one in explained.summary.residues if one.side == "ligand"]
            self.assertEqual(ligand, [chain])
            cmd.do("glimpse_clear", echo=0)
            cmd.delete("both")
            cmd.load(COMPLEX, "1hpv", quiet=1)

    def test_a_name_that_a_selection_or_a_file_would_read_as_something_else_is_that_name(self):
        plain = self.explain(LIGAND)
        cmd.do("glimpse_clear", echo=0)
        for name in ("L+G", "L*", "*", "L,G", 'L"G', "L\\G", "data_L", "loop_", "\u00e9"):
            cmd.alter("organic", "resn = %r" % name)
            explained = self.explain("organic")
            self.assertEqual(
                explained.summary.prediction.value, plain.summary.prediction.value, name
            )
            self.assertEqual(explained.origin.label, name)
            ligand = [one.name for one in explained.summary.residues if one.side == "ligand"]
            self.assertEqual(ligand, [name])
            cmd.do("glimpse_clear", echo=0)

    def test_residues_of_two_objects_with_one_chain_stay_two_and_it_is_said(self):
        cmd.create("other", "1hpv and chain B")
        cmd.remove("1hpv and chain B")
        cmd.alter("other", "chain = 'A'")
        explained = self.explain(LIGAND)
        chains = {one.chain for one in explained.summary.residues if one.number == 25}
        self.assertEqual(chains, {"A", "A.other"})
        self.assertIn("Chain A of other goes as A.other", explained.origin.notes[0])


class SourceTests(TruthTestCase):
    def test_a_ligand_that_was_moved_meanwhile_is_not_shown(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.translate([0, 0, 1], LIGAND, camera=0)
        with self.assertRaisesRegex(Exception, "has changed since"):
            self.bridge.wait(job)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_an_object_that_was_deleted_meanwhile_is_not_missed_in_silence(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.delete("1hpv")
        with self.assertRaisesRegex(Exception, "has changed since"):
            self.bridge.wait(job)

    def test_an_object_that_is_deleted_while_its_result_is_drawn_leaves_no_half_of_it(self):
        explained = self.explain(LIGAND)
        cmd.do("glimpse_clear", echo=0)
        told, steps = [], []
        desk = self.bridge.desk
        for name, action in (
            ("tell_error", lambda *words: told.append(" ".join(words))),
            ("run_steps", lambda found, then: steps.append(found)),
        ):
            setattr(desk, name, action)
            self.addCleanup(delattr, desk, name)
        self.bridge.show(explained)
        next(steps[0])
        next(steps[0])
        self.assertIn(explained.name, cmd.get_names("all"))
        cmd.delete("1hpv")
        self.assertEqual(list(steps[0]), [])
        self.assertIn("has changed since", told[0])
        self.assertEqual((cmd.get_names("all"), self.bridge.results), ([], {}))

    def test_recoloured_and_hidden_sources_are_unchanged(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.color("magenta", "all")
        cmd.alter("all", "b = 1")
        cmd.disable("1hpv")
        self.assertTrue(self.bridge.wait(job).name)

    def test_states_that_are_no_longer_what_was_explained_are_not_shown(self):
        for state in (1, 2, 3):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (state - 1))
        cmd.remove("1hpv and " + LIGAND)
        cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
        self.show(1)
        # What delete_states of PyMOL 3.1 makes of it: the third is the second now.
        cmd.create("kept", "pose", 1, 1)
        cmd.create("kept", "pose", 3, 2)
        cmd.delete("pose")
        cmd.set_name("kept", "pose")
        told = []
        self.bridge.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.desk, "tell_error")
        for index in (1, 2):
            self.bridge.show_state(index)
            self.bridge.desk.run_until(lambda: bool(told))
            self.assertIn("has changed since", told.pop())
        self.assertNotIn("_glimpse_chosen", cmd.get_names("all", 0))
        self.show(0)

    def test_a_session_without_states_brings_no_plot_of_those_before(self):
        cmd.save(self.at("plain.pse"))
        for state in (1, 2):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
        cmd.remove("1hpv and " + LIGAND)
        cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
        self.show(0)
        cmd.load(self.at("plain.pse"))
        self.assertEqual((self.bridge.series, self.bridge.results), (None, {}))

    def show(self, index):
        self.bridge.show_state(index)
        self.bridge.desk.run_until(
            lambda: [one.origin.state for one in self.bridge.results.values()] == [index + 1]
        )


class BatchTests(TruthTestCase):
    def test_ligands_of_one_name_get_folders_and_rows_of_their_own(self):
        for number in (1, 2, 3):
            cmd.create("pose%d" % number, LIGAND)
            cmd.alter("pose%d" % number, "resn, chain, resi = 'LIG', 'A', '1'")
            cmd.translate([0, 0, 0.5 * number], "pose%d" % number, camera=0)
        cmd.remove("1hpv and " + LIGAND)
        cmd.sort()
        line = "glimpse_batch pose*, 1hpv, picture=0, folder=%s, %s" % (self.at("out"), STEPS)
        cmd.do(line, echo=0)
        rows = self.rows()
        columns = ("name", "object", "chain", "residue", "number")
        self.assertEqual(
            {tuple(row[column] for column in columns) for row in rows},
            {("pose%d_A_LIG_1" % one, "pose%d" % one, "A", "LIG", "1") for one in (1, 2, 3)},
        )
        folders = {row["folder"] for row in rows}
        self.assertEqual(len(folders), 3)
        for row in rows:
            self.assertTrue(os.path.basename(row["folder"]).startswith(row["object"]))
            self.assertTrue(os.path.isfile(os.path.join(row["folder"], "atoms.csv")))
        self.assertEqual({row["model"] for row in rows}, {"clash"})
        cmd.do(line, echo=0)
        self.assertFalse(folders & {row["folder"] for row in self.rows()})
        self.assertEqual({row["folder"] for row in self.rows("out/series_1.csv")}, folders)

    def test_a_picture_shows_its_own_ligand_and_none_of_the_others(self):
        for number, colour in ((1, "cyan"), (2, "magenta")):
            cmd.create("pose%d" % number, LIGAND)
            cmd.color(colour, "pose%d" % number)
            cmd.translate([0, 0, 0.7 * (number - 1)], "pose%d" % number, camera=0)
        cmd.remove("1hpv and " + LIGAND)
        cmd.color("gray", "1hpv")
        cmd.disable("1hpv")
        cmd.show_as("sticks", "pose*")
        enabled = cmd.get_names("all", 1)
        line = "glimpse_batch pose*, 1hpv, maps=none, folder=%s, %s" % (self.at("out"), STEPS)
        cmd.do(line, echo=0)
        for row in self.rows():
            pixels = picture.pixels(os.path.join(row["folder"], "picture.png"))
            shown = {rgb for rgb in pixels if max(rgb) - min(rgb) > _VIVID}
            self.assertTrue(shown, "nothing is coloured by contribution")
            self.assertFalse([rgb for rgb in shown if _is_of_a_pose(rgb)])
        self.assertEqual(cmd.get_names("all", 1), enabled)

    def test_a_batch_that_is_ended_lists_what_is_complete(self):
        # By the name under which PyMOL loaded it: another would load a second copy.
        batch = importlib.import_module(self.plugin.__name__ + ".viewer.batch")
        cmd.create("pose1", LIGAND)
        cmd.create("pose2", LIGAND)
        cmd.remove("1hpv and " + LIGAND)
        read_site = batch.read_site

        read = []

        def interrupted(choice, *rest):
            read.append(choice.object)
            if len(read) > 1:
                raise KeyboardInterrupt
            return read_site(choice, *rest)

        asked = batch.Batch("1hpv", "clash", self.at("out"), "none", False, self.plugin.Options(steps=2))
        with mock.patch.object(batch, "read_site", interrupted):
            with self.assertRaises(KeyboardInterrupt):
                batch.explain_all(self.bridge, "pose*", asked)
        self.assertEqual([row["object"] for row in self.rows()], read[:1])
        self.assertTrue(os.path.isfile(os.path.join(self.rows()[0]["folder"], "atoms.csv")))

    def test_what_was_shown_before_a_batch_is_shown_after_it(self):
        settings = [cmd.get(name) for name in ("bg_rgb", "ray_shadows")]
        explained = self.explain(LIGAND)
        names = cmd.get_names("all")
        cmd.do("glimpse_batch %s, folder=%s, %s" % (LIGAND, self.at("out"), STEPS), echo=0)
        self.assertEqual(len(self.rows()), 1)
        self.assertEqual(cmd.get_names("all"), names)
        self.assertIn(explained.name, cmd.get_names("all", 1))
        self.assertEqual([cmd.get(name) for name in ("bg_rgb", "ray_shadows")], settings)
        atoms = self.bridge.client.result_atoms(explained.result).atoms
        self.assertEqual(len(atoms), len(explained.atoms))


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
        self.bridge.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.desk, "tell_error")
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


def _is_of_a_pose(rgb):
    """Cyan or magenta, in any light; the ramp's blue has less green than that, its orange less blue."""
    red, green, blue = rgb
    is_cyan = red < 0.4 * green and abs(green - blue) < 0.1 * blue
    is_magenta = green < 0.4 * red and abs(red - blue) < 0.1 * red
    return is_cyan or is_magenta
