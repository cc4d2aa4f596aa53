"""The coordinates of a site in one state after the other."""
import array
import hashlib
from typing import Any, Set, Tuple

from ..logic.explained import Origin
from ..logic.series import Series
from .atoms import lasting
from .sources import are_there, changed
from .stateof import state_of

CHOSEN = "_glimpse_chosen"  # a selection, while states are read
_AROUND = "_glimpse_around"  # a selection: what may be chosen
_CENTRE = "_glimpse_centre"  # an object, while states are looked at
_NEAR = 15  # Å around the ligand in any of the states; the models see 12
_ONE_LOCATION = "alt ''+A"  # frames have each atom once


class Nearby:
    """Chooses the residues that come near the ligand in any of some states: what is near changes
    with the state, and all frames have the same atoms. Water counts where it is in the first one:
    by and by all of it comes near, and the models see none.
    """

    def __init__(self, ligand: str, around: str, _self: Any) -> None:
        self._ligand = ligand
        self._cmd = _self
        _self.select(_AROUND, "(%s) and %s" % (around, _ONE_LOCATION), enable=0)
        _self.select(CHOSEN, "none", enable=0)
        self._own = _self.get_object_list(ligand)[0]
        self._names = list(_self.get_object_list(_AROUND) or [])
        self._looked = set()  # type: Set[Tuple[str, int, int]]

    def add(self, state: int) -> None:
        """Adds those of a state. Raises GlimpseError when the ligand is gone."""
        is_first = not self._looked
        for name in self._names:
            at, own = state_of(name, state, self._cmd), state_of(self._own, state, self._cmd)
            if (name, at, own) in self._looked:
                continue
            self._looked.add((name, at, own))
            what = "%s and model %s%s" % (_AROUND, name, "" if is_first else " and not solvent")
            near = "byres ((%s) within %d of (%s))" % (what, _NEAR, self._centre(at, own))
            self._cmd.select(CHOSEN, "%s or (%s)" % (CHOSEN, near), enable=0, state=at)
            self._cmd.delete(_CENTRE)

    def _centre(self, at: int, own: int) -> str:
        """The ligand in its own state, seen from the protein's: PyMOL selects within one state."""
        if at == own:
            return self._ligand
        self._cmd.create(_CENTRE, self._ligand, own, at, zoom=0, quiet=1)
        self._cmd.disable(_CENTRE)
        return _CENTRE

    def chosen(self) -> str:
        """The atoms, as a selection that lasts."""
        return lasting(CHOSEN, self._cmd)


def end(_self: Any) -> None:
    """Takes away what choosing and reading needed."""
    for name in (CHOSEN, _AROUND, _CENTRE):
        _self.delete(name)


def read(origin: Origin, state: int, _self: Any) -> "array.array[float]":
    """The coordinates of the atoms that are chosen, then of the ligand's, in a state. Raises
    GlimpseError when an object is gone.
    """
    if not are_there(origin, _self):
        raise changed(origin)
    parts = [("%s and model %s" % (CHOSEN, name), name) for name in origin.objects]
    parts.append((origin.ligand, _self.get_object_list(origin.ligand)[0]))
    frame = array.array("f")
    for selection, name in parts:
        for atom in _self.get_model(selection, state_of(name, state, _self)).atom:
            frame.extend(atom.coord)
    return frame


def fingerprint(frame: "array.array[float]") -> str:
    """Of the coordinates."""
    return hashlib.sha256(frame.tobytes()).hexdigest()


def check(series: Series, index: int, _self: Any) -> None:
    """Raises GlimpseError when a state isn't any more what was explained."""
    if series.fingerprints is None or not series.atoms:
        return
    origin, state = series.origin, series.states[index]
    if not are_there(origin, _self):
        raise changed(origin)
    last = max(_self.count_states("model " + name) for name in origin.sources)
    if state > last:
        raise changed(origin)
    try:
        _self.select(CHOSEN, series.atoms, enable=0)
        if fingerprint(read(origin, state, _self)) != series.fingerprints[index]:
            raise changed(origin)
    finally:
        _self.delete(CHOSEN)
