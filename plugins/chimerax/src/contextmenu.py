"""Entries in the menu of a ctrl-double-click in the graphics window."""
from typing import Any, List, Optional

from chimerax.core.commands import run
from chimerax.mouse_modes import SelectContextMenuAction, SelectMouseMode

from .logic.volumes import TOP

# Outputs of models that are known when the menu unfolds, at most; the daemon isn't waited for.
_MOST_MODELS = 12


def register() -> None:
    """Adds them, once."""
    known = {type(entry).__name__ for entry in SelectMouseMode._menu_entry_info}
    for entry in [ExplainEntry(at) for at in range(_MOST_MODELS)] + [CompareEntry(), ClearEntry()]:
        if type(entry).__name__ not in known:
            SelectMouseMode.register_menu_entry(entry)


def meant(session: Any) -> List[Any]:
    """The ligands that are selected, or next to what is selected."""
    from .viewer import meant as meaning  # Not before it is asked: ChimeraX starts with this file.

    return meaning.meant(session)


class ExplainEntry(SelectContextMenuAction):
    """*Explain Prediction of 478*, one for each model once they are known."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._offered = None  # type: Optional[Any]  # The model that the label names.

    def _model(self, session: Any) -> Optional[Any]:
        from .opened import bridge_of

        models = bridge_of(session).models
        return models[self._at] if self._at < len(models) else None

    def criteria(self, session: Any, event: Any) -> bool:
        """ChimeraX's: whether it shows."""
        from .opened import bridge_of

        if len(meant(session)) != 1:
            return False
        if self._at == 0:
            bridge_of(session).learn_models()  # For the next time.
            if not bridge_of(session).models:
                return True
        return self._model(session) is not None

    def label(self, session: Any, event: Any) -> str:
        """ChimeraX's: its text."""
        self._offered = model = self._model(session)
        by = "..." if model is None else " by %s" % model.title
        return "Glimpse: Explain Prediction of %s%s" % (meant(session)[0].label, by)

    def callback(self, session: Any, event: Any) -> None:
        """ChimeraX's: what it does."""
        model = self._offered  # By now the models may be known; "..." still promises to ask.
        more = "" if model is None else " model %s" % model.name
        run(session, "glimpse explain %s%s" % (meant(session)[0].spec, more))


class CompareEntry(SelectContextMenuAction):
    """*Compare 478 with DRV*: the other ligand of the same site, when there is one."""

    def _pair(self, session: Any) -> Optional[Any]:
        from .viewer.ligands import others_in_site

        found = meant(session)
        others = others_in_site(session, found[0]) if len(found) == 1 else []
        return (found[0], others[0]) if len(others) == 1 else None

    def criteria(self, session: Any, event: Any) -> bool:
        """ChimeraX's: whether it shows."""
        return self._pair(session) is not None

    def label(self, session: Any, event: Any) -> str:
        """ChimeraX's: its text."""
        return "Glimpse: Compare %s with %s" % tuple(one.label for one in self._pair(session))

    def callback(self, session: Any, event: Any) -> None:
        """ChimeraX's: what it does."""
        one, other = self._pair(session)
        run(session, "glimpse explain %s versus %s maps %s" % (one.spec, other.spec, TOP))


class ClearEntry(SelectContextMenuAction):
    """*Clear*, while there is an explanation."""

    dangerous = True

    def criteria(self, session: Any, event: Any) -> bool:
        """ChimeraX's: whether it shows."""
        from .opened import bridge_of

        return bool(bridge_of(session).results)

    def label(self, session: Any, event: Any) -> str:
        """ChimeraX's: its text."""
        return "Glimpse: Clear"

    def callback(self, session: Any, event: Any) -> None:
        """ChimeraX's: what it does."""
        run(session, "glimpse clear")
