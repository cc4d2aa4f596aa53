"""PyMOL's counter of frames and states, while the objects that have the states are disabled."""
from typing import Any, Dict, Iterable, Sequence, Tuple

from ..logic import names
from . import ours
from .stateof import own_state


def go_to(
    state: int,
    count: int,
    group: str,
    place: Sequence[float],
    sources: Iterable[str],
    before: Dict[str, Tuple[int, int]],
    _self: Any,
) -> None:
    """Has PyMOL be at a state of ``count``, and the user's objects with it; what of them had states
    of their own is kept in ``before``, with the state that they were given.
    """
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
        own = own_state(source, _self)
        if own is not None and own != state:
            _self.set("state", state, source)
            before[source] = before.get(source, (own, 0))[0], state


def go_back(before: Dict[str, Tuple[int, int]], _self: Any) -> None:
    """Gives objects the states of their own that they had, where nobody changed them since."""
    there = set(_self.get_names("objects"))
    for name, (own, taken) in before.items():
        if name in there and own_state(name, _self) == taken:
            _self.set("state", own, name)
    before.clear()
