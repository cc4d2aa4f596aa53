"""Rows of tables: for files, and for windows."""
import csv
import io
import re
from typing import Any, Iterable, List, Sequence, Tuple

from ..glimpse_client.printable import printable
from ..glimpse_client.records.explain import Atom
from ..glimpse_client.records.view import ResultTable
from . import provenance
from .explained import Explained

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
    "pose doubted by",
    "folder",
)


Rows = List[Tuple[Any, ...]]

# Of a panel's tables, as the daemon names them.
TITLES = ("Voxels", "Pairs", "Interactions", "Atoms", "Residues")
# Those that some explanations have no rows for.
SOMETIMES = ("Pairs", "Interactions")
FILES = ("Atoms", "Voxels", "Residues", "Interactions")
_PLACES = {"x": 0, "y": 1, "z": 2}
_DECIMALS = 3  # of a place, in Å


def head(table: ResultTable) -> Tuple[str, ...]:
    """The heads of its columns."""
    return tuple(column.name for column in table.shown)


def rows(table: ResultTable, atoms: Sequence[Atom]) -> Rows:
    """Its rows; the cells of a table of atoms are in the atoms."""
    columns = [
        column.cells or [_of_atom(atoms[row.atoms[0]], column.name) for row in table.rows]
        for column in table.shown
    ]
    return list(zip(*columns))


def _of_atom(atom: Atom, column: str) -> Any:
    if column in _PLACES:
        return round(atom.position[_PLACES[column]], _DECIMALS)
    return {
        "side": atom.side,
        "chain": atom.chain,
        "residue": atom.residue_name,
        "number": "%d%s" % (atom.residue_number, atom.insertion_code),
        "atom": atom.name,
        "element": atom.element,
        "contribution": atom.attribution,
    }[column]


def has_rows(explained: Explained, title: str) -> bool:
    """Whether there is anything in a table."""
    table = explained.table(title)
    return table is not None and bool(table.rows)


def places(explained: Explained, title: str, row: int) -> List[Tuple[float, ...]]:
    """Where it is what a row is about."""
    table = explained.table(title)
    if table is None:
        return []
    place = table.rows[row]
    if place.position is not None:
        return [place.position]
    return [explained.atoms[index].position for index in place.atoms]


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
