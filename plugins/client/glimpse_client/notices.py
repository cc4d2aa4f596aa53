"""Notifications about one request, and callbacks for them."""
import logging
from typing import Any, Callable, Dict, Optional

from .decoding import decode
from .errors import GlimpseError
from .records.explain import ExplainedLigand, ProgressNotice

_log = logging.getLogger("glimpse_client")

Dispatch = Callable[[Callable[[], None]], None]


class Notices:
    """Decodes what comes for a token and hands it to callbacks."""

    def __init__(
        self,
        token: str,
        on_progress: Optional[Callable[[ProgressNotice], None]],
        on_ligand: Optional[Callable[[ExplainedLigand], None]],
        dispatch: Dispatch,
    ) -> None:
        self.token = token
        self._on_progress = on_progress
        self._on_ligand = on_ligand
        self._dispatch = dispatch

    def receive(self, method: Any, params: Dict[str, Any]) -> None:
        """Takes a notification; one that is unknown or odd is passed over, since the answer
        repeats what counts.
        """
        try:
            if method == "$/progress" and self._on_progress is not None:
                run(self._dispatch, self._on_progress, decode(ProgressNotice, params))
            elif method == "explain/result" and self._on_ligand is not None:
                run(self._dispatch, self._on_ligand, decode(ExplainedLigand, params.get("ligand")))
        except GlimpseError as error:
            _log.warning("%s: %s", method, error)


def run(dispatch: Dispatch, callback: Callable[[Any], None], argument: Any) -> None:
    """Runs a callback where the dispatcher wants it; an exception of a callback is logged and
    breaks nothing.
    """

    def guarded() -> None:
        try:
            callback(argument)
        except Exception:  # Somebody else's code, on a thread that must go on.
            _log.exception("a callback failed")

    try:
        dispatch(guarded)
    except Exception:  # Nor is the dispatcher ours.
        _log.exception("a callback couldn't be run")
