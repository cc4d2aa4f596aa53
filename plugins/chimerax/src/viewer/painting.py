"""Colours and attributes of the user's atoms: put on, and taken off again."""
from typing import Any, Dict, Iterable, Optional, Tuple

import numpy
from chimerax.atomic import Atom, Atoms

from ..logic import colours, naming

_WHO = "Glimpse"
_FULL = 255  # of red, green or blue

# Of an atom: colour without transparency, whether it shows, how it is drawn, the attribute.
Look = Tuple[Tuple[int, ...], bool, int, Optional[float]]


class Painting:
    """What an explanation does to atoms that are there already: the attribute ``glimpse_score``,
    colours, and that they show as sticks. ``scores`` go by atom. Transparency is the user's, and so
    is what was changed of an atom since: nothing of it is painted over, nor given back.
    """

    def __init__(self, session: Any, scores: Dict[Any, float]) -> None:
        self._session = session
        self._scores = scores
        self._before = {}  # type: Dict[Any, Look]
        self._given = {}  # type: Dict[Any, Look]
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
        now = _looks(self.atoms)
        if not self._is_on:
            self._is_on, self._before, self._given = True, now, now
        wanted = {
            atom: (_rgb(score, limit), True, int(Atom.STICK_STYLE), score)
            for atom, score in self._scores.items()
            if atom in now
        }  # type: Dict[Any, Look]
        self._change(now, wanted)
        self._given = wanted

    def take_off(self) -> None:
        """Gives the atoms back as they were."""
        self._change(_looks(atom for atom in self._before if not atom.deleted), self._before)
        self._before, self._given, self._is_on = {}, {}, False

    def _change(self, now: Dict[Any, Look], wanted: Dict[Any, Look]) -> None:
        """Gives atoms a look, but for what isn't as it was given before."""
        given = self._given
        left = {
            atom: tuple(
                new if one == ours else one
                for one, ours, new in zip(look, given.get(atom, look), wanted[atom])
            )
            for atom, look in now.items()
        }
        if not left:
            return
        atoms = Atoms(list(left))
        shades, shown, modes, scores = zip(*left.values())
        opacities = numpy.asarray(atoms.colors)[:, 3:]
        atoms.colors = numpy.hstack([numpy.array(shades, numpy.uint8), opacities])
        atoms.displays = numpy.array(shown, bool)
        atoms.draw_modes = numpy.array(modes, numpy.uint8)
        for atom, score in zip(left, scores):
            if score is not None:
                setattr(atom, naming.ATTRIBUTE, score)
            elif hasattr(atom, naming.ATTRIBUTE):
                delattr(atom, naming.ATTRIBUTE)

    def state(self) -> Dict[str, Any]:
        """For a session."""
        atoms = self.atoms
        touched = [atom for atom in self._before if not atom.deleted]
        return {
            "atoms": atoms,
            "scores": [self._scores[atom] for atom in atoms],
            "is on": self._is_on,
            "touched": Atoms(touched),
            "looks": [list(self._before[atom]) for atom in touched],
            "given": [list(self._given[atom]) for atom in touched],
        }

    @classmethod
    def of_state(cls, session: Any, state: Dict[str, Any]) -> "Painting":
        """From a session; of one that doesn't say what was given all is taken for ours."""
        painting = cls(session, dict(zip(state["atoms"], state["scores"])))
        painting._is_on = state["is on"]
        touched = list(state["touched"])
        painting._before = dict(zip(touched, map(_look, state["looks"])))
        painting._given = dict(zip(touched, map(_look, state.get("given", []))))
        return painting


def register(session: Any) -> None:
    """Tells ChimeraX of the attribute, so that sessions keep it."""
    Atom.register_attr(session, naming.ATTRIBUTE, _WHO, attr_type=float)


def _looks(atoms: Iterable[Any]) -> Dict[Any, Look]:
    found = Atoms(list(atoms))
    parts = zip(found, found.colors, found.displays, found.draw_modes)
    return {
        atom: _look((colour, shown, mode, getattr(atom, naming.ATTRIBUTE, None)))
        for atom, colour, shown, mode in parts
    }


def _look(parts: Iterable[Any]) -> Look:
    colour, shown, mode, *scores = parts
    score = scores[0] if scores else None
    return tuple(int(part) for part in colour[:3]), bool(shown), int(mode), score


def _rgb(score: float, limit: float) -> Tuple[int, ...]:
    return tuple(int(round(_FULL * part)) for part in colours.ramp(score, limit))
