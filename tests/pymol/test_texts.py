"""The texts that carry a site to the daemon; needs no PyMOL."""
import unittest

import package  # noqa: F401

from glimpse_bridge.logic import ciftext

HEAD = """data_x
_cell.length_a 63.4
loop_
_atom_site.group_PDB
_atom_site.label_atom_id
_atom_site.label_comp_id
_atom_site.label_asym_id
_atom_site.label_seq_id
_atom_site.pdbx_PDB_ins_code
_atom_site.auth_asym_id
"""


def text(*rows):
    return HEAD + "\n".join(rows) + "\n"


def chains(joined):
    return [line.split()[-1] for line in joined.splitlines() if line.startswith("ATOM")]


class CifTextTests(unittest.TestCase):
    def test_chains_of_any_length_keep_their_names(self):
        joined, renamed = ciftext.joined(
            [("1hpv", text("ATOM CA ASP . 25 ? AAA", "ATOM CA ASP . 25 ? AAB"))]
        )
        self.assertEqual((chains(joined), renamed), (["AAA", "AAB"], []))
        self.assertEqual(ciftext.atom_count(joined), 2)

    def test_the_cell_is_that_of_the_first_object_and_of_none_that_was_moved(self):
        one = text("ATOM CA ASP . 25 ? A")
        bare = one.replace("_cell.length_a 63.4\n", "")
        self.assertIn("_cell.length_a 63.4", ciftext.joined([("first", one), ("second", bare)])[0])
        self.assertNotIn("_cell", ciftext.joined([("first", bare), ("second", one)])[0])
        self.assertNotIn("_cell", ciftext.joined([("first", one)], has_cell=False)[0])

    def test_residues_of_two_objects_with_the_same_chain_stay_two(self):
        one = text("ATOM CA ASP . 25 ? A")
        joined, renamed = ciftext.joined([("first", one), ("second", one), ("third", one)])
        self.assertEqual(chains(joined), ["A", "A.second", "A.third"])
        self.assertEqual(renamed[0], ciftext.Renamed("second", "A", "A.second"))

    def test_residues_of_two_segments_with_the_same_chain_stay_two(self):
        joined, _ = ciftext.joined(
            [("md", text("ATOM CA ASP PROA 25 ? .", "ATOM CA ASP PROB 25 ? ."))]
        )
        self.assertEqual(chains(joined), [".", "PROB"])
        joined, _ = ciftext.joined(
            [("md", text("ATOM CA ASP P 25 ? A", "ATOM CA ASP Q 25 ? A", "ATOM CA ASP P 26 ? A"))]
        )
        self.assertEqual(chains(joined), ["A", "A.Q", "A"])
        joined, _ = ciftext.joined(
            [("md", text("ATOM CA ASP 'S 1' 25 ? A", "ATOM CA ASP 'S 2' 25 ? A"))]
        )
        self.assertEqual(joined.splitlines()[-1], "ATOM CA ASP 'S 2' 25 ? 'A.S 2'")

    def test_segments_and_objects_that_share_a_chain_but_no_residue_keep_its_name(self):
        rows = "ATOM CA ASP P 25 ? A", "ATOM O HOH W 301 ? A", "ATOM CA ASP P 25 A A"
        other = text("ATOM N ALA P 7 ? A")
        joined, renamed = ciftext.joined([("one", text(*rows)), ("two", other)])
        self.assertEqual((set(chains(joined)), renamed), ({"A"}, []))

    def test_the_unit_cell_is_the_first_ones(self):
        first = text("ATOM CA ASP P 25 ? A")
        joined, _ = ciftext.joined([("one", first), ("two", first.replace("63.4", "10"))])
        self.assertIn("_cell.length_a 63.4\n", joined)
        self.assertNotIn("_cell.length_a 10", joined)

    def test_a_value_with_quotes_is_one(self):
        joined, _ = ciftext.joined([("one", text("ATOM O3' 'A B' \"S'\" 1 ? A"))])
        self.assertIn("ATOM O3' 'A B' \"S'\" 1 ? A", joined)

    def test_bonds_name_their_atoms_by_chain_residue_and_name(self):
        ends = ("", "LIGAB", "200", "", "O3'"), ("", "LIGAB", "200", "", "C1")
        joined, _ = ciftext.joined([("one", text("ATOM C1 LIGAB . 200 ? ."))], [ends])
        self.assertIn("b1 covale ? LIGAB 200 ? \"O3'\" ? LIGAB 200 ? C1", joined)

    def test_a_value_that_cif_keeps_for_itself_is_quoted(self):
        for word in ("data_L", "DATA_", "save_x", "loop_", "Stop_", "global_", "_L", "#", "."):
            self.assertEqual(ciftext.quoted(word), "'%s'" % word)
        for word in ("loop_1", "L_data_", "478", "A-2"):
            self.assertEqual(ciftext.quoted(word), word)
