"""What needs no ChimeraX."""
import math
import struct
import unittest
from types import SimpleNamespace

import bundle  # noqa: F401

from glimpse_bundle.logic import naming, sites, volumes

try:
    import numpy
except ImportError:
    numpy = None


def atom(name="C1", element="C", residue="LIG", chain="A", number=1, at=(1.0, 2.0, 3.0), **more):
    values = dict(insertion_code="", occupancy=1.0, b_factor=20.0, is_hetero=True)
    values.update(more)
    return sites.SiteAtom(name, element, residue, chain, number, position=at, **values)


class Residue:
    """As ChimeraX numbers it."""

    def __init__(self, number, insertion_code):
        self.number, self.insertion_code = number, insertion_code


class BondTests(unittest.TestCase):
    def test_bonds_are_stated_with_their_orders_between_atoms_that_are_told_apart(self):
        atoms = [atom(name="C"), atom(name="C"), atom(name="O'", number=2, insertion_code="A")]
        named = sites.named_apart(atoms)
        self.assertEqual([one.name for one in named], ["C", "C(2)", "O'"])
        lines = sites.cif_text(named, bonds=[(0, 1, 2.0), (1, 2, sites.AROMATIC)]).splitlines()
        self.assertEqual(lines[-2], "covale doub A LIG 1 ? C A LIG 1 ? C(2)")
        self.assertEqual(lines[-1], "covale arom A LIG 1 ? C(2) A LIG 2 A \"O'\"")

    def test_orders_are_those_of_the_file_or_unknown(self):
        self.assertEqual(sites.order_of(2.0, None), 2.0)
        self.assertEqual(sites.order_of(4.0, None), sites.AROMATIC)
        self.assertEqual(sites.order_of(None, "ar"), sites.AROMATIC)
        self.assertEqual(sites.order_of(None, "am"), 1.0)
        for unknown in ((None, None), (None, "du"), (8.0, None)):
            self.assertIsNone(sites.order_of(*unknown))


class ResidueTests(unittest.TestCase):
    def key(self, model="#1", chain="A", number=25, insertion_code="", name="ASP"):
        return sites.ResidueKey(model, chain, number, insertion_code, name)

    def test_one_models_residues_keep_their_chains(self):
        keys = [self.key(), self.key(chain="AAA"), self.key(insertion_code="A"), self.key(chain="")]
        self.assertEqual(sites.told_apart(keys), ["A", "AAA", "A", ""])

    def test_the_same_residue_of_two_models_is_two(self):
        keys = [self.key(), self.key("#2.1")]
        self.assertEqual(sites.told_apart(keys), ["#1/A", "#2.1/A"])

    def test_residues_that_are_called_the_same_are_numbered(self):
        keys = [self.key(name="HOH")] * 3 + [self.key(chain="A(2)", name="HOH")]
        self.assertEqual(sites.told_apart(keys), ["A", "A(2)", "A(3)", "A(2)(2)"])


class CifTests(unittest.TestCase):
    def row(self, **more):
        return sites.cif_text([atom(**more)]).splitlines()[-1].split()

    def test_names_that_the_syntax_would_split_are_quoted(self):
        self.assertIn('"O5\'"', self.row(name="O5'"))
        self.assertIn("'H5\"'", self.row(name='H5"'))
        self.assertIn("'data_A'", self.row(chain="data_A"))
        self.assertIn("'#2/A'", self.row(chain="#2/A"))

    def test_names_longer_than_pdb_columns_are_kept(self):
        row = self.row(residue="A1AAA", chain="AAA", number=12345)
        self.assertLessEqual({"A1AAA", "AAA", "12345"}, set(row))

    def test_what_is_empty_is_a_question_mark(self):
        self.assertEqual(self.row(chain=" ")[7], "?")
        self.assertEqual(self.row()[10], "?")
        self.assertEqual(self.row(insertion_code="B")[10], "B")

    def test_a_cell_has_its_angles_in_degrees_and_a_placeholder_is_none(self):
        right, wide = math.pi / 2, 2 * math.pi / 3
        cell = sites.cell_of((62.08, 62.08, 79.4, right, right, wide, "P 61", 6))
        self.assertEqual(cell.lengths_and_angles, (62.08, 62.08, 79.4, 90.0, 90.0, 120.0))
        lines = sites.cif_text([atom()], cell).splitlines()
        self.assertIn("_cell.length_c 79.4", lines)
        self.assertIn("_symmetry.space_group_name_H-M 'P 61'", lines)
        self.assertIsNone(sites.cell_of((1.0, 1.0, 1.0, right, right, right, "P 1", 1)))
        self.assertIsNone(sites.cell_of(None))

    def test_the_cell_of_an_mmcif_table_is_that_of_the_same_pdb_file(self):
        texts = ("62.08", "62.080", "79.4", "90.0", "90", "120.0")
        right, wide = math.pi / 2, 2 * math.pi / 3
        expected = sites.cell_of((62.08, 62.08, 79.4, right, right, wide, "P 61", 6))
        self.assertEqual(sites.cell_of_texts(texts, "P 61"), expected)
        self.assertEqual(sites.cell_of_texts(texts, "?").space_group, "")
        self.assertIsNone(sites.cell_of_texts(("?",) * 6, "P 61"))


class VolumeTests(unittest.TestCase):
    def summary(self):
        levels = enumerate((1, None, 2))
        return SimpleNamespace(channels=[SimpleNamespace(index=i, level=one) for i, one in levels])

    def view(self):
        return SimpleNamespace(first_channels=(2,))

    def test_maps_are_those_of_the_best_voxels_all_that_there_are_or_none(self):
        shown = {
            choice: list(volumes.channels_shown(self.summary(), self.view(), choice))
            for choice in volumes.CHOICES
        }
        self.assertEqual(shown, {"top": [2], "all": [0, 2], "none": []})

    @unittest.skipIf(numpy is None, "needs NumPy")
    def test_an_array_is_indexed_z_y_x(self):
        # The daemon's order: z fastest. The value says where it belongs.
        values = [100 * x + 10 * y + z for x in range(3) for y in range(3) for z in range(3)]
        array = volumes.as_zyx(struct.pack("<27f", *values), 3)
        self.assertEqual(array[2][1][0], 12)
        self.assertTrue(array.flags["C_CONTIGUOUS"])

    def test_a_sign_without_values_has_no_surface(self):
        self.assertEqual(volumes.levels_of(0.1, 0.5, -0.3), (0.1, -0.1))
        self.assertEqual(volumes.levels_of(0.1, 0.5, 0.0), (0.1,))
        self.assertEqual(volumes.levels_of(0.0, 0.5, -0.3), ())


class NamingTests(unittest.TestCase):
    def residue(self, text):
        number = text.rstrip("ABC")
        return Residue(int(number), text[len(number) :] or " ")

    def test_a_range_holds_no_residue_that_isnt_meant(self):
        for chain, meant, told in (
            ("1 2 3 5", "1 2 3 5", "1-5"),
            ("1 2 3 4", "1 2 4", "1-2,4"),
            ("1 2 2A 3 4", "1 2 3 4", "1-2,3-4"),
            ("1 2 2A 3", "1 2 2A 3", "1-2,2A,3"),
            ("-2 -1 0", "-2 0", "-2,0"),
            ("7", "7", "7"),
        ):
            everything = {one: self.residue(one) for one in chain.split()}
            mine = [everything[one] for one in meant.split()]
            self.assertEqual(naming.ranges(mine, everything.values()), told)

    def test_a_chain_is_meant_by_its_own_name_alone(self):
        for chain, spec in (
            ("A", "#1/A:200"),
            ("ab3", "#1/ab3:200"),
            ("X Y", "(#1::chain_id=='X Y' & :200)"),
            ("é", "(#1::chain_id=='é' & :200)"),
            ("*", "(#1::chain_id=='[*]' & :200)"),
            ("[q]", "(#1::chain_id=='[[]q]' & :200)"),
            ("'", '(#1::chain_id=="\'" & :200)'),
            (" ", ""),
            ("'\"", ""),
        ):
            self.assertEqual(naming.chain_spec("1", chain, "200"), spec)
        self.assertEqual(naming.chain_spec("1.2", "A"), "#1.2/A")
        self.assertEqual(naming.quoted("#1 | #2"), '"#1 | #2"')
        self.assertEqual(naming.quoted('(#1::chain_id=="\'")'), '(#1::chain_id=="\'")')

    def test_a_name_that_is_taken_gets_a_number(self):
        self.assertEqual(naming.group_name("478", "kdeep", ()), "Glimpse 478 kdeep")
        self.assertEqual(
            naming.group_name("478", "kdeep", {"Glimpse 478 kdeep"}), "Glimpse 478 kdeep 2"
        )
        self.assertEqual(
            naming.group_name("478", "kdeep", {"contacts of Glimpse 478 kdeep"}),
            "Glimpse 478 kdeep 2",
        )
