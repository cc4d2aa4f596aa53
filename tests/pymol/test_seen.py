"""What is explained is what is seen: its state, its place, and what of it is enabled."""

import array
import dataclasses
import hashlib

from pymol import CmdException, cmd
from scene import COMPLEX, LIGAND, TruthTestCase

KDEEP = "model=kdeep, steps=2"
MOVED = "resi 23-32"  # the active site's turn: it counts for what is predicted


class SeenTestCase(TruthTestCase):
    """The ligand as an object of its own, and no water."""

    def setUp(self):
        super().setUp()
        cmd.remove("solvent")
        cmd.create("lig", LIGAND)
        cmd.remove("1hpv and " + LIGAND)
        cmd.set_name("1hpv", "prot")

    def value(self, line="lig"):
        """The prediction; what shows is cleared."""
        value = self.explain(line, KDEEP).summary.prediction.value
        cmd.do("glimpse_clear", echo=0)
        return value

    def pocket(self, explained):
        found = set()
        if explained.name + ".pocket" in cmd.get_names("objects"):
            cmd.iterate(explained.name + ".pocket", "keep.add((chain, resi))", space={"keep": found})
        return found

    def two_states(self, name, *, selection="all", move="x = x + 2.5"):
        cmd.create(name, name, 1, 2)
        cmd.alter_state(2, "%s and (%s)" % (name, selection), move)

    def told(self):
        told = []
        self.bridge.port.desk.tell_error = lambda *words: told.append(" ".join(words))
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        return told


class StateTests(SeenTestCase):
    def test_each_object_is_read_in_the_state_that_is_seen(self):
        self.two_states("prot", selection=MOVED)
        cmd.create("second", "prot", 2, 1)
        cmd.disable("prot")
        first, second = self.value("lig, prot, state=1"), self.value("lig")
        cmd.delete("second")
        cmd.enable("prot")
        self.assertNotAlmostEqual(first, second, delta=0.1)
        cmd.frame(2)
        self.assertEqual(self.value(), second)
        cmd.frame(1)
        self.assertEqual(self.value(), first)
        cmd.set("state", 2, "prot")
        explained = self.explain("lig", KDEEP)
        self.assertEqual(explained.summary.prediction.value, second)
        self.assertEqual(explained.origin.states, {"lig": 1, "prot": 2})
        self.assertIn("Of prot state 2 was taken.", explained.origin.notes)
        copied = cmd.get_model(explained.name + ".protein").atom[0].coord
        self.assertEqual(copied, cmd.get_model("prot", 2).atom[0].coord)

    def test_another_view_is_of_the_same_states(self):
        self.two_states("prot", selection=MOVED)
        cmd.frame(2)
        first = self.explain("lig", KDEEP)
        cmd.frame(1)
        origin, options = first.origin, self.plugin.Options(steps=2, baseline="apo")
        again = self.plugin.explain(
            "lig", model="kdeep", state=origin.state, options=options, kept=origin.states
        )
        self.assertEqual(again.summary.prediction.value, first.summary.prediction.value)

    def test_a_batch_takes_what_is_seen_beside_a_ligand_with_one_state(self):
        self.two_states("prot", selection=MOVED)
        cmd.frame(2)
        seen = self.value()
        self.assertNotAlmostEqual(seen, self.value("lig, prot, state=1"), delta=0.1)
        cmd.do("glimpse_batch lig, picture=0, folder=%s, %s" % (self.at("out"), KDEEP), echo=0)
        self.assertAlmostEqual(float(self.rows()[0]["prediction"]), seen, delta=1e-3)

    def test_a_reference_is_read_in_the_state_that_is_seen(self):
        cmd.create("ref", "lig")
        self.two_states("ref", move="x = x + 1")
        cmd.set("state", 2, "ref")
        explained = self.explain("lig, versus=ref", KDEEP)
        copied = cmd.get_model(explained.name + ".reference").atom[0].coord
        self.assertEqual(copied, cmd.get_model("ref", 2).atom[0].coord)
        self.assertIn("Of ref state 2 was taken.", explained.origin.notes)
        seen = explained.summary.comparison.difference
        cmd.do("glimpse_clear", echo=0)
        cmd.create("alone", "ref", 2, 1)
        cmd.delete("ref")
        other = self.explain("lig, versus=alone", KDEEP)
        self.assertEqual(other.summary.comparison.difference, seen)

    def test_a_protein_without_that_state_is_said_and_the_other_states_are_explained(self):
        cmd.create("poses", "lig", 1, 1)
        cmd.create("poses", "lig", 1, 2)
        cmd.create("poses", "lig", 1, 3)
        cmd.delete("lig")
        self.two_states("prot")
        with self.assertRaisesRegex(CmdException, "prot has no atoms in that state"):
            cmd.keyword["glimpse_explain"][0]("poses", state=3, model="kdeep")
        with self.assertRaisesRegex(CmdException, "prot has no atoms in state 3"):
            cmd.keyword["glimpse_explain"][0]("poses", "prot", state=3, model="kdeep")
        told = self.told()
        line = "glimpse_batch poses, picture=0, maps=none, folder=%s, %s"
        cmd.do(line % (self.at("out"), KDEEP), echo=0)
        self.assertEqual({row["state"] for row in self.rows()}, {"1", "2"})
        self.assertRegex(" ".join(told), "poses_478_200_003.*prot has no atoms")

    def test_states_without_atoms_are_left_out_of_a_series_and_named(self):
        cmd.create("t", "prot or lig", 1, 1)
        cmd.create("t", "prot or lig", 1, 3)
        for name in ("prot", "lig"):
            cmd.delete(name)
        series = cmd.keyword["glimpse_states"][0]("t and " + LIGAND, model="clash", steps=2)
        self.assertEqual(series.states, (1, 3))
        self.assertIn("Left out without atoms of t: state 2.", series.origin.notes)

    def test_of_states_whose_waters_count_a_note_says_once_which_are_sent(self):
        cmd.create("t", "prot or lig", 1, 1)
        cmd.create("t", "prot or lig", 1, 2)
        for name in ("prot", "lig"):
            cmd.delete(name)
        note = "Waters are those near the ligand in the first state."
        states = cmd.keyword["glimpse_states"][0]
        for options, count in (({}, 0), ({"include_waters": 1}, 1)):
            series = states("t and " + LIGAND, model="clash", steps=2, **options)
            self.assertEqual(series.origin.notes.count(note), count)
            self.bridge.port.desk.run_until(lambda: self.bridge.results)
            (shown,) = self.bridge.results.values()
            self.assertEqual(shown.origin.notes.count(note), count)
            cmd.do("glimpse_clear", echo=0)

    def test_what_is_near_is_so_within_a_state(self):
        cofactor = "resn COF"
        cmd.create("cof", "lig")
        cmd.alter("cof", "resn, resi = 'COF', '900'")
        cmd.alter_state(1, "cof", "x = x + 14")
        cmd.create("t", "prot or lig or cof")
        for name in ("prot", "lig", "cof"):
            cmd.delete(name)
        line = "t and %s, state=%d"
        first = self.explain(line % (LIGAND, 1), KDEEP)
        pocket = self.pocket(first)
        self.two_states("t", move="x = x + 14")
        cmd.do("glimpse_clear", echo=0)
        for state in (1, 2):
            explained = self.explain(line % (LIGAND, state), KDEEP)
            self.assertEqual(self.pocket(explained), pocket)
            self.assertEqual(explained.origin.notes, ())
            self.assertTrue(cmd.count_atoms("(%s) and %s" % (explained.origin.protein, cofactor)))
            cmd.do("glimpse_clear", echo=0)
        series = cmd.keyword["glimpse_states"][0]("t and " + LIGAND, model="kdeep", steps=2)
        self.assertEqual(series.origin.notes, ())
        self.assertAlmostEqual(*series.predictions(), delta=0.01)


class PlaceTests(SeenTestCase):
    def test_a_ligand_that_was_dragged_into_the_pocket_is_in_it(self):
        here = self.explain("lig", KDEEP)
        pocket = self.pocket(here)
        self.assertEqual(len(pocket), 30)
        cmd.do("glimpse_clear", echo=0)
        for far in (14, 50):
            cmd.alter_state(1, "lig", "x = x + %d" % far)
            cmd.translate([-far, 0, 0], object="lig", camera=0)
            there = self.explain("lig", KDEEP)
            self.assertAlmostEqual(
                there.summary.prediction.value, here.summary.prediction.value, delta=0.01
            )
            self.assertEqual(self.pocket(there), pocket)
            cmd.do("glimpse_clear", echo=0)

    def test_what_was_dragged_and_turned_together_stays_together(self):
        pocket = self.pocket(self.explain("lig", KDEEP))
        cmd.do("glimpse_clear", echo=0)
        cmd.alter_state(1, "lig", "x, y, z = -y + 40, x + 25, z - 10")
        cmd.rotate("z", -90, object="lig", origin=[0, 0, 0], camera=0)
        cmd.translate([-25, 40, 10], object="lig", camera=0)
        for name in ("lig", "prot"):
            cmd.rotate("x", 33, object=name, origin=[1, 2, 3], camera=0)
        self.assertEqual(self.pocket(self.explain("lig", KDEEP)), pocket)

    def test_a_ligand_beside_another_one_takes_nobodys_place(self):
        cmd.create("crystal", "prot or lig")
        cmd.delete("prot")
        cmd.translate([0, 7, 0], object="lig", camera=0)
        dragged = self.explain("lig", KDEEP)
        self.assertFalse([one for one in dragged.origin.notes if "was left out" in one])
        value = dragged.summary.prediction.value
        cmd.do("glimpse_clear", echo=0)
        cmd.create("moved", "crystal and " + LIGAND)
        cmd.alter_state(1, "moved", "y = y + 7")
        cmd.delete("lig")
        self.assertAlmostEqual(self.value("moved"), value, delta=0.01)

    def test_what_was_dragged_away_is_no_protein_and_what_is_superposed_is(self):
        whole = self.value()
        cmd.create("chains", "prot and chain B")
        cmd.remove("prot and chain B")
        cmd.translate([60, 0, 0], object="chains", camera=0)
        self.assertEqual(self.explain("lig", KDEEP).origin.objects, ("prot",))
        cmd.do("glimpse_clear", echo=0)
        cmd.delete("chains")
        cmd.load(COMPLEX, "other")
        cmd.remove("other and (solvent or organic)")
        cmd.alter_state(1, "other", "x, y, z = -y + 40, x + 25, z - 10")
        cmd.super("other", "prot")
        cmd.delete("prot")
        explained = self.explain("lig", KDEEP)
        self.assertEqual(len(self.pocket(explained)), 30)
        self.assertAlmostEqual(explained.summary.prediction.value, whole, delta=0.05)


class ShownTests(SeenTestCase):
    def test_what_is_in_a_disabled_group_does_not_show(self):
        cmd.create("chains", "prot and chain B")
        cmd.remove("prot and chain B")
        both = self.value()
        cmd.disable("chains")
        alone = self.value()
        self.assertNotAlmostEqual(both, alone, delta=0.1)
        cmd.enable("chains")
        cmd.group("inner", "chains")
        cmd.group("outer", "inner")
        self.assertEqual(self.value(), both)
        for group in ("inner", "outer"):
            cmd.disable(group)
            self.assertEqual(self.value(), alone)
            cmd.enable(group)
        self.assertEqual(self.value(), both)


class LocationTests(SeenTestCase):
    def setUp(self):
        super().setUp()
        cmd.create("t", "prot or lig")
        cmd.delete("prot")
        cmd.delete("lig")

    def test_a_residue_whose_locations_have_any_letter_is_in_the_states(self):
        cmd.alter("t and resi 25", "alt = 'B'")
        cmd.alter("t and resi 84", "alt = '1'")
        cmd.sort("t")
        cmd.create("t", "t", 1, 2)
        one = self.value("t and " + LIGAND)
        series = cmd.keyword["glimpse_states"][0]("t and " + LIGAND, model="kdeep", steps=2)
        for value in series.predictions():
            self.assertAlmostEqual(value, one, delta=0.01)

    def test_a_ligand_is_explained_in_the_location_that_is_named(self):
        plain = self.value("t and " + LIGAND)
        cmd.create("other", "t and " + LIGAND)
        cmd.alter("t and " + LIGAND, "alt, q = 'A', 0.4")
        cmd.alter("other", "alt, q = 'B', 0.6")
        cmd.alter_state(1, "other", "x = x + 0.9")
        cmd.create("t", "t or other")
        cmd.delete("other")
        self.assertAlmostEqual(self.value("t and %s and alt A" % LIGAND), plain, delta=0.01)
        second = self.value("t and %s and alt B" % LIGAND)
        self.assertNotAlmostEqual(second, plain, delta=0.01)
        self.assertAlmostEqual(self.value("t and " + LIGAND), second, delta=0.01)


class ChangedTests(SeenTestCase):
    def test_other_molecules_are_no_states_of_one(self):
        text = cmd.get_str("sdf", "lig").split("$$$$")[0]
        with open(self.at("two.sdf"), "w", encoding="utf-8") as file:
            for one in (text, text.replace(" O ", " C ")):
                file.write(one + "$$$$\n")
        cmd.load(self.at("two.sdf"), "two")
        cmd.delete("lig")
        with self.assertRaisesRegex(CmdException, "State 2 holds other atoms.*glimpse_batch"):
            cmd.keyword["glimpse_states"][0]("two", model="clash", steps=2)

    def test_a_state_that_an_earlier_version_explained_is_still_shown(self):
        cmd.create("t", "prot or lig", 1, 1)
        cmd.create("t", "prot or lig", 1, 2)
        cmd.disable("prot or lig")
        series = cmd.keyword["glimpse_states"][0]("t and " + LIGAND, model="clash", steps=2)
        cmd.select("sent", series.atoms)
        coordinates = array.array("f")
        for atom in cmd.get_model("sent", 2).atom + cmd.get_model("t and " + LIGAND, 2).atom:
            coordinates.extend(atom.coord)
        kept = hashlib.sha256(coordinates.tobytes()).hexdigest()
        self.bridge.series = dataclasses.replace(series, fingerprints=(kept, kept))
        self.bridge.show_state(1)
        self.bridge.port.desk.run_until(
            lambda: [one.origin.state for one in self.bridge.results.values()] == [2]
        )

    def test_a_state_whose_names_or_elements_were_changed_is_not_shown(self):
        told = self.told()
        for change in (
            (LIGAND, "resi = '201'"),
            (LIGAND + " and elem O", "elem = 'C'"),
            ("polymer and resi 25 and chain A", "resi = '925'"),
            ("polymer and resi 25 and chain A", "chain = 'C'"),
        ):
            cmd.create("t", "prot or lig", 1, 1)
            cmd.create("t", "prot or lig", 1, 2)
            cmd.disable("prot or lig")
            cmd.keyword["glimpse_states"][0]("t and " + LIGAND, model="clash", steps=2)
            cmd.alter("t and " + change[0], change[1])
            self.bridge.show_state(1)
            self.bridge.port.desk.run_until(lambda: bool(told))
            self.assertIn("has changed since", told.pop(), change)
            cmd.do("glimpse_clear", echo=0)
            cmd.delete("t")
