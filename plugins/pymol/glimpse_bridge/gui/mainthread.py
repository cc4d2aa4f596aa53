"""Takes actions from worker threads to Qt's main thread."""
import logging
from typing import Any

from pymol.Qt import QtCore

_log = logging.getLogger("glimpse_bridge")


class MainThread(QtCore.QObject):
    """``post`` may be called from any thread; the action runs in the event loop of the thread that
    made this object.
    """

    _posted = QtCore.Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(_run, QtCore.Qt.ConnectionType.QueuedConnection)

    def post(self, action: Any) -> None:
        """Has the action run soon."""
        self._posted.emit(action)


def _run(action: Any) -> None:
    try:
        action()
    except Exception:  # PyQt ends the program when an exception leaves a slot.
        _log.exception("Glimpse Bridge: a fault of the plugin")
