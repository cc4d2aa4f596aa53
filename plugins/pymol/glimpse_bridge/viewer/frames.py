"""The coordinates of a site in one state after the other."""
import array
import hashlib
from typing import Any

from ..logic.explained import Origin
from ..logic.series import Series
from .sources import are_there, changed
from .stateof import state_of

CHOSEN = "_glimpse_chosen"  # a selection, while states are read
_NEAR = 15  # Å around the ligand in the first state; the models see 12
_ONE_LOCATION = "alt ''+A"  # frames have each atom once


def choose(ligand: str, around: str, _self: Any) -> None:
    """Selects the atoms of a protein to be read: once, since what is near changes with the state."""
    near = "byres ((%s) within %d of (%s))" % (around, _NEAR, ligand)
    _self.select(CHOSEN, "(%s) and %s" % (near, _ONE_LOCATION), enable=0, state=1)


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
    if series.fingerprints is None:
        return
    origin, state = series.origin, series.states[index]
    if not are_there(origin, _self):
        raise changed(origin)
    last = max(_self.count_states("model " + name) for name in origin.sources)
    if state > last:
        raise changed(origin)
    try:
        choose(origin.ligand, origin.protein, _self)
        if fingerprint(read(origin, state, _self)) != series.fingerprints[index]:
            raise changed(origin)
    finally:
        _self.delete(CHOSEN)
