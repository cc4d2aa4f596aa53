"""Keeps the plugin's state in PyMOL's session files."""
import json
from dataclasses import replace
from typing import Any, Callable, Dict, List, Optional

from ..bridge import Bridge
from ..glimpse_client.decoding import decode
from ..logic import wire
from ..logic.explained import Explained
from ..logic.series import Series

_KEY = "glimpse_bridge"


def keep(bridge: Bridge, _pymol: Any) -> None:
    """Has the state saved and restored with sessions; replaces what an earlier load registered."""

    def glimpse_save(session: Dict[str, Any], _self: Any = None) -> bool:
        session[_KEY] = state_of(bridge)
        return True

    def glimpse_restore(session: Dict[str, Any], _self: Any = None) -> bool:
        restore(bridge, session.get(_KEY))
        return True

    _register(_pymol._session_save_tasks, glimpse_save)
    _register(_pymol._session_restore_tasks, glimpse_restore)


def _register(tasks: List[Callable[..., Any]], task: Callable[..., Any]) -> None:
    tasks[:] = [one for one in tasks if getattr(one, "__name__", "") != task.__name__] + [task]


def state_of(bridge: Bridge) -> str:
    """What a session keeps, as text; maps are PyMOL's own."""
    bridge.prune()
    return json.dumps(
        {
            "hidden": bridge.hidden,
            "results": [
                wire.to_wire(replace(one, default_maps=())) for one in bridge.results.values()
            ],
            "ranges": bridge.ranges,
            "shown": bridge.shown,
            "series": wire.to_wire(bridge.series),
            "ofSeries": bridge.of_series,
        }
    )


def restore(bridge: Bridge, text: Optional[str]) -> None:
    """Takes what a session kept; it may have been loaded beside what is there."""
    state = json.loads(text) if text else {}
    there = set(bridge.cmd.get_names("all"))
    found = [decode(Explained, one) for one in state.get("results", [])]
    known = list(bridge.results.values()) + found
    bridge.results = {one.name: one for one in known if one.name in there}
    bridge.hidden = [name for name in bridge.hidden + state.get("hidden", []) if name in there]
    bridge.ranges.update(
        (name, (low, high)) for name, (low, high) in state.get("ranges", {}).items()
    )
    bridge.shown = state.get("shown", bridge.shown)
    if state.get("series"):
        bridge.series = decode(Series, state["series"])
        bridge.of_series = state["ofSeries"]
    bridge.prune()
    bridge.desk.results_changed(bridge)
