"""What is drawn where, how wide and how far: colours, levels, places and scales, without PyMOL."""
import types
import unittest

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.glimpse_client.records.explain import Atom, Map
from glimpse_bridge.glimpse_client.records.summary import Grid
from glimpse_bridge.logic import bondorders, box, colours, levels, painted, positions, scale, spread


class ColourTests(unittest.TestCase):
    def test_the_ramp_is_blue_below_grey_at_zero_and_orange_above(self):
        self.assertEqual(colours.ramp(-1, 1), colours.LOW)
        self.assertEqual(colours.ramp(0, 1), colours.MIDDLE)
        self.assertEqual(colours.ramp(5, 1), colours.HIGH)
        self.assertEqual(colours.ramp(1, 0), colours.MIDDLE)

    def test_one_atom_that_stands_out_does_not_bleach_the_others(self):
        self.assertEqual(colours.limit_of([0.011] * 99 + [1.0]), 0.011)

    def test_where_nothing_contributes_the_ramp_has_no_width(self):
        self.assertEqual(colours.limit_of([]), 0.0)
        self.assertEqual(colours.limit_of([0.0, 0.0]), 0.0)

    def test_the_limit_is_never_below_what_it_covers(self):
        for size in (0.0101, 0.5, 1.234, 99.9):
            self.assertGreaterEqual(colours.rounded_up(size), size)

    def test_colours_are_written_in_hexadecimal(self):
        self.assertEqual(colours.hexadecimal((1, 0, 0.2)), "0xff0033")


class LevelTests(unittest.TestCase):
    def test_a_sliders_position_is_found_again(self):
        for position in range(levels.STEPS + 1):
            self.assertEqual(levels.position_of(levels.level_at(position, 0.04), 0.04), position)

    def test_a_level_out_of_range_is_at_the_sliders_end(self):
        self.assertEqual(levels.position_of(1.0, 0.04), levels.STEPS)
        self.assertEqual(levels.position_of(0.0, 0.04), 0)

    def test_a_spread_out_channel_starts_at_a_share_of_its_largest_size(self):
        self.assertEqual(levels.default_level(0.03, 0.04), 0.03)
        self.assertAlmostEqual(levels.default_level(0.001, 0.04), 0.012)


class BoxTests(unittest.TestCase):
    def test_twelve_edges_lie_half_a_voxel_outside_the_outer_voxels(self):
        edges = box.edges((0.5, 0.5, 0.5), 1.0, 24)
        self.assertEqual(len(edges), 12)
        self.assertEqual({at for edge in edges for point in edge for at in point}, {0.0, 24.0})
        for first, second in edges:
            self.assertEqual(sum(abs(a - b) for a, b in zip(first, second)), 24.0)


class PositionTests(unittest.TestCase):
    def test_an_atom_is_found_across_cells_and_no_farther_than_rounding(self):
        points = positions.Positions([(0.0, 0.0, 0.0), (0.499, 1.0, 1.0)])
        self.assertEqual(points.at((0.503, 1.001, 0.999)), 1)
        self.assertIsNone(points.at((0.6, 1.0, 1.0)))

    def test_of_two_atoms_at_one_place_that_of_the_side_is_found_and_the_first(self):
        found = positions.SidePositions(_placed("reference", "ligand", "ligand", "protein"))
        self.assertEqual(found.at("ligand", (0.0, 0.0, 0.0)), 1)
        self.assertEqual(found.at("reference", (0.0, 0.0, 0.0)), 0)
        self.assertIsNone(found.at("ligand", (1.0, 0.0, 0.0)))
        self.assertIsNone(positions.SidePositions([]).at("ligand", (0.0, 0.0, 0.0)))


class PaintedTests(unittest.TestCase):
    def test_atoms_that_both_ligands_have_are_painted_with_their_net_contribution(self):
        atoms = _placed("protein", "ligand", "ligand", "reference", attribution=9.0)
        match = types.SimpleNamespace(ligand_index=1, reference_index=3, net=0.07)
        summary = types.SimpleNamespace(comparison=types.SimpleNamespace(matches=(match,)))
        self.assertEqual(painted.painted(atoms, summary), [9.0, 0.07, 9.0, 0.07])

    def test_without_a_comparison_an_atom_is_painted_with_what_it_contributed(self):
        atoms = _placed("protein", "ligand", attribution=9.0)
        summary = types.SimpleNamespace(comparison=None)
        self.assertEqual(painted.painted(atoms, summary), [9.0, 9.0])


def _placed(*sides, attribution=0.0):
    return [
        Atom(side, "A", "LIG", 1, "", "C1", "C", (0.0, 0.0, 0.0), attribution, {}) for side in sides
    ]


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
    def test_a_series_has_the_widest_range_and_the_highest_level(self):
        grid = Grid((0.0, 0.0, 0.0), 1.0, 24, ("x", "y", "z"))

        def explained(limit, largest):
            found = Map("1", "ligand donor", "pK", grid, 0.001, -largest, 0.0, "", None)
            return types.SimpleNamespace(limit=limit, default_maps=(found,))

        shared = scale.shared([explained(0.1, 0.2), explained(0.3, 0.1)])
        self.assertEqual(shared.limit, 0.3)
        self.assertAlmostEqual(shared.levels["ligand donor"], levels.default_level(0.001, 0.2))
