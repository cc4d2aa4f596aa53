"""A job under way."""
from typing import Callable

from pymol.Qt import QtWidgets

from ..logic.jobs import Job

_WHOLE = 100


class JobRow(QtWidgets.QWidget):
    """Its title, progress bar and cancel button; goes away when the job has ended."""

    def __init__(self, job: Job, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        self._bar = QtWidgets.QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setFormat("%s: waiting" % job.title)
        cancel = QtWidgets.QPushButton("Cancel")
        cancel.clicked.connect(lambda: job.cancel())
        layout = QtWidgets.QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar, 1)
        layout.addWidget(cancel)
        job.changed.append(self._show)
        job.ended.append(self._leave)

    def _show(self, job: Job) -> None:
        self._bar.setRange(0, _WHOLE if job.share > 0 else 0)
        self._bar.setValue(int(_WHOLE * job.share))
        self._bar.setFormat("%s: %s" % (job.title, job.stage))

    def _leave(self, job: Job) -> None:
        self.setParent(None)
        self.deleteLater()
        self._left()
