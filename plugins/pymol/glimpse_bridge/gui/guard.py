"""What a click does when something is amiss."""
from typing import Any, Callable

from pymol import CmdException

from ..logic.bridge import Bridge
from ..glimpse_client import GlimpseError


def guarded(bridge: Bridge, action: Callable[..., Any]) -> Callable[..., None]:
    """The action, unless its explanation is gone meanwhile; an error of it is told in a dialog."""

    def run(*arguments: Any) -> None:
        bridge.port.prune()
        if not bridge.results:
            bridge.port.desk.results_changed(bridge)
            return
        try:
            action(*arguments)
        except (GlimpseError, CmdException) as error:
            bridge.tell("panel", error)

    return run
