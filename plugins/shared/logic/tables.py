"""Rows of tables: for files, and for windows."""
import csv
import io
import re
from typing import Any, Iterable, List, Sequence, Tuple

from ..glimpse_client.printable import printable
from ..glimpse_client.records.explain import Atom
from ..glimpse_client.records.summary import Summary
from . import provenance

Rows = List[Tuple[Any, ...]]

ATOMS = ("side", "chain", "residue", "number", "atom", "element", "x", "y", "z", "contribution")
RESIDUES = ("side", "chain", "residue", "number", "contribution")
VOXELS = ("rank", "contribution", "channel", "reading", "region", "x", "y", "z")
PAIRS = ("ligand", "contribution", "protein", "contribution of protein", "reading")
SERIES = (
    "name",
    "object",
    "chain",
    "residue",
    "number",
    "state",
    *provenance.COLUMNS,
    "prediction",
    "unit",
    "standard deviation",
    "completeness error",
    "folder",
)


def by_size(atoms: Iterable[Atom]) -> List[Atom]:
    """Those that contribute most first."""
    return sorted(atoms, key=lambda atom: -abs(atom.attribution))


def atom_rows(atoms: Iterable[Atom]) -> Rows:
    """Atoms, those that contribute most first."""
    return [
        (
            atom.side,
            atom.chain,
            atom.residue_name,
            "%d%s" % (atom.residue_number, atom.insertion_code),
            atom.name,
            atom.element,
            *(round(at, 3) for at in atom.position),
            atom.attribution,
        )
        for atom in by_size(atoms)
    ]


def residue_rows(summary: Summary) -> Rows:
    """Residues, in the daemon's order."""
    return [
        (one.side, one.chain, one.name, "%d%s" % (one.number, one.insertion_code), one.attribution)
        for one in summary.residues
    ]


def voxel_rows(summary: Summary) -> Rows:
    """The best voxels."""
    return [
        (
            rank,
            one.attribution,
            "%s %s" % (one.side, one.name),
            one.reading,
            one.region_attribution,
            *(round(at, 3) for at in one.position),
        )
        for rank, one in enumerate(summary.top_voxels, 1)
    ]


def pair_rows(summary: Summary) -> Rows:
    """Voxels of complementary channels side by side."""
    return [
        (
            one.ligand_name,
            one.ligand_attribution,
            one.protein_name,
            one.protein_attribution,
            one.reading,
        )
        for one in summary.reciprocal_pairs
    ]


# What a spreadsheet would run, and what it wouldn't: a number with a sign.
_FORMULA = re.compile("[=+\\-@\t\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def _guarded(cell: Any) -> Any:
    """A text as one line that steers no terminal; one that a spreadsheet would run as a formula
    gets an apostrophe in front.
    """
    if not isinstance(cell, str):
        return cell
    line = printable(" ".join(cell.splitlines()))
    return "'" + line if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV; numbers stay numbers, and no text is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue()
