"""The complexes of a data folder, and the ways in which each is given to begin with."""
import csv
import os
import random
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Optional

import molecule
import pdbtext

LIGAND = "LIG"
GIVEN = "given"
BARE = "bare"
PERCEIVED = "perceived"
BASES = {
    GIVEN: "protein as PDB, ligand as SDF with bond orders and hydrogens",
    BARE: "the same without the protein's hydrogens",
    PERCEIVED: "protein and ligand in one PDB file, the ligand without hydrogens",
}


@dataclass(frozen=True)
class Complex:
    """A complex of the data."""

    id: str
    protein: List[pdbtext.Record]
    ligand: molecule.Molecule
    scratch: Dict[str, object] = field(default_factory=dict)

    @property
    def bare(self) -> List[pdbtext.Record]:
        """The protein without hydrogens."""
        return pdbtext.heavy(self.protein)

    @property
    def heavy_ligand(self) -> molecule.Molecule:
        return self.ligand.without_hydrogens()

    @property
    def hetero(self) -> List[pdbtext.Record]:
        """The ligand as HETATM lines, in a chain that the protein lacks."""
        return self.heavy_ligand.records(LIGAND, self.free_chain())

    def free_chain(self, after: str = "") -> str:
        taken = {record.chain for record in self.protein} | set(after)
        return next(letter for letter in "XYZWVUTSRQPONML" if letter not in taken)

    def chance(self, row: str) -> random.Random:
        """The same numbers in every run."""
        return random.Random("%s %s" % (self.id, row))


def read(folder: str, first: int, sets: Optional[List[str]] = None) -> Iterator[Complex]:
    """The first complexes of ``index.csv`` whose files are there; where the folder has no such
    list, those of its sets in their order.
    """
    count = 0
    for name, path in _listed(folder, sets):
        protein = os.path.join(folder, path, "protein.pdb")
        ligand = os.path.join(folder, path, "ligand.sdf")
        if count == first:
            return
        if os.path.exists(protein) and os.path.exists(ligand):
            count += 1
            yield Complex(name, pdbtext.read(_text(protein)), molecule.read(_text(ligand)))


def _listed(folder: str, sets: Optional[List[str]]) -> Iterator["tuple[str, str]"]:
    common = os.path.join(folder, "index.csv")
    if os.path.exists(common):
        with open(common, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not sets or row["dataset"] in sets:
                    yield row["id"], row["path"]
        return
    for one in sets or sorted(os.listdir(folder)):
        inside = os.path.join(folder, one, "complexes")
        for name in sorted(os.listdir(inside)) if os.path.isdir(inside) else ():
            yield name, os.path.join(one, "complexes", name)


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
