"""Keeps the plugin's state in PyMOL's session files."""
from typing import Any, Callable, Dict, List

from ..bridge import Bridge

_KEY = "glimpse_bridge"


def keep(bridge: Bridge, _pymol: Any) -> None:
    """Has the state saved and restored with sessions; replaces what an earlier load registered."""

    def glimpse_save(session: Dict[str, Any], _self: Any = None) -> bool:
        session[_KEY] = bridge.save()
        return True

    def glimpse_restore(session: Dict[str, Any], _self: Any = None) -> bool:
        bridge.restore(session.get(_KEY))
        return True

    _register(_pymol._session_save_tasks, glimpse_save)
    _register(_pymol._session_restore_tasks, glimpse_restore)


def _register(tasks: List[Callable[..., Any]], task: Callable[..., Any]) -> None:
    tasks[:] = [one for one in tasks if getattr(one, "__name__", "") != task.__name__] + [task]
