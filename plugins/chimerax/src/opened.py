"""The bridge of a session with its window, for all that users begin with."""
from typing import Any

from .logic.bridge import Bridge


def bridge_of(session: Any) -> Bridge:
    """The bridge; where there is a window it opens the panel there, and asks there."""
    from .viewer import bridge

    found = bridge.bridge_of(session)
    if session.ui.is_gui and found.port.window is None:
        from .gui.tool import Window  # Without a window there is no Qt.

        found.port.window = Window(session)
    return found
