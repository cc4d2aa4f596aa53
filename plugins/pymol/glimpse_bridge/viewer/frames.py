"""The coordinates of a site in one state after the other."""
import array
import hashlib
from dataclasses import dataclass
from typing import Any, List, Set, Tuple

from ..logic.explained import Origin
from ..logic.series import Series
from . import locations
from .ligands import LigandChoice
from .near import keep_near, objects
from .site import overlapping
from .sources import are_there, changed, described
from .stateof import Reading

CHOSEN = "_glimpse_chosen"  # a selection, while states are read
_AROUND = "_glimpse_around"  # a selection: what may be chosen
_OVER = "_glimpse_over"  # a selection: what lies where the ligand lies, in any of the states
_BEYOND = 3  # Å beyond the models' reach, around the ligand in any of the states


class Nearby:
    """Chooses the residues that come near the ligand in any of some states: what is near changes
    with the state, and all frames have the same atoms, each once. Water counts where it is in the
    first one: by and by all of it comes near. ``reach`` is how far the models look, Å.
    """

    def __init__(self, ligand: LigandChoice, around: str, reach: float, _self: Any) -> None:
        self._ligand = ligand
        self._distance = reach + _BEYOND
        self._cmd = _self
        location = locations.of_ligand(ligand.selection, _self)
        _self.select(_AROUND, locations.one_location(around, location, _self), enable=0)
        _self.select(CHOSEN, "none", enable=0)
        _self.select(_OVER, "none", enable=0)
        self._names = objects(_AROUND, _self)
        self._looked = set()  # type: Set[Tuple[str, int, int]]

    def add(self, reading: Reading) -> None:
        """Adds those of a state. Raises GlimpseError when the ligand is gone."""
        is_first = not self._looked
        own = reading.of(self._ligand.object)
        for name in self._names:
            looked = name, reading.of(name), own
            if looked in self._looked:
                continue
            self._looked.add(looked)
            what = "%s and model %s" % (_AROUND, name)
            over = overlapping(what, self._ligand, reading, self._cmd)
            self._cmd.select(_OVER, "%s or %s" % (_OVER, over), enable=0)
            what += "" if is_first else " and not solvent"
            keep_near(CHOSEN, what, self._distance, self._ligand.selection, reading, self._cmd)

    def left_out(self) -> str:
        """What lies where the ligand lies in any of the states."""
        return _OVER

    def choose(self) -> List[str]:
        """Has CHOSEN be whole residues, without what lies where the ligand lies; returns their
        objects.
        """
        text = "%s and (byres %s) and not %s" % (_AROUND, CHOSEN, _OVER)
        self._cmd.select(CHOSEN, text, enable=0)
        return [name for name in self._names if name in objects(CHOSEN, self._cmd)]


def end(_self: Any) -> None:
    """Takes away what choosing and reading needed."""
    for name in (CHOSEN, _AROUND, _OVER):
        _self.delete(name)


@dataclass(frozen=True)
class Frame:
    """A state: the coordinates of its atoms in Å, and a hash of what they are."""

    coordinates: "array.array[float]"
    atoms: str

    @property
    def fingerprints(self) -> Tuple[str, str]:
        """Of both; and of the coordinates alone, which sessions of earlier versions have."""
        places = self.coordinates.tobytes()
        both = places + self.atoms.encode()
        return hashlib.sha256(both).hexdigest(), hashlib.sha256(places).hexdigest()


def read(origin: Origin, reading: Reading, _self: Any) -> Frame:
    """The atoms that are chosen, then the ligand's. Raises GlimpseError when they are gone."""
    own = objects(origin.ligand, _self)
    if not are_there(origin, _self) or not own:
        raise changed(origin)
    parts = [("%s and model %s" % (CHOSEN, name), name) for name in origin.objects]
    coordinates, digest = array.array("f"), hashlib.sha256()
    for selection, name in parts + [(origin.ligand, own[0])]:
        model = _self.get_model(selection, reading.of(name))
        digest.update(described(model))
        for atom in model.atom:
            coordinates.extend(atom.coord)
    return Frame(coordinates, digest.hexdigest())


def check(series: Series, index: int, _self: Any) -> None:
    """Raises GlimpseError when a state isn't any more what was explained."""
    if series.fingerprints is None or not series.atoms:
        return
    origin, reading = series.origin, Reading(series.states[index], _self)
    if not are_there(origin, _self) or not all(reading.seen(name) for name in origin.sources):
        raise changed(origin)
    try:
        _self.select(CHOSEN, series.atoms, enable=0)
        if series.fingerprints[index] not in read(origin, reading, _self).fingerprints:
            raise changed(origin)
    finally:
        _self.delete(CHOSEN)
