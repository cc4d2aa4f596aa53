"""Vina's intermolecular energy of a pose, from the PDBQT of receptor and ligand.

Vina prints no score for what a batch of local searches ends with, and a second call for the scores takes as long as the
first. The terms, weights and radii are those of Trott and Olson, J. Comput. Chem. 2010, 31, 455 (tables 1 and 2), as
in Vina 1.2. `make_decoys.py` holds every complex's energies against those that Vina prints for the starts.
"""

import re

import numpy as np

CUTOFF = 8.0  # Å
RADII = {"C": 1.9, "N": 1.8, "O": 1.7, "S": 2.0, "P": 2.1, "F": 1.5, "Cl": 1.8, "Br": 2.0, "I": 2.2, "Si": 2.2}
METAL_RADIUS = 1.2
COVALENT = {"H": 0.37, "C": 0.77, "N": 0.75, "O": 0.73, "S": 1.02, "P": 1.06, "F": 0.71}
COVALENT |= {"Cl": 0.99, "Br": 1.14, "I": 1.33}
METAL_COVALENT = 1.3
CAP = 1000.0  # kcal/mol that a clashing atom's energy tends to
BOND = 1.1  # two atoms nearer than this times the sum of their covalent radii are bonded
ELEMENT = {"A": "C", "NA": "N", "NS": "N", "OA": "O", "OS": "O", "SA": "S", "HD": "H", "HS": "H"}


class Atoms:
    """Heavy atoms of a PDBQT: places [atom, xyz] in Å, radii (Å), and which are hydrophobic, donors, acceptors."""

    def __init__(self, pdbqt):
        lines = [line for line in pdbqt.splitlines() if line.startswith(("ATOM", "HETATM"))]
        types = np.array([line[77:79].strip() for line in lines])
        elements = np.array([ELEMENT.get(t, t) for t in types])
        places = np.array([[float(line[i : i + 8]) for i in (30, 38, 46)] for line in lines])
        heavy = elements != "H"
        metal = heavy & ~np.isin(elements, list(RADII))
        carbon = elements == "C"
        to_hydrogen = _bonded(places, elements, heavy, types == "HD")
        to_hetero = _bonded(places, elements, carbon, heavy & ~carbon)
        nitrogen_or_oxygen = np.isin(elements, ["N", "O"])
        self.places = places[heavy]
        self.radii = np.array([RADII.get(e, METAL_RADIUS) for e in elements])[heavy]
        self.hydrophobic = ((carbon & ~to_hetero) | np.isin(elements, ["F", "Cl", "Br", "I"]))[heavy]
        self.donor = (metal | (nitrogen_or_oxygen & to_hydrogen))[heavy]
        self.acceptor = np.isin(types, ["NA", "OA"])[heavy]


def _bonded(places, elements, ours, others):
    """Which of `ours` have a bond to one of `others`."""
    out = np.zeros(len(places), bool)
    radius = np.array([COVALENT.get(e, METAL_COVALENT) for e in elements])
    a, b = np.flatnonzero(ours), np.flatnonzero(others)
    for i in a:
        near = b[(np.abs(places[b] - places[i]) < 3).all(axis=1)]
        d = np.linalg.norm(places[near] - places[i], axis=1)
        out[i] = bool(((d < BOND * (radius[near] + radius[i])) & (near != i)).any())
    return out


def intermolecular(receptor, ligand):
    """kcal/mol."""
    r = np.linalg.norm(ligand.places[:, None] - receptor.places, axis=2)
    i, j = np.nonzero(r < CUTOFF)
    d = r[i, j] - ligand.radii[i] - receptor.radii[j]
    greasy = ligand.hydrophobic[i] & receptor.hydrophobic[j]
    bond = (ligand.donor[i] & receptor.acceptor[j]) | (ligand.acceptor[i] & receptor.donor[j])
    pairs = (
        -0.035579 * np.exp(-((d / 0.5) ** 2))
        - 0.005156 * np.exp(-(((d - 3) / 2) ** 2))
        + 0.840245 * np.minimum(d, 0) ** 2
        - 0.035069 * np.clip(1.5 - d, 0, 1) * greasy
        - 0.587439 * np.clip(-d / 0.7, 0, 1) * bond
    )
    atoms = np.bincount(i, weights=pairs, minlength=len(ligand.places))
    return float(np.where(atoms > 0, atoms * CAP / (CAP + np.maximum(atoms, 0)), atoms).sum())


PRINTED = re.compile(r"Estimated Free Energy of Binding\s*:\s*(\S+).*\n\(1\) Final Intermolecular Energy\s*:\s*(\S+)")


def printed(text):
    """(score, intermolecular energy) of each pose before its local search, as Vina prints them at verbosity 2."""
    return [(float(a), float(b)) for a, b in PRINTED.findall(text)]
