"""What is said and written: names, labels, menus, tables and a model's origin, without PyMOL."""
import unittest

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.glimpse_client.decoding import decode
from glimpse_bridge.glimpse_client.records.explain import Atom
from glimpse_bridge.glimpse_client.records.models import Model
from glimpse_bridge.glimpse_client.records.view import ResultColumn, ResultTable, RowPlace
from glimpse_bridge.logic import menutree, names, provenance, tables, wire


class NameTests(unittest.TestCase):
    def test_a_groups_name_has_only_what_names_can_hold(self):
        self.assertEqual(names.group_name("A:STI 201'", "clash"), "glimpse_A_STI_201_clash")
        self.assertEqual(names.group_name("478", "mine:pose"), "glimpse_478_mine_pose")
        self.assertEqual(names.group_name("''", "clash"), "glimpse_ligand_clash")


class MenuTests(unittest.TestCase):
    def test_without_a_ligand_nothing_can_be_chosen(self):
        rows = menutree.glimpse_menu([], [], [], [("clash", "Clash detector")], "", False)
        self.assertFalse([row for row in rows if row[0] == 1])

    def test_several_ligands_are_named(self):
        rows = menutree.glimpse_menu([("A", "a"), ("B", "b")], [1, 1], [[], []], [], "", False)
        texts = [row[1] for row in rows if row[0] == 1]
        self.assertEqual(texts, ["Explain prediction of A", "Explain prediction of B"])


class TableTests(unittest.TestCase):
    def test_the_cells_of_a_table_of_atoms_are_in_the_atoms_in_the_order_of_its_rows(self):
        atoms = [
            Atom("ligand", "A", "X,Y", 1, "", name, "C", (1.00049, 2.0, 3.0), value, {})
            for name, value in (("C1", 0.1), ("C2", -0.2))
        ]
        heads = ("side", "chain", "residue", "number", "atom", "element", "x", "contribution")
        columns = tuple(ResultColumn(one, None, False, None, None) for one in heads)
        table = ResultTable("Atoms", "", columns, (RowPlace((1,), None), RowPlace((0,), None)))
        rows = tables.rows(table, atoms)
        self.assertEqual([row[4] for row in rows], ["C2", "C1"])
        text = tables.csv_text(tables.head(table), rows)
        self.assertIn('ligand,A,"X,Y",1,C2,C,1.0,-0.2\n', text)

    def test_a_table_has_the_columns_of_a_window_and_counts_are_whole(self):
        columns = (
            ResultColumn("rank", "%.0f", False, None, (1.0, None)),
            ResultColumn("atoms", None, True, ("a", "b"), None),
            ResultColumn("reading", None, False, ("one", "two"), None),
        )
        table = ResultTable("Voxels", "", columns, ())
        self.assertEqual(tables.head(table), ("rank", "reading"))
        self.assertEqual(tables.rows(table, ()), [(1, "one"), (None, "two")])

    def test_no_text_is_a_formula_in_csv_and_numbers_stay_numbers(self):
        row = ("=1+1", "@b", "-c", "+d", "\t=e", "-1.5", -1.5, "f")
        self.assertEqual(
            "'=1+1,'@b,'-c,'+d,'\t=e,-1.5,-1.5,f\n", tables.csv_text((), [row]).split("\n", 1)[1]
        )

    def test_a_cell_of_csv_is_one_line_that_steers_no_terminal(self):
        row = ("\x1b[31mred", "two\r\nlines", "\uff1d1", "\u202egnp.exe", "a\tb")
        self.assertEqual(
            "?[31mred,two lines,'\uff1d1,?gnp.exe,a\tb\n",
            tables.csv_text((), [row]).split("\n", 1)[1],
        )


class WireTests(unittest.TestCase):
    def test_a_record_reads_back_from_what_a_session_keeps(self):
        atom = Atom("ligand", "A", "STI", 1, "", "C1", "C", (1.0, 2.0, 3.0), 0.5, {"donor": 0.5})
        self.assertEqual(decode(Atom, wire.to_wire(atom)), atom)


class ProvenanceTests(unittest.TestCase):
    BEFORE = {
        **dict.fromkeys(("title", "description", "scheme", "output", "unit"), ""),
        **{"name": "mine", "schemeRevision": 1, "showsProbability": False, "gridSize": 24},
        **{"gridSpacing": 1, "channels": [], "metrics": {}},
    }

    def model(self, **provenance):
        return decode(Model, {**self.BEFORE, "provenance": provenance})

    def test_a_model_is_named_by_version_origin_and_weights(self):
        model = self.model(
            version="2.1", weightsSha256=["ab", "cd"], origin="user", takesShippedPlace=True
        )
        self.assertEqual(provenance.columns(model), ("mine", "2.1", "user", "ab cd"))
        self.assertEqual(decode(Model, wire.to_wire(model)), model)

    def test_what_a_session_of_an_earlier_version_kept_still_reads(self):
        model = decode(Model, self.BEFORE)
        self.assertEqual(len(provenance.columns(model)), len(provenance.COLUMNS))
