"""How a result is shown: the daemon decides, viewers draw. Atoms are told by their index in
``AtomsAnswer.atoms``.
"""
from dataclasses import dataclass
from typing import Any, List, Optional, Tuple

_COUNT = "%.0f"  # how a window shows what was counted


@dataclass(frozen=True)
class StartLevel:
    """Where the surfaces of a channel (``ligand acceptor``) start; None where it has none."""

    index: int
    channel: str
    level: Optional[float]


@dataclass(frozen=True)
class PictureScale:
    """Atoms are coloured from minus ``atom_range`` to it; surfaces start at levels."""

    atom_range: float
    channels: Tuple[StartLevel, ...]


@dataclass(frozen=True)
class RemarkLine:
    """A warning or an assumption, its code and what to print."""

    code: str
    is_warning: bool
    line: str


@dataclass(frozen=True)
class NoteLines:
    """Lines of a note for a lab journal: a viewer puts its own between ``head`` and ``body``."""

    head: Tuple[str, ...]
    body: Tuple[str, ...]
    end: str


@dataclass(frozen=True)
class ResultColumn:
    """A column of a table: texts, or numbers and how a window shows them (C's printf). ``Atoms``
    has neither: its cells are in the atoms.
    """

    name: str
    format: Optional[str]
    is_detail: bool
    texts: Optional[Tuple[str, ...]]
    numbers: Optional[Tuple[Optional[float], ...]]

    @property
    def cells(self) -> Tuple[Any, ...]:
        """Texts or numbers, row by row; counts are whole."""
        if self.format == _COUNT:
            return tuple(None if one is None else int(one) for one in self.numbers or ())
        return self.texts or self.numbers or ()


@dataclass(frozen=True)
class RowPlace:
    """What a row is about: atoms, or a place in Å."""

    atoms: Tuple[int, ...]
    position: Optional[Tuple[float, ...]]


@dataclass(frozen=True)
class ResultTable:
    """A table by its name; ``rows`` say where it is what each row is about."""

    name: str
    title: str
    columns: Tuple[ResultColumn, ...]
    rows: Tuple[RowPlace, ...]

    @property
    def shown(self) -> List[ResultColumn]:
        """The columns of a window and of a file."""
        return [column for column in self.columns if not column.is_detail]


@dataclass(frozen=True)
class VoxelLabel:
    """A text beside a top voxel; the sign of ``contribution`` is its colour's."""

    position: Tuple[float, ...]
    text: str
    contribution: float


@dataclass(frozen=True)
class AtomContact:
    """Two atoms that touch."""

    ligand_atom: int
    protein_atom: int


@dataclass(frozen=True)
class BoxEdge:
    """An edge of the box that the model saw."""

    first: Tuple[float, ...]
    second: Tuple[float, ...]


@dataclass(frozen=True)
class View:
    """How a result is shown. ``figures`` and ``readings`` are lines."""

    result_id: str
    title: str
    scale: PictureScale
    first_channels: Tuple[int, ...]
    figures: Tuple[str, ...]
    readings: Tuple[str, ...]
    remarks: Tuple[RemarkLine, ...]
    note: NoteLines
    tables: Tuple[ResultTable, ...]
    labels: Tuple[VoxelLabel, ...]
    contacts: Tuple[AtomContact, ...]
    pocket: Tuple[int, ...]
    box: Tuple[BoxEdge, ...]

    def table(self, name: str) -> ResultTable:
        """The table of that name."""
        return next(one for one in self.tables if one.name == name)
