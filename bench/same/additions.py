"""Rows: what stands around the complex, far and near."""
import random
from dataclasses import replace
from typing import Callable, List, Optional, Sequence, Tuple

import numpy

import pdbtext
from asking import Asked
from complexes import BARE, PERCEIVED, Complex
from pdbtext import Place, Record, distance, plus
from row import Make, Row

_GROUP = "surroundings"
_FAR = (80.0, 0.0, 0.0)  # Å
_POSE = (1.2, 0.9, 0.0)  # Å, that a docked pose lies beside the crystal's ligand
_TRIES = 4000
_IN_BOX = 9.0  # Å from the ligand's centre: the box ends at 12
_COUNTS = "what is added counts as protein: that is what must be said"

# Where the atoms of small groups lie, in Å.
_ION = (0.0, 0.0, 0.0)
_WATER = [("O", (0.0, 0.0, 0.0))]
_GLYCEROL = [
    ("C", (0.0, 0.0, 0.0)),
    ("O", (0.0, 1.43, 0.0)),
    ("C", (1.45, -0.5, 0.0)),
    ("O", (1.45, -1.93, 0.0)),
    ("C", (2.3, 0.1, 1.1)),
    ("O", (3.6, -0.45, 1.0)),
]
_SULFATE = [
    ("S", (0.0, 0.0, 0.0)),
    ("O", (0.85, 0.85, 0.85)),
    ("O", (-0.85, -0.85, 0.85)),
    ("O", (-0.85, 0.85, -0.85)),
    ("O", (0.85, -0.85, -0.85)),
]
_BENZENE = [
    ("C", (1.39, 0.0, 0.0)),
    ("C", (0.695, 1.204, 0.0)),
    ("C", (-0.695, 1.204, 0.0)),
    ("C", (-1.39, 0.0, 0.0)),
    ("C", (-0.695, -1.204, 0.0)),
    ("C", (0.695, -1.204, 0.0)),
]

Atoms = Sequence[Tuple[str, Place]]


def _group(name: str, atoms: Atoms, at: Place, chain: str, number: int) -> List[Record]:
    counts = {}  # type: dict
    found = []
    for element, place in atoms:
        counts[element] = counts.get(element, 0) + 1
        label = element.upper() + (str(counts[element]) if len(atoms) > 1 else "")
        label = label.ljust(4) if len(element) > 1 else (" " + label).ljust(4)
        place = plus(place, at)
        found.append(
            Record("HETATM", label, "", name, chain, number, "", place, 1.0, 20.0, element)
        )
    return found


def _free_place(
    one: Complex, atoms: Atoms, chance: random.Random, near: float, apart: float
) -> Optional[Place]:
    """A place where each atom is ``apart`` (Å) from all of the complex, the first ``near`` the
    ligand; None where the site has no such room.
    """
    ligand = [atom.place for atom in one.ligand.atoms]
    around = numpy.array([record.place for record in one.protein] + ligand)
    shape = numpy.array([place for _, place in atoms])
    centre = tuple(sum(axis) / len(ligand) for axis in zip(*ligand))
    for _ in range(_TRIES):
        start = chance.choice(ligand)
        by = tuple(chance.gauss(0, 1) for _ in range(3))
        size = distance(by, (0, 0, 0))  # type: ignore[arg-type]
        reach = chance.uniform(apart, near)
        at = tuple(round(s + reach * b / size, 3) for s, b in zip(start, by))
        if distance(at, centre) < _IN_BOX:  # type: ignore[arg-type]
            apart_by = shape[:, None, :] + numpy.array(at) - around[None, :, :]
            if (numpy.square(apart_by).sum(axis=2) < apart * apart).any():
                continue
            return at  # type: ignore[return-value]
    return None


def _near(name: str, atoms: Atoms, near: float = 5.5, apart: float = 3.0, count: int = 1) -> Make:
    """Groups near the ligand, with room around them."""

    def make(one: Complex, chance: random.Random) -> Optional[Asked]:
        chain, added = one.free_chain(), []  # type: str, List[Record]
        for number in range(1, count + 1):
            at = _free_place(one, atoms, chance, near, apart)
            if at is None:
                return None
            added += _group(name, atoms, at, chain, number)
        return Asked(pdbtext.write(one.protein + added), ligands=one.ligand.sdf())

    return make


def _far(change: Callable[[Complex, random.Random], List[Record]]) -> Make:
    return lambda one, chance: Asked(
        pdbtext.write(one.protein + change(one, chance)), ligands=one.ligand.sdf()
    )


def _scattered(names: Sequence[Tuple[str, str]], count: int) -> Make:
    """Single atoms about 80 Å away."""

    def change(one: Complex, chance: random.Random) -> List[Record]:
        centre, chain = plus(one.ligand.atoms[0].place, _FAR), one.free_chain()
        added = []  # type: List[Record]
        for number in range(1, count + 1):
            name, element = chance.choice(list(names))
            at = tuple(round(c + chance.uniform(-20, 20), 3) for c in centre)
            added += _group(name, [(element, _ION)], at, chain, number)  # type: ignore[arg-type]
        return added

    return _far(change)


def _far_protein(one: Complex, _: random.Random) -> List[Record]:
    """The same protein, 80 Å away, as chains of other names."""
    letters = {}  # type: dict
    for record in one.protein:
        if record.chain not in letters:
            letters[record.chain] = one.free_chain("".join(letters.values()))
    return [
        replace(record, chain=letters[record.chain], place=plus(record.place, _FAR))
        for record in one.protein
    ]


def _far_copy(one: Complex, chance: random.Random) -> Asked:
    """Protein and ligand again, the ligand told apart by its chain."""
    copy = _far_protein(one, chance)
    first = one.hetero[0].chain
    chain = one.free_chain("".join({record.chain for record in copy}) + first)
    far = [replace(record, chain=chain, place=plus(record.place, _FAR)) for record in one.hetero]
    copy = [record for record in copy if record.chain not in (first, chain)]
    text = pdbtext.write(one.protein + one.hetero + copy + far)
    return Asked(text, ligand="%s:LIG:1" % first)


def _native_left(one: Complex, _: random.Random) -> Asked:
    """The pose itself, its crystal's ligand still in the protein's file."""
    return Asked(pdbtext.write(one.bare + one.hetero), ligands=one.ligand.sdf())


def _waters_then_salt(one: Complex, chance: random.Random) -> Optional[Asked]:
    added = []  # type: List[Record]
    chain = one.free_chain()
    for number, (name, atoms) in enumerate(
        (("HOH", _WATER), ("GOL", _GLYCEROL), ("CL", [("Cl", (0.0, 0.0, 0.0))])), 1
    ):
        at = _free_place(one, atoms, chance, 11.0, 3.0)
        if at is None:
            return None
        added += _group(name, atoms, at, chain, number)
    return Asked(pdbtext.write(one.protein + one.hetero + added), ligand="LIG")


def _salt(row: str, name: str, element: str, code: str) -> Row:
    near = _near(name, [(element, _ION)])
    return Row(_GROUP, row, near, says=("buffer-left-out",), may_say=(code,))


ROWS = [
    Row(_GROUP, "300 waters far away", _scattered([("HOH", "O")], 300)),
    Row(
        _GROUP,
        "60 ions and metals far away",
        _scattered([("NA", "Na"), ("CL", "Cl"), ("ZN", "Zn"), ("MG", "Mg"), ("K", "K")], 60),
    ),
    Row(_GROUP, "the protein again, 80 Å away", _far(_far_protein)),
    Row(_GROUP, "protein and ligand again, 80 Å away", _far_copy, PERCEIVED),
    Row(_GROUP, "five waters near", _near("HOH", _WATER, count=5), says=("waters-left-out",)),
    Row(_GROUP, "glycerol near", _near("GOL", _GLYCEROL, 7.0), says=("buffer-left-out",)),
    Row(_GROUP, "sulfate near", _near("SO4", _SULFATE, 7.0), says=("buffer-left-out",)),
    _salt("Na+ near", "NA", "Na", "metal-dropped"),
    _salt("K+ near", "K", "K", "metal-dropped"),
    _salt("Cl- near", "CL", "Cl", "cofactor-dropped"),
    Row(
        _GROUP,
        "Zn2+ near",
        _near("ZN", [("Zn", _ION)]),
        holds=(),
        says=("metals-counted",),
        why=_COUNTS,
    ),
    Row(
        _GROUP,
        "benzene near",
        _near("BNZ", _BENZENE, 8.0),
        holds=(),
        says=("group-counts-as-protein",),
        why=_COUNTS,
    ),
    Row(
        _GROUP,
        "water, glycerol and Cl- within 11 Å, one file",
        _waters_then_salt,
        PERCEIVED,
        says=("waters-left-out", "buffer-left-out"),
        may_say=("cofactor-dropped",),
    ),
    Row(
        _GROUP,
        "the ligand itself left in the protein's file",
        _native_left,
        BARE,
        says=("overlapping-group-left-out",),
    ),
]
