"""The plugin's window, docked at PyMOL's right."""
from typing import Any

from pymol.Qt import QtCore, QtWidgets

from ..logic.jobs import Job
from .jobrow import JobRow

_TITLE = "Glimpse Bridge"


class Dock(QtWidgets.QDockWidget):
    """Jobs under way, and what the panel shows of results."""

    def __init__(self, window: Any) -> None:
        super().__init__(_TITLE, window)
        self.setObjectName("glimpse_bridge")
        self._jobs = QtWidgets.QVBoxLayout()
        self._jobs.setSpacing(2)
        inside = QtWidgets.QWidget(self)
        layout = QtWidgets.QVBoxLayout(inside)
        layout.addLayout(self._jobs)
        layout.addStretch(1)
        self.setWidget(inside)
        window.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()

    def add_job(self, job: Job) -> None:
        """A row with progress and a button to cancel, until the job has ended."""
        self._jobs.addWidget(JobRow(job, self._job_left))
        self.show()

    def _job_left(self) -> None:
        if not self._jobs.count():
            self.hide()

    def show_results(self, bridge: Any) -> None:
        """Shows what there is."""
