"""A complex turned as a whole, and with its atoms moved a little."""
import zlib
from dataclasses import replace
from typing import Callable, Dict

import numpy as np
from asking import Asked
from drawing import Crystal

import pdbtext

Move = Callable[[np.ndarray, np.ndarray, np.random.Generator], np.ndarray]

_SHORTEST, _LONGEST = 0.1, 0.3  # Å


def asked(one: Crystal) -> Asked:
    """The complex as the data have it."""
    return Asked(pdbtext.write(one.protein), ligands=one.ligand.sdf())


def moved(one: Crystal, kind: str, number: int, seed: int) -> Asked:
    """A copy; the same in every run with this seed."""
    places = np.array([atom.place for atom in one.protein] + [atom.place for atom in one.ligand.atoms])
    elements = [atom.element for atom in one.protein] + [atom.element for atom in one.ligand.atoms]
    hydrogens = np.array([element in ("H", "D") for element in elements])
    chance = np.random.default_rng([seed, number, zlib.crc32((one.id + kind).encode())])
    there = [tuple(place) for place in KINDS[kind](places, hydrogens, chance)]
    at = len(one.protein)
    protein = [replace(atom, place=place) for atom, place in zip(one.protein, there)]
    atoms = [replace(atom, place=place) for atom, place in zip(one.ligand.atoms, there[at:])]
    return Asked(pdbtext.write(protein), ligands=replace(one.ligand, atoms=tuple(atoms)).sdf())


def _turned(places: np.ndarray, _: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """About the middle, by a rotation drawn evenly from all."""
    w, x, y, z = _directions(1, 4, chance)[0]
    rotation = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )
    middle = places.mean(axis=0)
    return (places - middle) @ rotation.T + middle


def _jittered(
    places: np.ndarray, hydrogens: np.ndarray, chance: np.random.Generator
) -> np.ndarray:
    """Every heavy atom by a distance and in a direction of its own; a hydrogen goes with the heavy
    atom next to it.
    """
    lengths = chance.uniform(_SHORTEST, _LONGEST, size=(len(places), 1))
    shifts = lengths * _directions(len(places), 3, chance)
    heavy = np.flatnonzero(~hydrogens)
    for at in np.flatnonzero(hydrogens):
        shifts[at] = shifts[heavy[((places[heavy] - places[at]) ** 2).sum(axis=1).argmin()]]
    return places + shifts


def _directions(count: int, dimensions: int, chance: np.random.Generator) -> np.ndarray:
    found = chance.normal(size=(count, dimensions))
    return found / np.linalg.norm(found, axis=1, keepdims=True)


KINDS = {"turned": _turned, "jittered": _jittered}  # type: Dict[str, Move]
