"""Atoms of a PDB file as records, which rows of the table order, name, move and write anew."""
from dataclasses import dataclass, replace
from typing import Iterable, List, Tuple

Place = Tuple[float, float, float]


@dataclass(frozen=True)
class Record:
    """An ATOM or HETATM line; ``name`` keeps its four columns, ``place`` is in Å."""

    kind: str
    name: str
    altloc: str
    residue: str
    chain: str
    number: int
    code: str
    place: Place
    occupancy: float
    b_factor: float
    element: str
    charge: str = ""

    @property
    def is_hydrogen(self) -> bool:
        return self.element in ("H", "D")

    @property
    def key(self) -> Tuple[str, int, str, str]:
        """What tells its residue from others."""
        return (self.chain, self.number, self.code, self.residue)

    def line(self, serial: int = 1) -> str:
        return "%-6s%5d %s%1s%3s %1s%4d%1s   %8.3f%8.3f%8.3f%6.2f%6.2f          %2s%-2s" % (
            (self.kind, serial, self.name, self.altloc, self.residue, self.chain, self.number)
            + (self.code, *self.place, self.occupancy, self.b_factor, self.element, self.charge)
        )


def read(text: str) -> List[Record]:
    """The atoms of a text whose columns are all there."""
    return [_record(line) for line in text.splitlines() if line.startswith(("ATOM  ", "HETATM"))]


def write(records: Iterable[Record]) -> str:
    """A whole file, serial numbers from 1."""
    lines = [record.line(serial) for serial, record in enumerate(records, 1)]
    return "\n".join(lines + ["END", ""])


def residues(records: Iterable[Record]) -> List[List[Record]]:
    """The records of each residue, in order of appearance."""
    found = {}  # type: dict
    for record in records:
        found.setdefault(record.key, []).append(record)
    return list(found.values())


def heavy(records: Iterable[Record]) -> List[Record]:
    return [record for record in records if not record.is_hydrogen]


def moved(records: Iterable[Record], by: Place) -> List[Record]:
    return [replace(one, place=plus(one.place, by)) for one in records]


def plus(one: Place, other: Place) -> Place:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def distance(one: Place, other: Place) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other)) ** 0.5


def _record(line: str) -> Record:
    line = line.ljust(80)
    return Record(
        line[:6].strip(),
        line[12:16],
        line[16].strip(),
        line[17:20].strip(),
        line[21].strip(),
        int(line[22:26]),
        line[26].strip(),
        (float(line[30:38]), float(line[38:46]), float(line[46:54])),
        float(line[54:60] or 1),
        float(line[60:66] or 0),
        line[76:78].strip().capitalize(),
        line[78:80].strip(),
    )
