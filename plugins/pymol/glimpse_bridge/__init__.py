# Title: Glimpse Bridge
# Version: 0.1.0
# License: MIT
# Categories: ligand, analysis
"""
Glimpse Bridge: what a neural network saw when it scored a ligand in its protein.

Right-click a ligand and choose Glimpse > Explain prediction, or type 'help glimpse_explain'.
"""
import os
import sys
from typing import Any, Optional

import pymol
from pymol import cmd

from .desk import ConsoleDesk
from .glimpse_client import Client, Options
from .glimpse_client import __version__ as __version__
from .glimpse_client.texts import read_template
from .logic.command import command_for
from .logic.explained import Explained
from .viewer import commands, console, menu, session
from .viewer.port import bridge_to

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def _connect(command: Optional[str]) -> Client:
    return Client(
        command or command_for(_FOLDER, os.environ), name="pymol", version=cmd.get_version()[0]
    )


__all__ = ["Explained", "Options", "bridge", "explain"]

bridge = bridge_to(cmd, ConsoleDesk(), _connect)
console.register(bridge)
session.keep(bridge, pymol)
sys.modules["glimpse_bridge"] = sys.modules[__name__]  # What scripts import.


def explain(selection: str, protein: str = "", model: str = "", **more: Any) -> Explained:
    """Explains a ligand, shows and returns the result; waits for it. ``more`` are ``state``,
    ``versus``, ``options`` (``glimpse_client.Options``) and ``template``, SMILES or a file of it.
    Raises GlimpseError.
    """
    if isinstance(more.get("template"), str):
        more["template"] = read_template(more["template"]) if more["template"] else None
    return bridge.port.wait(commands.explain(bridge, selection, protein, model, **more))


def __init_plugin__(app: Any = None) -> None:
    """For PyMOL, once its window is there."""
    menu.extend(bridge, pymol.menu)
    if app is None:
        return
    from .gui.start import start  # Without a window there is no Qt.

    start(bridge)
