"""A ligand with its bonds, as an SD record has it."""
from dataclasses import dataclass, replace
from typing import Callable, Dict, List, Tuple

from pdbtext import Place, Record

_CHARGES_A_LINE = 8


@dataclass(frozen=True)
class MoleculeAtom:
    element: str
    place: Place
    charge: int = 0


@dataclass(frozen=True)
class Molecule:
    """``bonds`` are (first, second, order) with indices from 0; order 4 is aromatic."""

    title: str
    atoms: Tuple[MoleculeAtom, ...]
    bonds: Tuple[Tuple[int, int, int], ...]

    def kept(self, order: List[int]) -> "Molecule":
        """Of these atoms alone, in this order."""
        at = {old: new for new, old in enumerate(order)}
        bonds = [(at[a], at[b], o) for a, b, o in self.bonds if a in at and b in at]
        return replace(self, atoms=tuple(self.atoms[i] for i in order), bonds=tuple(bonds))

    def without_hydrogens(self) -> "Molecule":
        return self.kept([i for i, atom in enumerate(self.atoms) if atom.element != "H"])

    def with_polar_hydrogens(self) -> "Molecule":
        """Without those on carbon."""
        on_carbon = set()
        for first, second, _ in self.bonds:
            for one, other in ((first, second), (second, first)):
                if self.atoms[one].element == "H" and self.atoms[other].element == "C":
                    on_carbon.add(one)
        return self.kept([i for i in range(len(self.atoms)) if i not in on_carbon])

    def placed(self, place: Callable[[Place], Place]) -> "Molecule":
        atoms = tuple(replace(atom, place=place(atom.place)) for atom in self.atoms)
        return replace(self, atoms=atoms)

    def sdf(self) -> str:
        """An SD record, V2000."""
        lines = [self.title, "  by bench/same", ""]
        lines.append("%3d%3d  0  0  0  0  0  0  0  0999 V2000" % (len(self.atoms), len(self.bonds)))
        for atom in self.atoms:
            lines.append("%10.4f%10.4f%10.4f %-3s 0  0" % (*atom.place, atom.element))
        lines += ["%3d%3d%3d  0" % (a + 1, b + 1, order) for a, b, order in self.bonds]
        charged = [(i + 1, atom.charge) for i, atom in enumerate(self.atoms) if atom.charge]
        for start in range(0, len(charged), _CHARGES_A_LINE):
            part = charged[start : start + _CHARGES_A_LINE]
            lines.append("M  CHG%3d" % len(part) + "".join("%4d%4d" % pair for pair in part))
        return "\n".join(lines + ["M  END", "$$$$", ""])

    def records(self, residue: str = "LIG", chain: str = "X", number: int = 1) -> List[Record]:
        """HETATM lines: no bonds, no charges."""
        counts = {}  # type: Dict[str, int]
        found = []
        for atom in self.atoms:
            counts[atom.element] = counts.get(atom.element, 0) + 1
            name = atom.element.upper() + str(counts[atom.element])
            name = name.ljust(4) if len(atom.element) > 1 else (" " + name).ljust(4)[-4:]
            if len(atom.element) == 1 and counts[atom.element] > 99:
                name = atom.element + str(counts[atom.element])
            where = ("HETATM", name, "", residue, chain, number, "", atom.place)
            found.append(Record(*where, 1.0, 20.0, atom.element))
        return found


def read(sdf: str) -> Molecule:
    """The first record of a V2000 text; coordinates rounded as PDB files round them, so that one
    ligand is the same in both formats.
    """
    lines = sdf.splitlines()
    atoms, bonds = int(lines[3][:3]), int(lines[3][3:6])
    found = []
    for line in lines[4 : 4 + atoms]:
        place = tuple(round(float(line[at : at + 10]), 3) for at in (0, 10, 20))
        found.append(MoleculeAtom(line[31:34].strip(), place))  # type: ignore[arg-type]
    joined = []
    for line in lines[4 + atoms : 4 + atoms + bonds]:
        joined.append((int(line[:3]) - 1, int(line[3:6]) - 1, int(line[6:9])))
    for line in lines[4 + atoms + bonds :]:
        if line.startswith("M  CHG"):
            numbers = [int(word) for word in line[9:].split()]
            for index, charge in zip(numbers[::2], numbers[1::2]):
                found[index - 1] = replace(found[index - 1], charge=charge)
        if line.startswith("M  END"):
            break
    return Molecule(lines[0].strip(), tuple(found), tuple(joined))
