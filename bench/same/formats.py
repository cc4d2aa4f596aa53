"""Rows: the same complex as other programs and formats write it."""
import random
from typing import Callable

import pdbtext
import writers
from asking import Asked
from complexes import BARE, LIGAND, PERCEIVED, Complex
from molecule import Molecule
from row import Make, Row

_GROUP = "writers"


def _protein(write: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(write(pdbtext.write(one.protein)), ligands=one.ligand.sdf())


def _bare(write: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(write(pdbtext.write(one.bare)), ligands=one.ligand.sdf())


def _ligand(write: Callable[[Molecule], str], heavy: bool = False) -> Make:
    def make(one: Complex, _: random.Random) -> Asked:
        ligand = one.heavy_ligand if heavy else one.ligand
        return Asked(pdbtext.write(one.protein), ligands=write(ligand))

    return make


def _complex(write: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(write(pdbtext.write(one.protein + one.hetero)), ligand=LIGAND)


def _apart(write: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(
        pdbtext.write(one.protein), ligands=write(pdbtext.write(one.hetero))
    )


def _sdf_by_babel(ligand: Molecule) -> str:
    return writers.babel(ligand.sdf(), "sdf", "sdf")


def _mol2_by_babel(ligand: Molecule) -> str:
    return writers.babel(ligand.sdf(), "sdf", "mol2")


def _sdf_by_pymol(ligand: Molecule) -> str:
    return writers.pymol(ligand.sdf(), "sdf", "sdf")


def _mol2_by_pymol(ligand: Molecule) -> str:
    return writers.pymol(ligand.sdf(), "sdf", "mol2")


ROWS = [
    Row(_GROUP, "protein as PDB by gemmi", _protein(writers.gemmi_pdb)),
    Row(_GROUP, "protein as mmCIF by gemmi", _protein(writers.gemmi_mmcif)),
    Row(_GROUP, "protein as PDB by PyMOL", _protein(lambda t: writers.pymol(t, "pdb", "pdb"))),
    Row(_GROUP, "protein as mmCIF by PyMOL", _protein(lambda t: writers.pymol(t, "pdb", "cif"))),
    Row(
        _GROUP,
        "protein as MOL2 by PyMOL",
        _protein(lambda t: writers.pymol(t, "pdb", "mol2")),
        why="of SEM, whose name it doesn't know, it writes single bonds alone",
        may_say=("given-hydrogens-odd",),
        but=("SEM*",),
    ),
    Row(_GROUP, "protein as PDB by RDKit", _protein(writers.rdkit_pdb)),
    Row(_GROUP, "protein as PDB by Open Babel", _protein(lambda t: writers.babel(t, "pdb", "pdb"))),
    Row(
        _GROUP,
        "protein as PDBQT by Open Babel",
        _bare(lambda t: writers.babel(t, "pdb", "pdbqt", "-xr")),
        BARE,
    ),
    Row(_GROUP, "ligand as V2000 by RDKit", _ligand(writers.rdkit_sdf)),
    Row(_GROUP, "ligand as V3000 by RDKit", _ligand(lambda m: writers.rdkit_sdf(m, v3000=True))),
    Row(_GROUP, "ligand with aromatic bonds by RDKit", _ligand(writers.rdkit_aromatic_sdf)),
    Row(
        _GROUP,
        "ligand with aromatic bonds, no hydrogens",
        _ligand(writers.rdkit_aromatic_sdf, heavy=True),
        why="a hydrogen taken away may have stated an acid or amine uncharged, which is said",
        unless_said=("given-hydrogens-obeyed",),
    ),
    Row(_GROUP, "ligand as SDF by Open Babel", _ligand(_sdf_by_babel)),
    Row(_GROUP, "ligand as MOL2 by Open Babel", _ligand(_mol2_by_babel)),
    Row(_GROUP, "ligand as SDF by PyMOL", _ligand(_sdf_by_pymol)),
    Row(_GROUP, "ligand as MOL2 by PyMOL", _ligand(_mol2_by_pymol)),
    Row(_GROUP, "complex as PDB by gemmi", _complex(writers.gemmi_pdb), PERCEIVED),
    Row(_GROUP, "complex as mmCIF by gemmi", _complex(writers.gemmi_mmcif), PERCEIVED),
    Row(
        _GROUP,
        "complex as PDB by PyMOL",
        _complex(lambda t: writers.pymol(t, "pdb", "pdb")),
        PERCEIVED,
    ),
    Row(
        _GROUP,
        "complex as mmCIF by PyMOL",
        _complex(lambda t: writers.pymol(t, "pdb", "cif")),
        PERCEIVED,
    ),
    Row(_GROUP, "complex as PDB by RDKit", _complex(writers.rdkit_pdb), PERCEIVED),
    Row(
        _GROUP,
        "complex as PDB by Open Babel",
        _complex(lambda t: writers.babel(t, "pdb", "pdb")),
        PERCEIVED,
    ),
    Row(_GROUP, "ligand apart as PDB", _apart(lambda text: text), PERCEIVED),
    Row(_GROUP, "ligand apart as mmCIF by gemmi", _apart(writers.gemmi_mmcif), PERCEIVED),
    Row(
        _GROUP,
        "ligand apart as mmCIF by PyMOL",
        _apart(lambda t: writers.pymol(t, "pdb", "cif")),
        PERCEIVED,
    ),
    Row(
        _GROUP,
        "ligand apart as PDBQT by Open Babel",
        _apart(lambda t: writers.babel(t, "pdb", "pdbqt")),
        PERCEIVED,
    ),
]
