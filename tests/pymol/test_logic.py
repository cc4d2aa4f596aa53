"""What is drawn where, how wide and how far: colours, levels, places and scales, without PyMOL."""
import types
import unittest

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.glimpse_client.records.view import PictureScale, StartLevel
from glimpse_bridge.logic import bondorders, colours, levels, scale, series, spread, tables, verdicts


class ColourTests(unittest.TestCase):
    def test_the_ramp_is_blue_below_grey_at_zero_and_orange_above(self):
        self.assertEqual(colours.ramp(-1, 1), colours.LOW)
        self.assertEqual(colours.ramp(0, 1), colours.MIDDLE)
        self.assertEqual(colours.ramp(5, 1), colours.HIGH)
        self.assertEqual(colours.ramp(1, 0), colours.MIDDLE)

    def test_colours_are_written_in_hexadecimal(self):
        self.assertEqual(colours.hexadecimal((1, 0, 0.2)), "0xff0033")


class DoubtTests(unittest.TestCase):
    def verdict(self, model, is_against):
        return types.SimpleNamespace(model=model, is_against=is_against, words="it overlaps")

    def test_states_and_tables_say_who_doubts_a_pose_as_the_programs_lists_do(self):
        doubted = types.SimpleNamespace(
            verdicts=(self.verdict("clash", True), self.verdict("pose", False))
        )
        entries = tuple(
            types.SimpleNamespace(summary=one)
            for one in (doubted, types.SimpleNamespace(verdicts=()), None)
        )
        states = series.Series("478", None, (1, 2, 3), entries)
        told = "; pose doubted by clash: it overlaps"
        self.assertEqual([states.doubts(at) for at in range(3)], [told, "", ""])
        self.assertEqual(verdicts.doubters(doubted), "clash")
        self.assertIn("pose doubted by", tables.SERIES)


class LevelTests(unittest.TestCase):
    def test_a_sliders_position_is_found_again(self):
        for position in range(levels.STEPS + 1):
            self.assertEqual(levels.position_of(levels.level_at(position, 0.04), 0.04), position)

    def test_a_level_out_of_range_is_at_the_sliders_end(self):
        self.assertEqual(levels.position_of(1.0, 0.04), levels.STEPS)
        self.assertEqual(levels.position_of(0.0, 0.04), 0)


class BondOrderTests(unittest.TestCase):
    HETERO = 0x22000000  # PyMOL's flags of a ligand from a PDB file
    OWN = 0x20000000  # of one from SDF

    def test_a_ligand_of_a_coordinate_file_is_known_by_b_factors_flags_or_company(self):
        self.assertTrue(bondorders.are_guessed([29.5], [self.OWN], False))
        self.assertTrue(bondorders.are_guessed([0.0], [self.HETERO], False))
        self.assertTrue(bondorders.are_guessed([0.0], [self.OWN], True))
        self.assertFalse(bondorders.are_guessed([0.0], [self.OWN], False))

    def test_guessed_orders_and_charges_are_not_sent(self):
        self.assertFalse(bondorders.are_given([1, 4], [0], True))
        self.assertFalse(bondorders.are_given([1, 2], [-1], True))

    def test_orders_and_charges_of_a_ligand_file_are(self):
        self.assertTrue(bondorders.are_given([1, 2], [0], False))
        self.assertTrue(bondorders.are_given([1], [-1], False))
        self.assertFalse(bondorders.are_given([1], [0], False))


class SpreadTests(unittest.TestCase):
    MINE = [("C1", (0.0, 0.0, 0.0)), ("C2", (1.5, 0.0, 0.0))]

    def test_atoms_at_the_distance_of_a_bond_are_the_rest_of_a_molecule(self):
        other = [("N3", (2.9, 0.0, 0.0))]
        self.assertTrue(spread.is_rest(self.MINE, other))
        note = spread.note(self.MINE, "part", other, "one object")
        self.assertIn("N3 of part lies 1.4 Å from the ligand's C2", note)

    def test_another_pose_in_the_same_place_is_not(self):
        other = [("C1", (0.3, 0.4, 0.0)), ("C2", (1.8, 0.4, 0.0))]
        self.assertFalse(spread.is_rest(self.MINE, other))

    def test_a_neighbour_is_not(self):
        self.assertFalse(spread.is_rest(self.MINE, [("O1", (4.5, 0.0, 0.0))]))
        self.assertFalse(spread.is_rest(self.MINE, []))


class ScaleTests(unittest.TestCase):
    def explained(self, limit, level, view=True):
        stated = PictureScale(limit, (StartLevel(0, "ligand donor", level),))
        channel = types.SimpleNamespace(side="ligand", name="donor", level=level)
        return types.SimpleNamespace(
            limit=limit,
            view=types.SimpleNamespace(scale=stated) if view else None,
            summary=types.SimpleNamespace(channels=(channel,)),
        )

    def test_a_series_has_the_widest_range_and_the_highest_level(self):
        shared = scale.shared([self.explained(0.1, 0.02), self.explained(0.3, None)])
        self.assertEqual(shared, scale.PictureScale(0.3, {"ligand donor": 0.02}))

    def test_what_an_earlier_version_kept_has_the_level_that_the_daemon_stated(self):
        shared = scale.shared([self.explained(0.2, 0.01, view=False)])
        self.assertEqual(shared, scale.PictureScale(0.2, {"ligand donor": 0.01}))
