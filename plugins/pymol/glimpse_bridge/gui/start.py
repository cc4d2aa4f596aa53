"""Brings the plugin into PyMOL's window."""
from pymol.gui import get_qtwindow
from pymol.plugins import addmenuitemqt

from ..logic.bridge import Bridge
from ..viewer.shown import models, shown
from .desk import WindowDesk

_MENU = "Glimpse Bridge|"


def start(bridge: Bridge) -> None:
    """Has the bridge use the window, and adds the menu."""
    window = get_qtwindow()
    if window is None:
        return
    desk = WindowDesk(window, bridge)
    bridge.port.desk = desk
    for text, action in (
        ("Explain prediction", lambda: bridge.port.cmd.do("glimpse_explain " + _meant(bridge))),
        ("Panel", desk.dock.appear),
        ("Clear", lambda: bridge.port.cmd.do("glimpse_clear")),
        ("Help", lambda: bridge.port.cmd.do("help glimpse_explain")),
    ):
        addmenuitemqt(_MENU + text, action)


def _meant(bridge: Bridge) -> str:
    """What is selected, else the ligand of what is shown."""
    has_selected = "sele" in bridge.port.cmd.get_names("selections")
    return "sele" if has_selected else models(shown(bridge.port.cmd))
