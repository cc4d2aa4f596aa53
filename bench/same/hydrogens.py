"""Rows: other hydrogens, of every make."""
import random
from dataclasses import replace
from typing import Callable, List

import pdbtext
import writers
from asking import Asked
from complexes import BARE, LIGAND, PERCEIVED, Complex
from differences import CHAIN_END, CHAIN_START
from pdbtext import Record
from row import Make, Row

_GROUP = "hydrogens"
_BOND = 1.4  # Å from a hydrogen to what holds it
_STATE = "a hydrogen states its residue's protonation, and is believed"
_ACIDS = ("ASP", "ASH", "GLU", "GLH", "CYS", "CYX", "TYR", "SEM*")
_BASES = ("HIS", "HID", "HIE", "HIP", "LYS", "LYN")
_TITRATABLE = _ACIDS + _BASES + (CHAIN_START,)
_ODD = ("given-hydrogens-odd", "given-hydrogens-refused")  # Of a residue without a template
_SAID = (
    "given-hydrogens-odd",
    "given-hydrogens-tautomer",
    "given-hydrogens-refused",
    "given-hydrogens-obeyed",
)
_UNLESS_SAID = _STATE + ": where that makes another molecule, it is said"
_NEUTRAL = (
    "this program writes acids and bases uncharged, which is not believed where a file has four "
    "of them at least and none is charged"
)


def _bare(write: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(write(pdbtext.write(one.bare)), ligands=one.ligand.sdf())


def _none(one: Complex, _: random.Random) -> "Asked | None":
    if len(one.bare) == len(one.protein):
        return None
    return Asked(pdbtext.write(one.bare), ligands=one.ligand.sdf())


def _polar(one: Complex, _: random.Random) -> "Asked | None":
    """Without those on carbon."""
    if len(one.bare) == len(one.protein):
        return None
    kept = [record for part in pdbtext.residues(one.protein) for record in _polar_of(part)]
    return Asked(pdbtext.write(kept), ligands=one.ligand.sdf())


def _polar_of(part: List[Record]) -> List[Record]:
    held = [record for record in part if record.element in ("N", "O", "S")]
    return [
        record
        for record in part
        if not record.is_hydrogen
        or any(pdbtext.distance(record.place, one.place) < _BOND for one in held)
    ]


def _deuterium(one: Complex, _: random.Random) -> "Asked | None":
    if len(one.bare) == len(one.protein):
        return None
    changed = [
        replace(record, element="D", name=record.name.replace("H", "D", 1))
        if record.is_hydrogen
        else record
        for record in one.protein
    ]
    return Asked(pdbtext.write(changed), ligands=one.ligand.sdf())


def _last(one: Complex, _: random.Random) -> "Asked | None":
    if len(one.bare) == len(one.protein):
        return None
    parts = pdbtext.residues(one.protein)
    ordered = [record for part in parts for record in sorted(part, key=lambda r: r.is_hydrogen)]
    return Asked(pdbtext.write(ordered), ligands=one.ligand.sdf())


def _ligand(write: Callable[[Complex], str]) -> Make:
    return lambda one, _: Asked(pdbtext.write(one.protein), ligands=write(one))


def _perceived_with_own(one: Complex, _: random.Random) -> Asked:
    hetero = one.ligand.records(LIGAND, one.free_chain())
    return Asked(pdbtext.write(one.protein + hetero), ligand=LIGAND)


def _perceived_by(write: Callable[[str], str]) -> Make:
    def make(one: Complex, _: random.Random) -> Asked:
        text = writers.joined(pdbtext.write(one.protein), write(pdbtext.write(one.hetero)))
        return Asked(text, ligand=LIGAND)

    return make


ROWS = [
    Row(
        _GROUP,
        "protein's taken away",
        _none,
        why=_STATE + "; without it the rule for pH 7.4 and the surroundings decide",
        but=(*_TITRATABLE, CHAIN_END),
        may_say=_ODD,
    ),
    Row(
        _GROUP,
        "protein's on N, O and S alone",
        _polar,
        why="of SEM, which has no template, all hydrogens together state the state",
        but=("SEM*",),
        may_say=_ODD,
    ),
    Row(_GROUP, "protein's as deuterium", _deuterium),
    Row(_GROUP, "protein's after each residue's other atoms", _last),
    Row(
        _GROUP,
        "protein's by PyMOL (h_add)",
        _bare(lambda t: writers.pymol(t, "pdb", "pdb", "h_add")),
        BARE,
        why=_STATE + ": tautomers of histidine, and which O of an acid has it",
        but=_TITRATABLE,
        may_say=_ODD,
    ),
    Row(
        _GROUP,
        "protein's by RDKit",
        _bare(lambda t: writers.rdkit_pdb(t, hydrogens=True)),
        BARE,
        why=_NEUTRAL,
        but=_TITRATABLE,
        may_say=_ODD,
    ),
    Row(
        _GROUP,
        "protein's by Open Babel (-h)",
        _bare(lambda t: writers.babel(t, "pdb", "pdb", "-h")),
        BARE,
        why=_NEUTRAL,
        but=_TITRATABLE,
        may_say=_ODD,
    ),
    Row(
        _GROUP,
        "protein's by Open Babel (-p 7.4)",
        _bare(lambda t: writers.babel(t, "pdb", "pdb", "-p", "7.4")),
        BARE,
        holds=(),
        says=("atom-names-repeat",),
        why="it numbers residues anew, calls some UNK and writes three hydrogens on N behind gaps",
    ),
    Row(
        _GROUP,
        "ligand's taken away",
        _ligand(lambda one: one.heavy_ligand.sdf()),
        why=_UNLESS_SAID,
        unless_said=_SAID,
    ),
    Row(
        _GROUP,
        "ligand's on N, O and S alone",
        _ligand(lambda one: one.ligand.with_polar_hydrogens().sdf()),
    ),
    Row(
        _GROUP,
        "ligand's by RDKit",
        _ligand(lambda one: writers.rdkit_ligand_hydrogens(one.ligand)),
    ),
    Row(
        _GROUP,
        "ligand's by Open Babel (-h)",
        _ligand(lambda one: writers.babel(one.heavy_ligand.sdf(), "sdf", "sdf", "-h")),
    ),
    Row(
        _GROUP,
        "ligand's by PyMOL (h_add)",
        _ligand(lambda one: writers.pymol(one.heavy_ligand.sdf(), "sdf", "sdf", "h_add")),
    ),
    Row(
        _GROUP,
        "ligand's own, orders perceived",
        _perceived_with_own,
        PERCEIVED,
        why=_UNLESS_SAID,
        unless_said=_SAID,
    ),
    Row(
        _GROUP,
        "ligand's by PyMOL (h_add), orders perceived",
        _perceived_by(lambda t: writers.pymol(t, "pdb", "pdb", "h_add")),
        PERCEIVED,
        why=_UNLESS_SAID,
        unless_said=_SAID,
    ),
    Row(
        _GROUP,
        "ligand's by Open Babel (-h), orders perceived",
        _perceived_by(lambda t: writers.babel(t, "pdb", "pdb", "-h")),
        PERCEIVED,
        why=_UNLESS_SAID,
        unless_said=_SAID,
    ),
]
