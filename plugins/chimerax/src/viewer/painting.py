"""Colours and attributes of the user's atoms: put on, and taken off again."""
from typing import Any, Dict, List, Tuple

import numpy
from chimerax.atomic import Atom, Atoms

from ..logic import colours, naming

_WHO = "Glimpse"
_OPAQUE = 255


class Painting:
    """What an explanation does to atoms that are there already: the attribute ``glimpse_score``,
    colours, and that they show as sticks. ``scores`` go by atom.
    """

    def __init__(self, session: Any, scores: Dict[Any, float]) -> None:
        self._session = session
        self._scores = scores
        self._before = {}  # type: Dict[Any, Tuple[Any, bool, int]]
        self._is_on = False
        register(session)

    @property
    def is_on(self) -> bool:
        """Whether it shows."""
        return self._is_on

    @property
    def atoms(self) -> Any:
        """Those of its atoms that are still there."""
        return Atoms([atom for atom in self._scores if not atom.deleted])

    def put_on(self, limit: float) -> None:
        """Shows it, or only puts another limit on when it shows."""
        atoms = self.atoms
        was_on, self._is_on = self._is_on, True
        if not was_on:
            looks = zip(atoms, atoms.colors, atoms.displays, atoms.draw_modes)
            self._before = {
                atom: (tuple(int(part) for part in colour), bool(shown), int(mode))
                for atom, colour, shown, mode in looks
            }
            for atom in atoms:
                setattr(atom, naming.ATTRIBUTE, self._scores[atom])
            atoms.displays = True
            atoms.draw_modes = Atom.STICK_STYLE
        if len(atoms):
            atoms.colors = numpy.array(
                [_rgba(self._scores[atom], limit) for atom in atoms], numpy.uint8
            )

    def take_off(self) -> None:
        """Gives the atoms back as they were."""
        left = {atom: look for atom, look in self._before.items() if not atom.deleted}
        self._before, self._is_on = {}, False
        if not left:
            return
        atoms = Atoms(list(left))
        atoms.colors = numpy.array([colour for colour, _, _ in left.values()], numpy.uint8)
        atoms.displays = numpy.array([shown for _, shown, _ in left.values()], bool)
        atoms.draw_modes = numpy.array([mode for _, _, mode in left.values()], numpy.uint8)
        for atom in atoms:
            if hasattr(atom, naming.ATTRIBUTE):
                delattr(atom, naming.ATTRIBUTE)

    def state(self) -> Dict[str, Any]:
        """For a session."""
        atoms = self.atoms
        before = {atom: look for atom, look in self._before.items() if not atom.deleted}
        return {
            "atoms": atoms,
            "scores": [self._scores[atom] for atom in atoms],
            "is on": self._is_on,
            "touched": Atoms(list(before)),
            "looks": [list(look) for look in before.values()],
        }

    @classmethod
    def of_state(cls, session: Any, state: Dict[str, Any]) -> "Painting":
        """From a session."""
        painting = cls(session, dict(zip(state["atoms"], state["scores"])))
        painting._is_on = state["is on"]
        painting._before = {
            atom: (tuple(colour), bool(shown), int(mode))
            for atom, (colour, shown, mode) in zip(state["touched"], state["looks"])
        }
        return painting


def register(session: Any) -> None:
    """Tells ChimeraX of the attribute, so that sessions keep it."""
    Atom.register_attr(session, naming.ATTRIBUTE, _WHO, attr_type=float)


def _rgba(score: float, limit: float) -> List[int]:
    return [int(round(_OPAQUE * part)) for part in colours.ramp(score, limit)] + [_OPAQUE]
