"""A ligand as AutoDock's torsion tree: rigid pieces, the bonds between them, and the way back to RDKit's atoms.

The tree is Open Babel's. Its atoms are found again in ligand.sdf by their coordinates. Hydrogens on carbon are not in
it; they follow the rigid piece of the atom that they sit on.
"""

import numpy as np
from rdkit import Chem

SAME_POINT = 0.002  # Å; PDBQT has three decimals


def position(line):
    return np.array([float(line[i : i + 8]) for i in (30, 38, 46)])


class LigandTree:
    """Coordinates are arrays [atom, xyz] in Å, in the atom order of ligand.sdf, hydrogens included."""

    def __init__(self, mol, pdbqt):
        self.mol = mol
        self.crystal = mol.GetConformer().GetPositions()
        self.heavy = np.array([a.GetIdx() for a in mol.GetAtoms() if a.GetAtomicNum() > 1])
        self.lines = pdbqt.splitlines()
        self.atom_of = self._numbers()
        self.pieces, self.axes = self._parse()
        self.moving = [self._beyond(a, b) for a, b in self.axes]
        self.riders = self._riders(set(self.atom_of.values()))

    def _numbers(self):
        """The atom of ligand.sdf for each number in the PDBQT."""
        found = {}
        for line in self.lines:
            if line.startswith(("ATOM", "HETATM")):
                off = np.abs(self.crystal - position(line)).max(axis=1)
                if off.min() > SAME_POINT:
                    raise ValueError(f"Open Babel's PDBQT has an atom {line[6:11].strip()} that ligand.sdf lacks")
                found[int(line[6:11])] = int(off.argmin())
        if len(set(found.values())) != len(found) or not set(self.heavy.tolist()) <= set(found.values()):
            raise ValueError("Open Babel's PDBQT lacks or repeats heavy atoms of ligand.sdf")
        return found

    def _parse(self):
        """The rigid pieces (lists of atoms) and the rotatable bonds (atom towards the root, atom beyond)."""
        pieces, axes, open_pieces = [], [], []
        for line in self.lines:
            word = line.split()[0] if line.split() else ""
            if word in ("ROOT", "BRANCH"):
                pieces.append([])
                open_pieces.append(pieces[-1])
                if word == "BRANCH":
                    axes.append(tuple(self.atom_of[int(n)] for n in line.split()[1:3]))
            elif word in ("ATOM", "HETATM"):
                open_pieces[-1].append(self.atom_of[int(line[6:11])])
            elif word == "ENDBRANCH":
                open_pieces.pop()
        return pieces, axes

    def _beyond(self, a, b):
        """Atoms on b's side of the bond a-b."""
        seen, front = {a, b}, [b]
        while front:
            for other in self.mol.GetAtomWithIdx(front.pop()).GetNeighbors():
                if other.GetIdx() not in seen:
                    seen.add(other.GetIdx())
                    front.append(other.GetIdx())
        return np.array(sorted(seen - {a}))

    def _riders(self, listed):
        """For each rigid piece: the hydrogens that the PDBQT leaves out, and the atoms that fix their frame."""
        riders = []
        for piece in self.pieces:
            held = set(piece)
            frame = held | {b for a, b in self.axes if a in held} | {a for a, b in self.axes if b in held}
            left_out = [
                n.GetIdx()
                for i in piece
                for n in self.mol.GetAtomWithIdx(i).GetNeighbors()
                if n.GetAtomicNum() == 1 and n.GetIdx() not in listed
            ]
            if left_out:
                riders.append((np.array(left_out), np.array(sorted(frame))))
        return riders

    def write(self, coordinates):
        """The PDBQT with other coordinates."""
        out = []
        for line in self.lines:
            if line.startswith(("ATOM", "HETATM")):
                x, y, z = coordinates[self.atom_of[int(line[6:11])]]
                line = f"{line[:30]}{x:8.3f}{y:8.3f}{z:8.3f}{line[54:]}"
            out.append(line)
        return "\n".join(out) + "\n"

    def refined(self, pdbqt):
        """The coordinates in a PDBQT of this ligand, the hydrogens on carbon carried along."""
        coordinates = self.crystal.copy()
        for line in pdbqt.splitlines():
            if line.startswith(("ATOM", "HETATM")):
                coordinates[self.atom_of[int(line[6:11])]] = position(line)
        for hydrogens, frame in self.riders:
            rotation, shift = superposition(self.crystal[frame], coordinates[frame])
            coordinates[hydrogens] = self.crystal[hydrogens] @ rotation.T + shift
        return coordinates

    def posed(self, coordinates):
        """The RDKit molecule in another pose."""
        mol = Chem.Mol(self.mol)
        conformer = mol.GetConformer()
        for i, p in enumerate(coordinates):
            conformer.SetAtomPosition(i, [float(v) for v in p])
        return mol


def superposition(source, target):
    """Rotation and shift that lay `source` on `target` with the least squares (Kabsch 1976)."""
    a, b = source.mean(axis=0), target.mean(axis=0)
    u, _, vt = np.linalg.svd((source - a).T @ (target - b))
    flip = np.diag([1, 1, np.sign(np.linalg.det(vt.T @ u.T))])
    rotation = vt.T @ flip @ u.T
    return rotation, b - rotation @ a
