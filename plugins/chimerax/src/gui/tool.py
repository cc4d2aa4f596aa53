"""The tool: ChimeraX's window around the panel."""
from typing import Any, Optional, Sequence

from chimerax.core.commands import run
from chimerax.core.models import MODEL_DISPLAY_CHANGED, REMOVE_MODELS
from chimerax.core.core_triggers import END_RESTORE_SESSION
from chimerax.core.tools import ToolInstance, get_singleton
from chimerax.ui import MainToolWindow
from Qt.QtWidgets import QVBoxLayout

from ..viewer.bridge import bridge_of
from ..viewer.explanation import Explanation
from ..viewer.meant import explain_selected
from . import choose as choosing
from .panel import Panel

_NAME = "Glimpse Bridge"


class GlimpseTool(ToolInstance):
    """One in a session. What it shows are the session's models, so a session needs to keep no more
    of it than that it was open.
    """

    SESSION_ENDURING = False
    SESSION_SAVE = True
    help = "help:user/tools/glimpse.html"

    def __init__(self, session: Any, tool_name: str) -> None:
        super().__init__(session, tool_name)
        self.display_name = _NAME
        self.tool_window = MainToolWindow(self)
        self.tool_window.fill_context_menu = self.fill_context_menu
        self._bridge = bridge_of(session)
        self._bridge.port.window = self._bridge.port.window or Window(session)
        self.panel = Panel(self._bridge, lambda: explain_selected(session))
        layout = QVBoxLayout(self.tool_window.ui_area)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.panel)
        self._bridge.port.changed.append(self.panel.refresh)
        self._handlers = [
            session.triggers.add_handler(name, heard)
            for name, heard in (
                (REMOVE_MODELS, self._removed),
                (MODEL_DISPLAY_CHANGED, lambda *_: self.panel.refresh_levels()),
                (END_RESTORE_SESSION, lambda *_: self.panel.refresh()),
            )
        ]
        self._bridge.learn_models()
        self.panel.refresh()
        self.tool_window.manage("side")

    @classmethod
    def get_singleton(cls, session: Any) -> "GlimpseTool":
        """The tool of a session, made when it isn't there."""
        return get_singleton(session, cls, _NAME)

    def _removed(self, _: str, models: Any) -> None:
        """What was behind an explanation that the user closed comes forward."""
        self.panel.refresh_levels()
        if not any(isinstance(one, Explanation) for one in models):
            return
        if self._bridge.shown is None and self._bridge.results:
            self._bridge.port.bring_forward(self._bridge.results[-1])
        self.panel.refresh()

    def fill_context_menu(self, menu: Any, x: float, y: float) -> None:
        """ChimeraX's: the entries of a right-click in the panel."""
        menu.addAction("Explain selected ligand", lambda: explain_selected(self.session))
        menu.addAction("Copy note", self.panel.actions.copy_note)
        menu.addAction("Clear all", lambda: run(self.session, "glimpse clear"))

    def delete(self) -> None:
        """ChimeraX's, when it is closed."""
        self._bridge.port.changed.remove(self.panel.refresh)
        self.panel.stop_hearing()
        for handler in self._handlers:
            self.session.triggers.remove_handler(handler)
        super().delete()


class Window:
    """What the port to ChimeraX asks of its window."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def open(self) -> None:
        """Opens the panel, unless it is."""
        GlimpseTool.get_singleton(self._session)

    def choose(self, title: str, options: Sequence[str]) -> Optional[int]:
        """Asks for one of several."""
        return choosing.choose(self._session, title, options)
