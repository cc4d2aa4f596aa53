"""Glimpse Bridge: what a neural network saw when it scored a ligand in its protein."""
from typing import Any

from chimerax.core.toolshed import BundleAPI


class _GlimpseBundle(BundleAPI):
    """Imports what is asked for when it is asked for, so that ChimeraX starts as fast as before."""

    api_version = 1

    @staticmethod
    def initialize(session: Any, bundle_info: Any) -> None:
        """Adds to the context menu of the graphics window."""
        if session.ui.is_gui:
            from .contextmenu import register

            register()

    @staticmethod
    def register_command(bundle_info: Any, command_info: Any, logger: Any) -> None:
        """Registers the command with this name."""
        from .commands import register

        register(command_info.name, logger)

    @staticmethod
    def start_tool(session: Any, bundle_info: Any, tool_info: Any) -> Any:
        """Opens the panel."""
        from .gui.tool import GlimpseTool

        return GlimpseTool.get_singleton(session)

    @staticmethod
    def run_provider(session: Any, name: str, manager: Any, **more: Any) -> None:
        """The toolbar's button."""
        from .viewer.meant import explain_selected

        explain_selected(session)

    @staticmethod
    def get_class(name: str) -> Any:
        """Classes that sessions hold."""
        if name == "GlimpseTool":
            from .gui.tool import GlimpseTool

            return GlimpseTool
        from .viewer import explanation

        return getattr(explanation, name, None)


bundle_api = _GlimpseBundle()
