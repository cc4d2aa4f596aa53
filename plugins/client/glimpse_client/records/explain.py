"""What comes of a request to explain, and what can be asked of its results."""
import array
import sys
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

from .models import Fault
from .summary import Grid, Summary


@dataclass(frozen=True)
class ProgressNotice:
    """How far a request is: ``ligand`` counts from 0, ``of`` is 0 while unknown, ``share`` of
    this ligand is 0 to 1.
    """

    token: str
    ligand: int
    of: int
    stage: str
    share: float


@dataclass(frozen=True)
class ExplainedLigand:
    """What became of a ligand or frame: ``result_id`` and ``summary``, or ``error``."""

    index: int
    result_id: Optional[str]
    summary: Optional[Summary]
    error: Optional[Fault]


@dataclass(frozen=True)
class ExplainAnswer:
    """One entry for each ligand or frame, in order."""

    results: Tuple[ExplainedLigand, ...]
    explained: int
    failed: int


@dataclass(frozen=True)
class Map:
    """A map in ``unit`` per Å³: ``text`` for ``dx`` and ``cube``, ``values`` for ``f32`` and
    binary files.
    """

    result_id: str
    channel: str
    unit: str
    grid: Grid
    level: Optional[float]
    minimum: float
    maximum: float
    text: Optional[str]
    values: Optional[bytes]

    def floats(self) -> "array.array[float]":
        """The values of an ``f32`` map, [x, y, z] with z fastest; empty for the other formats."""
        numbers = array.array("f")
        numbers.frombytes(self.values or b"")
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers


@dataclass(frozen=True)
class Atom:
    """What an atom contributed, in all and by channel (``acceptor``); ``position`` in Å. ``text``
    (``structure``, ``ligands``, ``versus``) and ``index``, its place there from 0, say which atom
    of what was sent it is; ``painted`` is what to colour it by. They are None in what was kept by
    an earlier version.
    """

    side: str
    chain: str
    residue_name: str
    residue_number: int
    insertion_code: str
    name: str
    element: str
    position: Tuple[float, ...]
    attribution: float
    channels: Dict[str, float]
    operation: Optional[str] = None  # What moved it here where it is a copy, such as -x,y+1/2,-z
    text: Optional[str] = None
    index: Optional[int] = None
    painted: Optional[float] = None


@dataclass(frozen=True)
class AtomsAnswer:
    """All heavy atoms that the model saw, protein first."""

    result_id: str
    atoms: Tuple[Atom, ...]


@dataclass(frozen=True)
class ReleaseAnswer:
    """How many of the results were still there."""

    released: int
