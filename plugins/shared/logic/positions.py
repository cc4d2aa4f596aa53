"""Which atom is where: a result's atoms and a viewer's are matched by position, since nothing else
is sure to be the same for both; within a side, for two ligands of a comparison share places.
"""
import math
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

from ..glimpse_client.records.explain import Atom

_SAME = 0.02  # Å; texts round to 0.001
_CELL = 0.5  # Å


class Positions:
    """Finds the point at a place."""

    def __init__(self, points: Iterable[Sequence[float]]) -> None:
        self._cells = {}  # type: Dict[Tuple[int, ...], List[Tuple[int, Sequence[float]]]]
        for index, point in enumerate(points):
            self._cells.setdefault(_cell(point), []).append((index, point))

    def at(self, place: Sequence[float]) -> Optional[int]:
        """Index of the point that lies there, or None."""
        best, nearest = None, _SAME  # type: Optional[int], float
        x, y, z = _cell(place)
        for cell in ((x + i, y + j, z + k) for i in _AROUND for j in _AROUND for k in _AROUND):
            for index, point in self._cells.get(cell, ()):
                apart = math.sqrt(sum((a - b) ** 2 for a, b in zip(point, place)))
                if apart <= nearest and (best is None or apart < nearest):
                    best, nearest = index, apart
        return best


class SidePositions:
    """Finds the atom of a side (``protein``, ``ligand``, ``reference``) at a place, by its index
    among all of the result's.
    """

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self._indices = {}  # type: Dict[str, List[int]]
        places = {}  # type: Dict[str, List[Sequence[float]]]
        for index, atom in enumerate(atoms):
            self._indices.setdefault(atom.side, []).append(index)
            places.setdefault(atom.side, []).append(atom.position)
        self._places = {side: Positions(points) for side, points in places.items()}

    def at(self, side: str, place: Sequence[float]) -> Optional[int]:
        """The atom that lies there, or None."""
        found = self._places[side].at(place) if side in self._places else None
        return None if found is None else self._indices[side][found]


_AROUND = (-1, 0, 1)


def _cell(point: Sequence[float]) -> Tuple[int, ...]:
    return tuple(int(math.floor(at / _CELL)) for at in point)
