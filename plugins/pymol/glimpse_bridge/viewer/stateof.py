"""Which state of an object is meant."""
from typing import Any

CURRENT = -1


def state_of(name: str, state: int, _self: Any) -> int:
    """The state to take from an object: an object with one state has the same one in all."""
    states = _self.count_states("model %s" % name)
    if states <= 1:
        return 1
    return _self.get_object_state(name) if state == CURRENT else state
