"""Keeps the plugin's state in PyMOL's session files."""
import itertools
import json
from dataclasses import replace
from typing import Any, Callable, Dict, List, Optional, Sequence

from ..logic.bridge import Bridge
from ..glimpse_client import GlimpseError
from ..glimpse_client.decoding import decode
from ..logic import wire
from ..logic.explained import Explained
from ..logic.series import Series
from . import members, ours

_KEY = "glimpse_bridge"
_RAMPS = "color_ext"  # PyMOL's list of colour ramps in a session: lists that begin with the name
_GONE = "glimpse_gone_%d"
_UNREADABLE = "Its objects are there as they were saved; explain again to have the panel, too."


def keep(bridge: Bridge, _pymol: Any) -> None:
    """Has the state saved and restored with sessions; replaces what an earlier load registered."""

    def glimpse_save(session: Dict[str, Any], _self: Any = None) -> bool:
        before = bridge.port.cmd.get_names("all")
        if bridge.port.prune():  # PyMOL has gathered all as it was before.
            _gather_again(session, before, bridge.port.cmd)
        session[_KEY] = state_of(bridge)
        name_deleted_ramps(session)
        return True

    def glimpse_restore(session: Dict[str, Any], _self: Any = None) -> bool:
        restore(bridge, session.get(_KEY), [one[0] for one in session.get("names", []) if one])
        return True

    _register(_pymol._session_save_tasks, glimpse_save)
    _register(_pymol._session_restore_tasks, glimpse_restore)


def _register(tasks: List[Callable[..., Any]], task: Callable[..., Any]) -> None:
    tasks[:] = [one for one in tasks if getattr(one, "__name__", "") != task.__name__] + [task]


def _gather_again(session: Dict[str, Any], before: Sequence[str], _self: Any) -> None:
    """Fills a session with what there is now; ``before`` are the names when it was filled first."""
    held = {one[0] for one in session.get("names", []) if one}
    names = []  # type: List[str]  # all
    if not held.issuperset(before):
        now = _self.get_names("all")
        has_renamed = bool(held & (set(before) - set(now)))
        names = [one for one in now if one in held or (has_renamed and one not in before)]
    partial = "settings" not in session
    kinds = {"quiet": 1, "compress": 0, "cache": 0, "version": 0}  # PyMOL converts it afterwards.
    session.update(_self.get_session(" ".join(names), partial, **kinds))


def name_deleted_ramps(session: Dict[str, Any]) -> None:
    """Gives a name of its own to each colour ramp in a session that has none.

    A ramp that was deleted, whosever it was, leaves an entry without a name, and with two of them
    PyMOL can't load the session: it takes them for one colour, and built with asserts it aborts.
    """
    ramps = session.get(_RAMPS) or []
    taken = {ramp[0] for ramp in ramps}
    free = (name for name in (_GONE % number for number in itertools.count(1)) if name not in taken)
    for ramp in ramps:
        if not ramp[0]:
            ramp[0] = next(free)


def state_of(bridge: Bridge) -> str:
    """What a session keeps, as text; maps are PyMOL's own."""
    return json.dumps(
        {
            "hidden": bridge.port.hidden,
            "ownStates": bridge.port.own_states,
            "results": [
                wire.to_wire(replace(one, default_maps=())) for one in bridge.results.values()
            ],
            "ranges": bridge.port.ranges,
            "drawn": bridge.port.drawn,
            "shown": bridge.shown,
            "sharesScale": bridge.shares_scale,
            "series": wire.to_wire(bridge.series),
            "ofSeries": bridge.port.of_series,
        }
    )


def _make_way(bridge: Bridge, name: str, saved: Sequence[str]) -> None:
    """Deletes what is left of a result in whose place a session has put one that is called so."""
    before = bridge.results.get(name)
    for member in members.members(before, bridge.port.cmd) if before is not None else ():
        if member not in saved:
            bridge.port.cmd.delete(member)


def _take_scale(bridge: Bridge, shares: bool, count: int) -> None:
    """Goes on with the scale of a session; what was there before gets on it, too."""
    if len(bridge.results) > count:
        bridge.rescale(shares)
    else:
        bridge.port.shares_scale = shares


def restore(bridge: Bridge, text: Optional[str], saved: Sequence[str] = ()) -> None:
    """Takes what a session kept; it may have been loaded beside what is there. ``saved`` are the
    names of all that it holds.
    """
    try:
        state = json.loads(text) if text else {}
        found = [decode(Explained, one) for one in state.get("results", [])]
        series = decode(Series, state["series"]) if state.get("series") else None
    except (GlimpseError, ValueError) as error:
        bridge.port.desk.tell_error("session", "What it keeps can't be read: %s" % error, _UNREADABLE)
        state, found, series = {}, [], None
    for one in found:
        _make_way(bridge, one.name, saved)
    known = list(bridge.results.values()) + found
    groups = members.groups((one.name for one in known), bridge.port.cmd)
    bridge.port.results = {one.name: one for one in known if one.name in groups}
    for one in bridge.results.values():  # Of a session beside another's, or of an older version.
        for member in members.members(one, bridge.port.cmd):
            ours.add(member, bridge.port.cmd)
    bridge.port.hide_beside(state.get("hidden", []))
    for name, (own, taken) in state.get("ownStates", {}).items():
        bridge.port.own_states[name] = own, taken
    bridge.port.ranges.update(
        (name, (low, high)) for name, (low, high) in state.get("ranges", {}).items()
    )
    bridge.port.drawn.update(state.get("drawn", {}))
    bridge.port.shown = state.get("shown", bridge.shown)
    if found:
        _take_scale(bridge, state.get("sharesScale", False), len(found))
    if series is not None:
        bridge.series, bridge.port.of_series = series, state["ofSeries"]
    elif bridge.port.of_series not in bridge.results:  # It was of what was there before.
        bridge.series, bridge.port.of_series = None, ""
    bridge.port.prune()
    bridge.port.desk.results_changed(bridge)
