"""What shows: PyMOL calls an object in a disabled group enabled."""
from typing import Any, Iterable, List

from .ours import OURS


def shown(_self: Any) -> List[str]:
    """The objects with atoms that are enabled with all groups that they are in, but for ours."""
    enabled = set(_self.get_names("objects", 1)) - set(in_hidden_groups(_self))
    return [name for name in _self.get_object_list("not " + OURS) or [] if name in enabled]


def models(names: Iterable[str]) -> str:
    """A selection of whole objects."""
    return " or ".join("model " + name for name in names) or "none"


def in_hidden_groups(_self: Any) -> List[str]:
    """The objects in groups that are disabled, and in groups within these."""
    enabled = set(_self.get_names("group_objects", 1))
    return [
        name
        for group in _self.get_names("group_objects")
        if group not in enabled
        for name in _self.get_object_list("(%%%s)" % group) or []
    ]
