"""The bridge of a session."""
import os
from typing import Any, Optional

from ..glimpse_client import Client
from ..logic.bridge import Bridge
from ..logic.command import command_for
from .port import ChimeraXPort

_KEY = "_glimpse"
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def bridge_of(session: Any) -> Bridge:
    """The bridge of a session, made when it is first asked for."""
    found = getattr(session, _KEY, None)  # type: Optional[Bridge]
    if found is None:
        found = Bridge(ChimeraXPort(session), _connect)
        setattr(session, _KEY, found)
    return found


def _connect(command: Optional[str]) -> Client:
    from chimerax.core import version

    return Client(
        command or command_for(_FOLDER, os.environ), name="chimerax", version=str(version)
    )
