"""What in a structure may be the ligand."""
from dataclasses import dataclass
from typing import Tuple

from .summary import Notice


@dataclass(frozen=True)
class LigandCopy:
    """One copy; ``specification`` is what ``ligand`` of a request takes."""

    specification: str
    residues: Tuple[str, ...]
    heavy_atoms: int
    occupancy: float
    is_covalent: bool


@dataclass(frozen=True)
class LigandChoice:
    """A candidate and its copies."""

    name: str
    heavy_atoms: int
    is_cofactor: bool
    copies: Tuple[LigandCopy, ...]


@dataclass(frozen=True)
class LigandsAnswer:
    """Candidates, molecules before short chains, largest first; what was decided in reading."""

    ligands: Tuple[LigandChoice, ...]
    assumptions: Tuple[Notice, ...]
