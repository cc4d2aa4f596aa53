"""The plugin's window, docked at PyMOL's right."""
from typing import Any, Callable, Optional

from pymol.Qt import QtCore, QtWidgets

from ..bridge import Bridge
from ..logic.jobs import Job
from .jobrow import JobRow
from .panel import Panel

_TITLE = "Glimpse Bridge"
_NARROWEST = 380  # pixels
_WIDTH = 540  # pixels: it stays as wide when the panel comes, and PyMOL needn't draw itself anew


class Dock(QtWidgets.QDockWidget):
    """Jobs under way, and what the panel shows of results."""

    def __init__(self, window: Any, has_results: Callable[[], bool]) -> None:
        super().__init__(_TITLE, window)
        self.setObjectName("glimpse_bridge")
        self._has_results = has_results
        self._jobs = QtWidgets.QVBoxLayout()
        self._jobs.setSpacing(2)
        inside = QtWidgets.QWidget(self)
        layout = QtWidgets.QVBoxLayout(inside)
        layout.addLayout(self._jobs)
        self._layout = layout
        self.panel = None  # type: Optional[Panel]
        self.setWidget(inside)
        self.setMinimumWidth(_NARROWEST)
        window.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()

    def sizeHint(self) -> Any:
        """Qt's."""
        return QtCore.QSize(_WIDTH, super().sizeHint().height())

    def add_job(self, job: Job) -> None:
        """A row with progress and a button to cancel, until the job has ended."""
        self._jobs.addWidget(JobRow(job, self._job_left))
        self.show()

    def _job_left(self) -> None:
        if not self._jobs.count() and not self._has_results():
            self.hide()

    def show_results(self, bridge: Bridge) -> None:
        """Shows the panel while there is something to show."""
        if bridge.results:
            if self.panel is None:
                self.panel = Panel(bridge)
                self._layout.insertWidget(0, self.panel, 1)
            self.panel.show_result()
            self.show()
        elif self.panel is not None:
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
            self._job_left()
