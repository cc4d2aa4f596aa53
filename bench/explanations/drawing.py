"""Which crystals are explained: one of a cluster, at random, of clusters without any affinity."""
import csv
import os
import random
from dataclasses import dataclass
from typing import Dict, List

import molecule
import pdbtext

_AFFINITIES = "crystal-affinity.csv"
_CRYSTALS = "pdb-"


@dataclass(frozen=True)
class Crystal:
    """A complex of the data, with the cluster (40 % sequence identity) of its protein."""

    set: str
    id: str
    cluster: str
    protein: List[pdbtext.Record]
    ligand: molecule.Molecule


def draw(data: str, count: int, seed: int) -> List[Crystal]:
    """So many crystals, each of a cluster of its own. No member of these clusters has an affinity,
    neither in an ``index.csv`` nor in the table of affinities, so that no model can have learned
    from one. The first of a larger draw are those of a smaller one.
    """
    with_affinity = {(row["dataset"], row["id"]) for row in _rows(os.path.join(data, _AFFINITIES))}
    learned = set()
    clusters = {}  # type: Dict[str, List[Dict[str, str]]]
    for name in sorted(os.listdir(data)):
        index = os.path.join(data, name, "index.csv")
        for row in _rows(index) if os.path.exists(index) else ():
            if row["pK"] or (name, row["id"]) in with_affinity:
                learned.add(row["cluster40"])
            if name.startswith(_CRYSTALS):
                clusters.setdefault(row["cluster40"], []).append(dict(row, set=name))
    chance = random.Random(seed)
    unseen = sorted(set(clusters) - learned)
    chance.shuffle(unseen)
    chosen = [chance.choice(clusters[name]) for name in unseen][:count]
    return [_read(data, row) for row in chosen]


def _read(data: str, row: Dict[str, str]) -> Crystal:
    folder = os.path.join(data, row["set"], "complexes", row["id"])
    protein = pdbtext.read(_text(os.path.join(folder, "protein.pdb")))
    ligand = molecule.read(_text(os.path.join(folder, "ligand.sdf")))
    return Crystal(row["set"], row["id"], row["cluster40"], protein, ligand)


def _rows(path: str) -> List[Dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
