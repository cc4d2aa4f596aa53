"""What is said and written: names, labels, menus, tables and a model's origin, without PyMOL."""
import dataclasses
import types
import unittest

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.glimpse_client.decoding import decode
from glimpse_bridge.glimpse_client.records.explain import Atom
from glimpse_bridge.glimpse_client.records.models import Model
from glimpse_bridge.glimpse_client.records.summary import Geometry, NearestAtom, TopVoxel
from glimpse_bridge.logic import contacts, labels, menutree, names, provenance, tables, wire


class NameTests(unittest.TestCase):
    def test_a_groups_name_has_only_what_names_can_hold(self):
        self.assertEqual(names.group_name("A:STI 201'", "clash"), "glimpse_A_STI_201_clash")
        self.assertEqual(names.group_name("478", "mine:pose"), "glimpse_478_mine_pose")
        self.assertEqual(names.group_name("''", "clash"), "glimpse_ligand_clash")

    def test_an_atoms_label_reads_as_in_a_paper(self):
        self.assertEqual(labels.atom_label("B:ASP:25 OD1"), "Asp25 OD1")
        self.assertEqual(labels.atom_label("#2/A:A1ABC:25C O1"), "A1ABC25C O1")
        self.assertEqual(labels.atom_label("odd"), "odd")

    def test_a_voxels_label_names_its_interaction_or_its_channel_and_the_atom(self):
        for side, interaction, label in (
            ("protein", None, "+0.016 protein negative Asp25 OD1"),
            ("ligand", None, "+0.016 ligand negative C3"),
            ("protein", "hydrogen-bond", "+0.016 hydrogen bond Leu117A N"),
        ):
            self.assertEqual(labels.voxel_label(_voxel(side, interaction), _ATOMS), label)

    def test_a_voxels_label_says_when_only_the_reference_has_what_it_names(self):
        atoms = (*_ATOMS[:2], dataclasses.replace(_ATOMS[2], side="reference"))
        nearest = NearestAtom(2, ":478:200 C3", 1.0)
        for side, interaction, label in (
            ("ligand", "hydrogen-bond", "+0.016 reference hydrogen bond Leu117A N"),
            ("ligand", None, "+0.016 reference negative C3"),
            ("protein", None, "+0.016 protein negative Asp25 OD1"),
        ):
            voxel = dataclasses.replace(_voxel(side, interaction), ligand_atom=nearest)
            self.assertEqual(labels.voxel_label(voxel, atoms), label)

    def test_contacts_are_those_that_the_readings_are_of(self):
        summary = types.SimpleNamespace(
            top_voxels=(_voxel("protein", "hydrogen-bond"), _voxel("ligand", None)),
            reciprocal_pairs=(),
        )
        self.assertEqual(contacts.contacts(summary), {(2, 1)})


_ATOMS = tuple(
    Atom(side, "A", residue, number, code, name, "C", (0.0, 0.0, 0.0), 0.0, {})
    for side, residue, number, code, name in (
        ("protein", "VAL", 289, "", "CG2"),
        ("protein", "LEU", 117, "A", "N"),
        ("ligand", "478", 200, "", "C3"),
    )
)


def _voxel(side, interaction):
    """A voxel whose nearest atom of the protein isn't the one that its reading is of."""
    atoms = [NearestAtom(0, label, 1.0) for label in ("1HPV:478:200 C3", "A:ASP:25 OD1")]
    geometry = Geometry(2, 1, 2.9, 0.2, *[None] * 6) if interaction else None
    return TopVoxel(
        0, side, "negative", (), (), 0.0161, 0.0, 1, *atoms, 5.0, interaction, "", geometry
    )


class MenuTests(unittest.TestCase):
    def test_without_a_ligand_nothing_can_be_chosen(self):
        rows = menutree.glimpse_menu([], [], [], [("clash", "Clash detector")], "", False)
        self.assertFalse([row for row in rows if row[0] == 1])

    def test_several_ligands_are_named(self):
        rows = menutree.glimpse_menu([("A", "a"), ("B", "b")], [1, 1], [[], []], [], "", False)
        texts = [row[1] for row in rows if row[0] == 1]
        self.assertEqual(texts, ["Explain prediction of A", "Explain prediction of B"])


class TableTests(unittest.TestCase):
    def test_atoms_are_listed_by_size_and_written_as_csv(self):
        atoms = [
            Atom("ligand", "A", "X,Y", 1, "", name, "C", (1.0, 2.0, 3.0), value, {})
            for name, value in (("C1", 0.1), ("C2", -0.2))
        ]
        rows = tables.atom_rows(atoms)
        self.assertEqual([row[4] for row in rows], ["C2", "C1"])
        self.assertIn(
            'ligand,A,"X,Y",1,C2,C,1.0,2.0,3.0,-0.2\n', tables.csv_text(tables.ATOMS, rows)
        )


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

    def test_a_note_names_the_model_by_version_origin_and_weights(self):
        model = self.model(
            version="2.1", weightsSha256=["ab", "cd"], origin="user", takesShippedPlace=True
        )
        self.assertEqual(
            provenance.line(model), "model: mine 2.1, the user's, SHA-256 of its weights ab cd"
        )
        self.assertEqual(provenance.columns(model), ("mine", "2.1", "user", "ab cd"))
        self.assertEqual(decode(Model, wire.to_wire(model)), model)

    def test_what_a_session_of_an_earlier_version_kept_still_reads(self):
        model = decode(Model, self.BEFORE)
        self.assertEqual(provenance.line(model), "model: mine")
        self.assertEqual(len(provenance.columns(model)), len(provenance.COLUMNS))
