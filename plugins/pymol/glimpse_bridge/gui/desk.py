"""Where the plugin meets its user in PyMOL's window."""
from typing import Any, Callable, Iterator, Optional, Sequence

from pymol.Qt import QtCore, QtWidgets

from ..logic.bridge import Bridge
from ..logic.jobs import Action, Job
from .dock import Dock
from .mainthread import MainThread

_PATIENCE = 50  # ms between looks whether what is waited for has come
_BREATH = 25  # ms between steps: each 20 ms PyMOL builds what was made, and draws


class WindowDesk:
    """PyMOL with a window: nothing is waited for unless a script says so."""

    waits = False
    shows_legend = False  # in the view: the panel has one

    def __init__(self, window: Any, bridge: Bridge) -> None:
        self._window = window
        self._main = MainThread()
        self.dock = Dock(window, bridge)
        self._dialogs = []  # type: list

    def post(self, action: Action) -> None:
        """Has the main thread run it; from any thread."""
        self._main.post(action)

    def run_until(self, is_over: Callable[[], bool]) -> None:
        """Waits while the window goes on."""
        loop = QtCore.QEventLoop()
        timer = QtCore.QTimer()
        timer.timeout.connect(lambda: loop.quit() if is_over() else None)
        timer.start(_PATIENCE)
        (loop.exec if hasattr(loop, "exec") else loop.exec_)()
        timer.stop()

    def run_steps(self, steps: Iterator[None], then: Action) -> None:
        """Step by step, with the window's own events in between."""

        def step() -> None:
            for _ in steps:
                QtCore.QTimer.singleShot(_BREATH, lambda: self.post(step))
                return
            then()

        step()

    def job_added(self, job: Job) -> None:
        """Shows its progress."""
        self.dock.add_job(job)

    def choose(self, title: str, options: Sequence[str]) -> Optional[int]:
        """Asks for one of several."""
        chosen, holds = QtWidgets.QInputDialog.getItem(
            self._window, "Glimpse Bridge", title, list(options), 0, False
        )
        return list(options).index(chosen) if holds else None

    def tell_error(self, title: str, message: str, remedy: str) -> None:
        """An error, in a dialog that holds nothing up."""
        dialog = QtWidgets.QMessageBox(self._window)
        dialog.setIcon(QtWidgets.QMessageBox.Icon.Warning)
        dialog.setWindowTitle("Glimpse Bridge")
        dialog.setText("%s: %s" % (title, message))
        dialog.setInformativeText(remedy)
        dialog.finished.connect(lambda _: self._dialogs.remove(dialog))
        self._dialogs.append(dialog)
        dialog.open()

    def results_changed(self, bridge: Any) -> None:
        """Lists the results."""
        self.dock.show_results()
