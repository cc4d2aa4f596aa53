"""PyMOL's counter of frames and states, while the objects that have the states are disabled."""
from typing import Any, Iterable, Sequence

from ..logic import names
from . import ours


def go_to(
    state: int, count: int, group: str, place: Sequence[float], sources: Iterable[str], _self: Any
) -> None:
    """Has PyMOL be at a state of ``count``, and the user's objects with it."""
    # PyMOL counts the states of enabled objects alone: a hidden atom stands for the others.
    name = names.member(group, names.STATES)
    _self.pseudoatom(name, pos=list(place), state=count)
    ours.add(name, _self)
    _self.hide("everything", name)
    _self.group(group, name)
    if _self.get_movie_length() > 0:  # Frames are then the movie's, and states what it says.
        _self.set("state", state)
    else:
        _self.frame(state)
    there = set(_self.get_names("objects"))
    for source in sources:
        if source not in there or _self.count_states("model " + source) < 2:
            continue
        if _self.get_object_state(source) != state:  # It has a state of its own.
            _self.set("state", state, source)
