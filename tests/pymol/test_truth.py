"""What is painted, named and shown is what the record says, of what is still there."""
import importlib
import math
from unittest import mock

from pymol import CmdException, cmd
from scene import COMPLEX, LIGAND, POSITION, STEPS, TruthTestCase

CLOSE = 1e-4


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


    def test_two_poses_that_are_one_are_compared_and_shown(self):
        cmd.create("pose", LIGAND)
        options = self.plugin.Options(steps=2)
        explained = self.plugin.explain(
            "1hpv and " + LIGAND, model="clash", versus="pose", options=options
        )
        self.assertEqual(explained.summary.comparison.difference, 0)
        self.assertEqual(explained.summary.top_voxels, ())
        self.assertIn(explained.name + ".reference", cmd.get_names("objects"))
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all", 1), ["1hpv", "pose"])

    def test_a_view_that_cannot_be_drawn_leaves_no_half_of_it(self):
        scene = importlib.import_module(self.plugin.__name__ + ".viewer.scene")
        told = []
        self.bridge.port.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        with mock.patch.object(scene.Drawing, "_voxels", side_effect=CmdException("no voxels")):
            cmd.do("glimpse_explain %s, %s" % (LIGAND, STEPS), echo=0)
        self.assertIn("no voxels", told[0])
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])
        self.assertEqual(self.bridge.results, {})


class NamelessTests(TruthTestCase):
    def start_anew(self):
        self.bridge.port.clear()
        cmd.delete("all")
        cmd.load(COMPLEX, "1hpv", quiet=1)

    def given(self, kind):
        """The ligand from a file of its own, with the names that PyMOL or the file gives it."""
        cmd.save(self.at("own." + kind), "1hpv and " + LIGAND)
        cmd.load(self.at("own." + kind), "lig", quiet=1)

    def assert_painted(self, explained, part="ligand", side="ligand"):
        """Each atom of a copy has the value of the record's atom at its place."""
        record = [one for one in explained.atoms if one.side == side]
        copied = [one for one in cmd.get_model("%s.%s" % (explained.name, part)).atom]
        painted = 0
        for one in (one for one in copied if one.symbol != "H"):
            near = min(record, key=lambda other: math.dist(other.position, one.coord))
            is_there = math.dist(near.position, one.coord) < POSITION
            self.assertAlmostEqual(one.b, near.painted if is_there else 0, delta=CLOSE)
            painted += one.b
        self.assertNotAlmostEqual(painted, 0, delta=CLOSE)
        if part != "pocket":
            self.assertAlmostEqual(painted, sum(one.painted for one in record), delta=CLOSE)

    def test_a_ligand_from_sdf_or_mol2_is_painted_with_and_without_hydrogens(self):
        for kind in ("sdf", "mol2"):
            for has_hydrogens in (False, True):
                with self.subTest(kind, has_hydrogens=has_hydrogens):
                    self.start_anew()
                    self.given(kind)
                    cmd.remove("1hpv and " + LIGAND)
                    if has_hydrogens:
                        cmd.h_add("lig")
                    explained = self.explain("lig", "model=kdeep, steps=8")
                    self.assert_painted(explained)
                    if explained.view.contacts:
                        self.assertIn(explained.name + ".contacts", cmd.get_names("objects"))

    def test_a_reference_from_sdf_is_painted_too(self):
        self.given("sdf")
        cmd.remove("lig and elem O and index 1-12")
        explained = self.explain("1hpv and %s, versus=lig" % LIGAND, "model=kdeep, steps=8")
        self.assert_painted(explained)
        self.assert_painted(explained, "reference", "reference")

    def test_atoms_without_names_and_those_of_one_name_are_painted(self):
        for name in ("''", "elem"):
            for what, part, side in (
                (LIGAND, "ligand", "ligand"),
                ("chain A and resi 25+84", "pocket", "protein"),
            ):
                with self.subTest(name, what=what):
                    self.start_anew()
                    cmd.alter(what, "name = %s" % name)
                    self.assert_painted(self.explain(LIGAND, "model=kdeep, steps=8"), part, side)


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


class DashTests(TruthTestCase):
    def ends(self, name):
        """Where the dashes of an object begin and end, as PyMOL draws them."""
        parts = cmd.get_session(name, partial=1)["names"][0][5][2]
        return [tuple(part[1][at : at + 3]) for part in parts if part for at in range(0, 3 * part[0], 3)]

    def test_dashes_lead_from_atom_to_atom_of_what_was_dragged_and_to_water(self):
        cmd.rotate("y", 37, object="1hpv", origin=[0, 0, 0], camera=0)
        cmd.translate([3, 4, 5], object="1hpv", camera=0)
        explained = self.explain(LIGAND, "model=pairs, include_waters=1")
        contacts = explained.view.contacts
        stated = [one for pair in contacts for one in (pair.ligand_atom, pair.protein_atom)]
        self.assertIn("HOH", {explained.atoms[number].residue_name for number in stated})
        ends = self.ends(explained.name + ".contacts")
        self.assertEqual(len(ends), len(stated))
        copies = [
            atom.coord
            for part in ("ligand", "pocket")
            for atom in cmd.get_model("%s.%s" % (explained.name, part)).atom
        ]
        for end, number in zip(ends, stated):
            self.assertLess(math.dist(end, explained.atoms[number].position), POSITION)
            self.assertLess(min(math.dist(end, place) for place in copies), POSITION)
        self.assertEqual([one for one in cmd.get_names("all") if "ends" in one], [])


class SourceTests(TruthTestCase):
    def test_a_ligand_that_was_moved_meanwhile_is_not_shown(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.translate([0, 0, 1], LIGAND, camera=0)
        with self.assertRaisesRegex(Exception, "has changed since"):
            self.bridge.port.wait(job)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_an_object_that_was_deleted_meanwhile_is_not_missed_in_silence(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.delete("1hpv")
        with self.assertRaisesRegex(Exception, "has changed since"):
            self.bridge.port.wait(job)

    def test_an_object_that_is_deleted_while_its_result_is_drawn_leaves_no_half_of_it(self):
        explained = self.explain(LIGAND)
        cmd.do("glimpse_clear", echo=0)
        told, steps = [], []
        desk = self.bridge.port.desk
        for name, action in (
            ("tell_error", lambda *words: told.append(" ".join(words))),
            ("run_steps", lambda found, then: steps.append(found)),
        ):
            setattr(desk, name, action)
            self.addCleanup(delattr, desk, name)
        self.bridge.port.show(explained)
        next(steps[0])
        next(steps[0])
        self.assertIn(explained.name, cmd.get_names("all"))
        cmd.delete("1hpv")
        self.assertEqual(list(steps[0]), [])
        self.assertIn("has changed since", told[0])
        self.assertEqual((cmd.get_names("all"), self.bridge.results), ([], {}))

    def test_a_protein_or_a_peptide_that_a_selection_named_stays_what_it_was(self):
        cmd.select("chosen", "1hpv and chain A and polymer")
        first = self.explain(LIGAND + ", protein=chosen")
        cmd.select("chosen", "1hpv and polymer")
        origin, options = first.origin, self.plugin.Options(steps=2, baseline="apo")
        again = self.plugin.explain(origin.ligand, origin.protein, "clash", options=options)
        self.assertEqual(len(again.atoms), len(first.atoms))
        self.assertEqual({one.chain for one in again.summary.residues if one.number == 25}, {"A"})
        cmd.do("glimpse_clear", echo=0)
        cmd.select("chosen", "1hpv and polymer and chain A and resi 25-26")
        peptide = self.explain("chosen, protein=1hpv")
        cmd.select("chosen", "1hpv and polymer and chain A and resi 27-28")
        numbers = set()
        cmd.iterate(peptide.origin.ligand, "numbers.add(resi)", space={"numbers": numbers})
        self.assertEqual(numbers, {"25", "26"})

    def test_recoloured_and_hidden_sources_are_unchanged(self):
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=2)
        )
        cmd.color("magenta", "all")
        cmd.alter("all", "b = 1")
        cmd.disable("1hpv")
        self.assertTrue(self.bridge.port.wait(job).name)

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
        self.bridge.port.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        for index in (1, 2):
            self.bridge.show_state(index)
            self.bridge.port.desk.run_until(lambda: bool(told))
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
        self.bridge.port.desk.run_until(
            lambda: [one.origin.state for one in self.bridge.results.values()] == [index + 1]
        )
