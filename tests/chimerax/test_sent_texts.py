"""The texts that the bundle sends, against the daemon itself."""
import os
import unittest
from dataclasses import replace

import bundle  # noqa: F401
from daemon_case import COMPLEX, EXECUTABLE, DaemonTestCase

from glimpse_bundle.glimpse_client import Client, Explanation, Options, Structure
from glimpse_bundle.logic import asking, sites, volumes
from glimpse_bundle.logic.explained import Origin

LIGAND = "478"
MODEL = "clash"
QUICK = Options(steps=2)
ORIGIN = Origin("478", "#1/B:200", "#1", ("1hpv #1",), ("1hpv #1",), 1, (), "")
# Amprenavir's bonds, by elements and length in Å: (shorter than, order).
_LONGEST = 1.9
_ORDERS = {("C", "C"): (1.45, sites.AROMATIC), ("C", "O"): (1.28, 2.0), ("O", "S"): (1.5, 2.0)}


def atoms_of(path):
    """Atoms of a PDB file."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[:6] in ("ATOM  ", "HETATM"):
                yield sites.SiteAtom(
                    line[12:16].strip(),
                    line[12:14].strip(" 0123456789").capitalize(),
                    line[17:20].strip(),
                    line[21],
                    int(line[22:26]),
                    line[26].strip(),
                    tuple(float(line[at : at + 8]) for at in (30, 38, 46)),
                    float(line[54:60]),
                    float(line[60:66]),
                    line.startswith("HETATM"),
                )


def cell_of(line):
    """The cell of a CRYST1 record."""
    numbers = tuple(float(field) for field in line[6:54].split())
    return sites.Cell(numbers, line[55:66].strip())


class StandInJob:
    """What a task gives to those who work for it."""

    def __init__(self):
        self.stages = []
        self.stop = None

    def report(self, stage, share):
        self.stages.append((stage, share))

    def stop_with(self, stop):
        self.stop = stop


@unittest.skipUnless(EXECUTABLE, "needs GLIMPSE_EXECUTABLE")
class SentTextTests(DaemonTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = Client(EXECUTABLE)
        everything = list(atoms_of(COMPLEX))
        cls.ligand = [atom for atom in everything if atom.residue_name == LIGAND]
        cls.protein = [atom for atom in everything if atom.residue_name != LIGAND]
        with open(COMPLEX, encoding="utf-8") as file:
            cls.cell = next(cell_of(line) for line in file if line.startswith("CRYST1"))
        cls.reference = cls.explained_by(cls.structure, ligand=LIGAND)

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        super().tearDownClass()

    @classmethod
    def explained_by(cls, structure, ligand=None, ligands=None):
        what = Explanation(MODEL, structure, ligand, ligands=ligands, options=QUICK)
        return asking.explain(StandInJob(), cls.client, what, ORIGIN, map_format="f32")

    def sent(self, ligand):
        protein = Structure(sites.cif_text(self.protein, self.cell), "mmcif", "1hpv")
        return self.explained_by(protein, ligands=ligand)

    def test_a_complex_in_two_mmcif_texts_is_the_complex_of_the_file(self):
        ours = self.sent(Structure(sites.cif_text(self.ligand), "mmcif", LIGAND))
        self.assertAlmostEqual(
            ours.summary.prediction.value, self.reference.summary.prediction.value, places=5
        )
        self.assertEqual(len(ours.atoms), len(self.reference.atoms))
        self.assertEqual(
            [one.reading for one in ours.summary.top_voxels],
            [one.reading for one in self.reference.summary.top_voxels],
        )

    def test_symmetry_mates_are_found_by_the_cell_that_was_sent(self):
        codes = {one.code for one in self.reference.summary.warnings}
        ours = self.sent(Structure(sites.cif_text(self.ligand), "mmcif", LIGAND))
        self.assertEqual({one.code for one in ours.summary.warnings}, codes)

    def bonds(self):
        return [
            (first, second, self.order(first, second))
            for first in range(len(self.ligand))
            for second in range(first)
            if self.apart(first, second) < _LONGEST
        ]

    def test_a_ligand_with_orders_keeps_its_places_and_names_and_isnt_perceived_again(self):
        text = sites.cif_text(sites.named_apart(self.ligand), bonds=self.bonds())
        ours = self.sent(Structure(text, "mmcif", LIGAND))
        self.assertEqual(ours.summary.ligand.heavy_atoms, len(self.ligand))
        perceived = [one for one in ours.summary.assumptions if "perceived" in one.message]
        self.assertEqual(perceived, [])
        self.assertTrue(
            any("perceived" in one.message for one in self.reference.summary.assumptions)
        )
        self.assertEqual(
            {(one.name, tuple(round(at, 3) for at in one.position)) for one in self.ligand},
            {
                (one.name, tuple(round(at, 3) for at in one.position))
                for one in ours.atoms
                if one.side == "ligand"
            },
        )

    def test_the_orders_that_are_sent_are_those_that_count(self):
        def predicted(bonds):
            text = sites.cif_text(sites.named_apart(self.ligand), bonds=bonds)
            return self.sent(Structure(text, "mmcif", LIGAND)).summary.prediction.value

        stated = self.bonds()
        aliphatic = [(first, second, 1.0) for first, second, _ in stated]
        self.assertNotAlmostEqual(predicted(stated), predicted(aliphatic), places=3)

    def renamed(self, atoms, **more):
        return [replace(one, **more) for one in atoms]

    def test_names_chains_numbers_and_insertion_codes_come_back_as_they_were_sent(self):
        """Chains that PDB's columns would make one, two models' residues, a long name."""
        names = {"A": "AAA", "B": "#2/AAB"}
        self.assertEqual({one.chain for one in self.protein} - set(names), {" "})
        protein = [
            replace(
                one,
                chain=names.get(one.chain, ""),
                number=one.number if one.chain == " " else one.number + 100000,
                insertion_code="" if one.chain == " " else "C",
            )
            for one in self.protein
        ]
        ligand = self.renamed(self.ligand, residue_name="A1ABC", chain="#3/X", number=-7)
        text = sites.cif_text(protein, self.cell)
        ours = self.explained_by(
            Structure(text, "mmcif", "1hpv"),
            ligands=Structure(sites.cif_text(ligand), "mmcif", "A1ABC"),
        )
        came = {
            (one.side, one.chain, one.name, one.number, one.insertion_code): one.attribution
            for one in ours.summary.residues
        }
        self.assertEqual(len(came), len(self.reference.summary.residues))
        for one in self.reference.summary.residues:
            key = (one.side, one.chain, one.name, one.number, one.insertion_code)
            if one.side == "ligand":
                key = ("ligand", "#3/X", "A1ABC", -7, "")
            elif one.chain in names:
                key = ("protein", names[one.chain], one.name, one.number + 100000, "C")
            self.assertAlmostEqual(came[key], one.attribution, places=4)

    def test_atoms_of_one_name_are_all_sent_with_their_bonds(self):
        ligand = self.renamed(self.ligand, name="C")
        text = sites.cif_text(sites.named_apart(ligand), bonds=self.bonds())
        ours = self.sent(Structure(text, "mmcif", LIGAND))
        self.assertEqual(ours.summary.ligand.heavy_atoms, len(self.ligand))
        names = [one.name for one in ours.atoms if one.side == "ligand"]
        self.assertEqual(len(set(names)), len(names))

    def test_a_ligand_with_hydrogens_and_orders_is_what_it_is_as_sdf(self):
        """Of the first record of a real file, moved to the place of this ligand."""
        path = os.path.join(os.path.dirname(COMPLEX), "cdk2.sdf")
        with open(path, encoding="utf-8") as file:
            record = file.read().split("$$$$")[0].splitlines()
        atoms, bonds = int(record[3][:3]), int(record[3][3:6])
        rows = record[4 : 4 + atoms]
        places = [[float(row[at : at + 10]) for at in (0, 10, 20)] for row in rows]
        centre = [sum(axis) / len(places) for axis in zip(*places)]
        ligand = [one.position for one in self.ligand]
        here = [sum(axis) / len(ligand) for axis in zip(*ligand)]
        moved = [
            tuple(round(a - b + c, 3) for a, b, c in zip(place, centre, here)) for place in places
        ]
        record[4 : 4 + atoms] = [
            "%10.4f%10.4f%10.4f%s" % (*place, row[30:]) for place, row in zip(moved, rows)
        ]
        elements = [row[31:34].strip() for row in rows]
        self.assertIn("H", elements)
        read = [
            replace(self.ligand[0], name=element, element=element, position=place)
            for element, place in zip(elements, moved)
        ]
        stated = [
            (int(row[:3]) - 1, int(row[3:6]) - 1, float(row[6:9]))
            for row in record[4 + atoms : 4 + atoms + bonds]
        ]
        text = sites.cif_text(sites.named_apart(read), bonds=stated)
        ours = self.sent(Structure(text, "mmcif", "ours"))
        theirs = self.sent(Structure("\n".join(record + ["$$$$", ""]), "sdf", "theirs"))
        self.assertAlmostEqual(
            ours.summary.prediction.value, theirs.summary.prediction.value, places=3
        )
        channels = [
            [round(one.attribution, 3) for one in sent.summary.channels] for sent in (ours, theirs)
        ]
        self.assertEqual(*channels)

    def order(self, first, second):
        elements = tuple(sorted((self.ligand[first].element, self.ligand[second].element)))
        shorter_than, order = _ORDERS.get(elements, (0.0, 1.0))
        return order if self.apart(first, second) < shorter_than else 1.0

    def apart(self, first, second):
        one, other = self.ligand[first].position, self.ligand[second].position
        return sum((a - b) ** 2 for a, b in zip(one, other)) ** 0.5

    def test_a_map_lies_where_its_best_voxel_is(self):
        try:
            volumes.as_zyx(b"", 0)
        except ImportError:
            self.skipTest("needs NumPy")
        grid = self.reference.summary.grid
        by_channel = {one.channel: one for one in self.reference.default_maps}
        for voxel in self.reference.summary.top_voxels:
            found = by_channel["%s %s" % (voxel.side, voxel.name)]
            array = volumes.as_zyx(found.values, grid.size)
            x, y, z = (
                round((at - start) / grid.spacing) for at, start in zip(voxel.position, grid.origin)
            )
            self.assertEqual((x, y, z), tuple(voxel.voxel))
            density = voxel.attribution / grid.spacing**3
            self.assertAlmostEqual(float(array[z][y][x]), density, delta=1e-4 * abs(density))

    def test_the_maps_that_were_asked_for_come_as_numbers(self):
        shown = volumes.channels_shown(
            self.reference.summary, self.reference.view, volumes.TOP
        )
        self.assertEqual(len(self.reference.default_maps), len(shown))
        size = self.reference.summary.grid.size
        for found in self.reference.default_maps:
            self.assertEqual(len(found.values), 4 * size**3)
