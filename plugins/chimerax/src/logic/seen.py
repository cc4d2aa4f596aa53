"""Which of the viewer's atoms a result is about, and what each is painted with."""
from typing import Any, Dict, Iterable, Tuple

from .explained import Explained
from .painted import painted
from .positions import SidePositions

Seen = Tuple[str, Any, Any]  # The side of an atom, itself, its place in the scene.

_SIDES = ("ligand", "reference", "protein")  # An atom of two sides counts for the first.


def atoms_of(explained: Explained, seen: Iterable[Seen]) -> Dict[int, Any]:
    """The atoms that were sent, by their index in the result, the ligand's first; they are matched
    by side and by the places that were sent: trajectories play on.
    """
    positions = SidePositions(explained.atoms)
    found = {}  # type: Dict[int, Any]
    for side, atom, place in sorted(seen, key=lambda one: _SIDES.index(one[0])):
        index = positions.at(side, place)
        if index is not None and not atom.deleted:
            found[index] = atom
    return found


def scores_of(explained: Explained, atoms: Dict[int, Any]) -> Dict[Any, float]:
    """What each atom is painted with; ``atoms`` go by their index in the result."""
    values = painted(explained.atoms, explained.summary)
    scores = {}  # type: Dict[Any, float]
    for index, atom in atoms.items():
        scores.setdefault(atom, values[index])
    return scores
