"""The plugin's window, docked at PyMOL's right."""
from typing import Any, Optional

from pymol.Qt import QtCore, QtWidgets

from ..logic.bridge import Bridge
from ..logic.jobs import Job
from .jobrow import JobRow
from .panel import Panel

_TITLE = "Glimpse Bridge"
_SOON = 50  # ms
_SEPARATOR = QtWidgets.QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
_WIDTH = 540  # pixels that the panel likes


class Dock(QtWidgets.QDockWidget):
    """Jobs under way, and what the panel shows of results."""

    def __init__(self, window: Any, bridge: Bridge) -> None:
        super().__init__(_TITLE, window)
        self.setObjectName("glimpse_bridge")
        self._bridge = bridge
        self._has_room = False
        self._jobs = QtWidgets.QVBoxLayout()
        self._jobs.setSpacing(2)
        inside = QtWidgets.QWidget(self)
        layout = QtWidgets.QVBoxLayout(inside)
        layout.addLayout(self._jobs)
        self._layout = layout
        self.panel = None  # type: Optional[Panel]
        self.setWidget(inside)
        window.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()

    def sizeHint(self) -> Any:
        """Qt's."""
        return QtCore.QSize(_WIDTH, super().sizeHint().height())

    def appear(self) -> None:
        """Shows it. The first time the window grows by as much as the screen lets it, so that
        PyMOL's view stays as wide.
        """
        window = self.parentWidget()
        if not (self._has_room or self.isFloating() or window.isMaximized()):
            widest = QtWidgets.QApplication.primaryScreen().availableGeometry().width()
            edge = window.style().pixelMetric(_SEPARATOR)
            wide = min(window.width() + edge + _WIDTH, max(widest, window.width()))
            window.resize(wide, window.height())
        self.show()
        if not self._has_room:
            window.resizeDocks([self], [_WIDTH], QtCore.Qt.Orientation.Horizontal)
        self._has_room = True

    def add_job(self, job: Job) -> None:
        """A row with progress and a button to cancel, until the job has ended."""
        self._jobs.addWidget(JobRow(job, self._job_left))
        self.appear()
        QtCore.QTimer.singleShot(_SOON, self._prepare)

    def _prepare(self) -> None:
        """Makes the panel while the daemon computes: made and filled at once it would hold PyMOL up."""
        if self.panel is None:
            self.panel = Panel(self._bridge)
            self.panel.hide()
            self._layout.insertWidget(0, self.panel, 1)

    def _reveal(self) -> None:
        """Paints the panel in a turn of its own."""
        if self.panel is not None and self._bridge.results:
            self.panel.show()

    def _job_left(self) -> None:
        if not self._jobs.count() and not self._bridge.results:
            self.hide()

    def show_results(self) -> None:
        """Shows the panel while there is something to show."""
        if self._bridge.results:
            self._prepare()
            assert self.panel is not None
            self.panel.show_result()
            self.appear()
            QtCore.QTimer.singleShot(_SOON, self._reveal)
        elif self.panel is not None:
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
            self._job_left()
