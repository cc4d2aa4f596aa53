"""Rows: the same atoms in another order."""
import random
from dataclasses import replace
from typing import List

import pdbtext
from asking import Asked
from complexes import LIGAND, PERCEIVED, Complex
from pdbtext import Record
from row import Row

_GROUP = "order"


def _flat(parts: List[List[Record]]) -> List[Record]:
    return [record for part in parts for record in part]


def _given(one: Complex, protein: List[Record]) -> Asked:
    return Asked(pdbtext.write(protein), ligands=one.ligand.sdf())


def _atoms(one: Complex, chance: random.Random) -> Asked:
    parts = pdbtext.residues(one.protein)
    for part in parts:
        chance.shuffle(part)
    return _given(one, _flat(parts))


def _residues(one: Complex, chance: random.Random) -> Asked:
    parts = pdbtext.residues(one.protein)
    chance.shuffle(parts)
    return _given(one, _flat(parts))


def _reversed(one: Complex, _: random.Random) -> Asked:
    return _given(one, _flat(pdbtext.residues(one.protein)[::-1]))


def _chains(one: Complex, _: random.Random) -> "Asked | None":
    names = sorted({record.chain for record in one.protein})
    if len(names) < 2:
        return None
    chains = [[record for record in one.protein if record.chain == name] for name in names[::-1]]
    return _given(one, _flat(chains))


def _hetero_first(one: Complex, _: random.Random) -> "Asked | None":
    hetero = [record for record in one.protein if record.kind == "HETATM"]
    if not hetero:
        return None
    return _given(one, hetero + [record for record in one.protein if record.kind != "HETATM"])


def _ligand(one: Complex, chance: random.Random) -> Asked:
    order = list(range(len(one.ligand.atoms)))
    chance.shuffle(order)
    return Asked(pdbtext.write(one.protein), ligands=one.ligand.kept(order).sdf())


def _bonds(one: Complex, chance: random.Random) -> Asked:
    bonds = [chance.choice([(a, b, o), (b, a, o)]) for a, b, o in one.ligand.bonds]
    chance.shuffle(bonds)
    turned = replace(one.ligand, bonds=tuple(bonds))
    return Asked(pdbtext.write(one.protein), ligands=turned.sdf())


def _perceived(one: Complex, chance: random.Random) -> Asked:
    hetero = list(one.hetero)
    chance.shuffle(hetero)
    return Asked(pdbtext.write(one.protein + hetero), ligand=LIGAND)


def _ligand_first(one: Complex, _: random.Random) -> Asked:
    return Asked(pdbtext.write(one.hetero + one.protein), ligand=LIGAND)


ROWS = [
    Row(_GROUP, "atoms of each residue shuffled", _atoms),
    Row(_GROUP, "residues shuffled", _residues),
    Row(_GROUP, "residues in reverse", _reversed),
    Row(_GROUP, "chains in reverse", _chains),
    Row(_GROUP, "hetero groups first", _hetero_first),
    Row(_GROUP, "ligand's atoms shuffled", _ligand),
    Row(_GROUP, "ligand's bonds shuffled and turned", _bonds),
    Row(_GROUP, "ligand's atoms shuffled, perceived", _perceived, PERCEIVED),
    Row(_GROUP, "ligand before the protein", _ligand_first, PERCEIVED),
]
