"""The objects that views are made of, in groups that users can put objects of their own into."""
from typing import Any, List, Set

from ..logic import names
from ..logic.explained import Explained
from . import ours

_GROUP = "object:group"


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


def take_away(explained: Explained, _self: Any) -> None:
    """Deletes a view; what else is in its group stays there, without the group."""
    for name in members(explained, _self):
        _self.delete(name)
    ours.tidy(_self)
    if groups([explained.name], _self):
        _self.group(explained.name, action="excise")
