"""Rows: columns, line ends and titles that say nothing of where atoms are and what they are."""
import random
from dataclasses import replace
from typing import Callable, List

import pdbtext
from asking import Asked
from complexes import PERCEIVED, Complex
from pdbtext import Record
from row import Make, Row

_GROUP = "columns"
_SHIFT = 0.9  # Å between two conformations
_SPLIT = 5  # residues given two conformations


def _lines(change: Callable[[List[str]], List[str]], end: str = "\n", last: str = "\n") -> Make:
    """The protein's text with its lines changed."""

    def make(one: Complex, _: random.Random) -> Asked:
        lines = change(pdbtext.write(one.protein).splitlines())
        return Asked(end.join(lines) + (end if last else ""), ligands=one.ligand.sdf())

    return make


def _each_atom(change: Callable[[str], str]) -> Make:
    return _lines(
        lambda lines: [
            change(line) if line.startswith(("ATOM", "HETATM")) else line for line in lines
        ]
    )


def _each(change: Callable[[Record, random.Random], Record]) -> Make:
    def make(one: Complex, chance: random.Random) -> Asked:
        changed = [change(record, chance) for record in one.protein]
        return Asked(pdbtext.write(changed), ligands=one.ligand.sdf())

    return make


def _two_conformations(one: Complex, chance: random.Random) -> Asked:
    """Side chains of some residues in two places, the one of the base at 0.7."""
    parts = pdbtext.residues(one.protein)
    long = [i for i, part in enumerate(parts) if part[0].residue in ("LEU", "ILE", "LYS", "GLU")]
    split = set(chance.sample(long, min(_SPLIT, len(long))))
    written = []  # type: List[Record]
    for i, part in enumerate(parts):
        for record in part:
            if i not in split or record.name.strip() in ("N", "CA", "C", "O", "H", "HA"):
                written.append(record)
                continue
            x, y, z = record.place
            written.append(replace(record, altloc="A", occupancy=0.7))
            written.append(
                replace(record, altloc="B", occupancy=0.3, place=(x + _SHIFT, y, z - _SHIFT))
            )
    return Asked(pdbtext.write(written), ligands=one.ligand.sdf())


def _sdf(change: Callable[[str], str]) -> Make:
    return lambda one, _: Asked(pdbtext.write(one.protein), ligands=change(one.ligand.sdf()))


def _model(lines: List[str]) -> List[str]:
    return ["MODEL        1", *lines[:-1], "ENDMDL", "END"]


def _titles(lines: List[str]) -> List[str]:
    head = [
        "HEADER    TRANSFERASE                             01-JAN-00   9XYZ",
        "TITLE     A TITLE: = + - @ \"QUOTED\" 'AND' %s {0}",
        "COMPND    MOL_ID: 1; MOLECULE: KINASE",
        "REMARK   2 RESOLUTION.    1.90 ANGSTROMS.",
        "REMARK   3   FREE TEXT",
    ]
    return head + lines[:-1] + ["MASTER        0    0    0    0    0    0    0    0    0", "END"]


def _ters(lines: List[str]) -> List[str]:
    written = []  # type: List[str]
    for line, following in zip(lines, lines[1:] + ["END"]):
        written.append(line)
        if line.startswith(("ATOM", "HETATM")) and line[21] != following[21:22]:
            written.append("TER")
    return written


def _anisotropic(lines: List[str]) -> List[str]:
    written = []  # type: List[str]
    for line in lines:
        written.append(line)
        if line.startswith("ATOM"):
            numbers = "".join("%7d" % number for number in (900, 800, 700, 12, -34, 56))
            written.append("ANISOU" + line[6:28] + numbers + "  " + line[72:])
    return written


def _anonymous(one: Complex, _: random.Random) -> Asked:
    """The whole complex without elements."""
    lines = pdbtext.write(one.protein + one.hetero).splitlines()
    return Asked("\n".join(line[:66] for line in lines) + "\n", ligand="LIG")


ROWS = [
    Row(_GROUP, "serial numbers all 0", _each_atom(lambda line: line[:6] + "    0" + line[11:])),
    Row(_GROUP, "serial numbers starred", _each_atom(lambda line: line[:6] + "*****" + line[11:])),
    Row(_GROUP, "occupancy 0.50 everywhere", _each(lambda one, _: replace(one, occupancy=0.5))),
    Row(_GROUP, "occupancy 0.00 everywhere", _each(lambda one, _: replace(one, occupancy=0.0))),
    Row(_GROUP, "B factor 0.00 everywhere", _each(lambda one, _: replace(one, b_factor=0.0))),
    Row(
        _GROUP,
        "B factors from 5 to 60 by chance",
        _each(lambda one, chance: replace(one, b_factor=chance.uniform(5, 60))),
    ),
    Row(
        _GROUP,
        "occupancy and B factor blank",
        _each_atom(lambda line: line[:54] + " " * 12 + line[66:]),
    ),
    Row(_GROUP, "elements blank", _each_atom(lambda line: line[:76])),
    Row(_GROUP, "nothing after the coordinates", _each_atom(lambda line: line[:54])),
    Row(_GROUP, "elements of the whole complex blank", _anonymous, PERCEIVED),
    Row(_GROUP, "segment names", _each_atom(lambda line: line[:72] + "PROA" + line[76:])),
    Row(
        _GROUP,
        "alternate location A on every atom",
        _each(lambda one, _: replace(one, altloc="A")),
    ),
    Row(
        _GROUP,
        "a second conformation (0.3) of five side chains",
        _two_conformations,
        says=("alternate-location",),
        may_say=("low-occupancy",),
    ),
    Row(_GROUP, "a model of its own", _lines(_model)),
    Row(_GROUP, "titles and remarks", _lines(_titles)),
    Row(_GROUP, "TER after each chain", _lines(_ters)),
    Row(_GROUP, "ANISOU records", _lines(_anisotropic)),
    Row(_GROUP, "line ends of Windows", _lines(lambda lines: lines, "\r\n")),
    Row(_GROUP, "no line end at the end, no END", _lines(lambda lines: lines[:-1], last="")),
    Row(
        _GROUP,
        "blanks and empty lines after all",
        _lines(lambda lines: [line + "    " for line in lines] + ["", "   ", ""]),
    ),
    Row(_GROUP, "ligand: line ends of Windows", _sdf(lambda sdf: sdf.replace("\n", "\r\n"))),
    Row(
        _GROUP,
        "ligand: another title",
        _sdf(lambda sdf: "=a title + of 'its' own;\n" + sdf.split("\n", 1)[1]),
    ),
    Row(
        _GROUP,
        "ligand: properties after it",
        _sdf(lambda sdf: sdf.replace("$$$$", "> <score>\n-9.1\n\n> <name>\nM  END\n\n$$$$")),
    ),
    Row(_GROUP, "ligand: no $$$$", _sdf(lambda sdf: sdf.replace("$$$$\n", ""))),
]
