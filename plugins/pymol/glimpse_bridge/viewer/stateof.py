"""Which state of each object is read."""
from typing import Any, Dict, Optional

from pymol import CmdException

from ..glimpse_client import GlimpseError

CURRENT = 0  # no state is named: of each object the one that is seen


class Reading:
    """The state of each object: the one that is named, for objects that have several, else the one
    that is seen. ``kept`` are states that were read before, and are again.
    """

    def __init__(self, named: int, _self: Any, kept: Optional[Dict[str, int]] = None) -> None:
        self.named = named
        self._cmd = _self
        self._states = dict(kept or {})

    @property
    def states(self) -> Dict[str, int]:
        """What was found so far: those of objects that have such a state."""
        return {name: state for name, state in self._states.items() if state}

    def seen(self, name: str) -> int:
        """The state to take from an object; 0 when it has none, as if it weren't there."""
        if name not in self._states:
            self._states[name] = _state(name, self.named, self._cmd)
        return self._states[name]

    def of(self, name: str) -> int:
        """The state to take from an object. Raises GlimpseError when it has none."""
        state = self.seen(name)
        if not state:
            raise GlimpseError(
                "%s has no atoms in state %d." % (name, self.named or self._cmd.get_state()),
                self._remedy(name),
                "no-state",
            )
        return state

    def _remedy(self, name: str) -> str:
        if self.named == CURRENT and self._cmd.get_setting_int("state") < 1:
            if own_state(name, self._cmd) is None:
                return "Choose a state of all objects: set state, 1."
        return "Choose another state, or give it one of its own: set state, 1, %s." % name

    def check_named(self) -> None:
        """Raises GlimpseError when none of the objects that were read has the state that is named:
        one with a single state shows in all, so that nothing else would say so.
        """
        if self.named == CURRENT:
            return
        most = max(self._cmd.count_states("model %s" % name) for name in self._states)
        if not 1 <= self.named <= most:
            raise GlimpseError(
                "There is no state %d: %s has no more than %d."
                % (self.named, " nor ".join(sorted(self._states)), most),
                "States count from 1; leave state= out for those that are seen.",
                "no-state",
            )


def own_state(name: str, _self: Any) -> Optional[int]:
    """The state that an object was given for itself; None when it goes with all others."""
    setting = _self.setting.index_dict["state"]
    found = _self.get_object_settings(name) or []
    return next((int(value) for index, _, value in found if index == setting), None)


def _state(name: str, named: int, _self: Any) -> int:
    count = _self.count_states("model %s" % name)
    if count <= 1:  # It shows in all.
        state = 1
    elif named == CURRENT:
        state = _current(name, _self)
    else:
        state = named if named <= count else own_state(name, _self) or 0
    has_atoms = 0 < state <= count and _self.count_atoms("model %s and state %d" % (name, state))
    return state if has_atoms else 0


def _current(name: str, _self: Any) -> int:
    try:
        return int(_self.get_object_state(name) or _self.get_state())
    except CmdException:  # PyMOL is at a state that it doesn't have: nothing of it is seen.
        return 0
