"""Rows: the same atoms under other names."""
import random
from dataclasses import replace
from typing import Callable

import pdbtext
from asking import Asked
from complexes import PERCEIVED, Complex
from pdbtext import Record
from row import Make, Row

_GROUP = "names"
_OTHERS = "zyxwvutsrqponmlk0987654321"


def _each(change: Callable[[Record], Record]) -> Make:
    def make(one: Complex, _: random.Random) -> Asked:
        return Asked(
            pdbtext.write(change(record) for record in one.protein), ligands=one.ligand.sdf()
        )

    return make


def _chains(one: Complex, _: random.Random) -> Asked:
    names = sorted({record.chain for record in one.protein})
    other = dict(zip(names, _OTHERS))
    protein = [replace(record, chain=other[record.chain]) for record in one.protein]
    return Asked(pdbtext.write(protein), ligands=one.ligand.sdf())


def _no_chain(one: Complex, _: random.Random) -> "Asked | None":
    if len({record.chain for record in one.protein}) > 1:
        return None
    protein = [replace(record, chain="") for record in one.protein]
    return Asked(pdbtext.write(protein), ligands=one.ligand.sdf())


def _swapped(one: Complex, _: random.Random) -> "Asked | None":
    names = sorted({record.chain for record in one.protein})
    if len(names) < 2:
        return None
    other = dict(zip(names, names[1:] + names[:1]))
    protein = [replace(record, chain=other[record.chain]) for record in one.protein]
    return Asked(pdbtext.write(protein), ligands=one.ligand.sdf())


def _renumbered(by: int) -> Make:
    return _each(lambda record: replace(record, number=record.number + by))


def _ligand(residue: str, kind: str = "HETATM") -> Make:
    def make(one: Complex, _: random.Random) -> Asked:
        hetero = [replace(record, residue=residue, kind=kind) for record in one.hetero]
        return Asked(pdbtext.write(one.protein + hetero), ligand=residue)

    return make


def _ligand_atoms(one: Complex, _: random.Random) -> Asked:
    hetero = [
        replace(record, name=(record.element.upper().rjust(2) + "%02d" % i)[-4:])
        for i, record in enumerate(one.hetero, 1)
    ]
    return Asked(pdbtext.write(one.protein + hetero), ligand="LIG")


def _ligand_in_chain(one: Complex, _: random.Random) -> Asked:
    chain = one.protein[0].chain
    number = max(record.number for record in one.protein) + 1
    hetero = [replace(record, chain=chain, number=number) for record in one.hetero]
    return Asked(pdbtext.write(one.protein + hetero), ligand="LIG")


ROWS = [
    Row(_GROUP, "chains renamed", _chains),
    Row(_GROUP, "chain names changed among each other", _swapped),
    Row(_GROUP, "chain blank", _no_chain),
    Row(_GROUP, "residues' numbers + 1000", _renumbered(1000)),
    Row(_GROUP, "residues' numbers - 600, below nought", _renumbered(-600)),
    Row(
        _GROUP,
        "an insertion code on every residue",
        _each(lambda record: replace(record, code=record.code or "P")),
    ),
    Row(_GROUP, "ligand named DRG", _ligand("DRG"), PERCEIVED),
    Row(_GROUP, "ligand named 017", _ligand("017"), PERCEIVED),
    Row(_GROUP, "ligand as ATOM records, named UNL", _ligand("UNL", "ATOM"), PERCEIVED),
    Row(_GROUP, "ligand's atoms numbered through", _ligand_atoms, PERCEIVED),
    Row(_GROUP, "ligand in the protein's chain", _ligand_in_chain, PERCEIVED),
]
