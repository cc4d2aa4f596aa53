"""The objects that views are made of, in groups that users can put objects of their own into."""
from typing import Any, Container, Dict, List, Set

from ..logic import names
from ..logic.explained import Explained
from . import ours

_ROUNDING = 1e-5  # of a B-factor, which PyMOL keeps in single precision
_GROUP = "object:group"
_MOLECULE = "object:molecule"


def groups(wanted: Any, _self: Any) -> Set[str]:
    """Those of the names that are groups'; an object or a selection so called is another thing."""
    there = set(_self.get_names("objects"))
    return {name for name in wanted if name in there and _self.get_type(name) == _GROUP}


def members(explained: Explained, _self: Any) -> List[str]:
    """The objects of a view that are there: those that the plugin makes, by their exact names."""
    channels = ["%s %s" % (one.side, one.name) for one in explained.summary.channels]
    start = names.member(explained.name, "")
    return [
        name
        for name in _self.get_names("objects")
        if name.startswith(start) and names.is_part(name[len(start) :], channels)
    ]


def sizes(explained: Explained, _self: Any) -> Dict[str, int]:
    """How many atoms each object of a view has, but for surfaces: a panel takes them away, too."""
    channels = ["%s %s" % (one.side, one.name) for one in explained.summary.channels]
    return {
        name: _self.count_atoms("model " + name) if _self.get_type(name) == _MOLECULE else 0
        for name in members(explained, _self)
        if not names.is_surface(name[len(explained.name) + 1 :], channels)
    }


def are_whole(before: Dict[str, int], explained: Explained, _self: Any) -> bool:
    """Whether a view has all that it had."""
    now = sizes(explained, _self)
    return all(now.get(name, -1) >= count for name, count in before.items())


def renamed(explained: Explained, known: Container[str], _self: Any) -> str:
    """What the group of a view is called now that it isn't what it was; empty when it is gone."""
    ours_now = _self.get_object_list(ours.OURS) or []
    for group in dict.fromkeys(name.rpartition(".")[0] for name in ours_now):
        if group and group not in known and groups([group], _self):
            voxels = names.member(group, names.VOXELS)
            there = names.member(group, names.LIGAND) in ours_now
            found = _values(voxels, _self) if voxels in ours_now else []
            wanted = [one.attribution for one in explained.summary.top_voxels]
            if there and len(found) == len(wanted):
                if all(abs(a - b) < _ROUNDING for a, b in zip(found, wanted)):
                    return str(group)
    return ""


def _values(name: str, _self: Any) -> List[float]:
    found = []  # type: List[float]
    _self.iterate("model " + name, "found.append(b)", space={"found": found})
    return found


def take_away(explained: Explained, _self: Any) -> None:
    """Deletes a view; what else is in its group stays there, without the group."""
    for name in members(explained, _self):
        _self.delete(name)
    if groups([explained.name], _self):
        _self.group(explained.name, action="excise")
