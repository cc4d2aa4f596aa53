"""What can be done with the explanation that shows."""
from typing import Any, Callable

from pymol.Qt import QtWidgets

from ..bridge import Bridge
from ..glimpse_client import Options
from ..logic import report
from ..logic.explained import Explained
from ..viewer import commands, export, sources
from .guard import guarded

_VIEWS = (
    ("whole prediction", "zero"),
    ("against the protein alone", "apo"),
    ("against the ligand alone", "ligand"),
    ("interaction only", "interaction"),
)


class Actions(QtWidgets.QWidget):
    """Views, scale, legend, export, note, clear."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.view = QtWidgets.QComboBox()
        self.view.setObjectName("view")
        for title, baseline in _VIEWS:
            self.view.addItem(title, baseline)
        self.scale = QtWidgets.QCheckBox("One scale for all")
        self.scale.setChecked(bridge.shares_scale)
        self.scale.toggled.connect(guarded(bridge, bridge.rescale))
        self.legend = QtWidgets.QCheckBox("Legend in the view")
        self.legend.setChecked(bridge.desk.shows_legend)
        self.legend.toggled.connect(guarded(bridge, self._show_legend))
        layout = QtWidgets.QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.model = QtWidgets.QComboBox()
        layout.addWidget(self.model, 0, 0)
        layout.addWidget(self.view, 0, 1)
        layout.addWidget(_button("Explain", guarded(bridge, self._explain)), 0, 2)
        layout.addWidget(self.scale, 1, 0)
        layout.addWidget(self.legend, 1, 1)
        layout.addWidget(_button("Export...", guarded(bridge, self._export)), 2, 0)
        layout.addWidget(_button("Copy note", guarded(bridge, self._copy_note)), 2, 1)
        layout.addWidget(_button("Clear", lambda: bridge.clear(bridge.shown)), 2, 2)

    def follow(self, explained: Explained) -> None:
        """Offers the model and the view of the explanation that shows."""
        model, baseline = explained.summary.model, explained.summary.attribution.baseline
        for one in (*self._bridge.models, model):
            if self.model.findData(one.name) < 0:
                self.model.addItem(one.title, one.name)
        self.model.setCurrentIndex(self.model.findData(model.name))
        self.view.setCurrentIndex(max(0, self.view.findData(baseline)))
        self.scale.blockSignals(True)
        self.scale.setChecked(self._bridge.shares_scale)
        self.scale.blockSignals(False)

    def _explain(self) -> None:
        """Explains the same ligand again, in another view."""
        shown = self._bridge.results[self._bridge.shown]
        sources.check(shown.origin, self._bridge.cmd)
        commands.explain(
            self._bridge,
            shown.origin.ligand,
            shown.origin.protein,
            self.model.currentData() or shown.summary.model.name,
            shown.origin.state,
            shown.origin.versus,
            # A comparison has a baseline of its own.
            Options(baseline=None if shown.origin.versus else self.view.currentData()),
            kept=shown.origin.states,
        )

    def _show_legend(self, shown: bool) -> None:
        self._bridge.desk.shows_legend = shown
        self._bridge.bring_forward(self._bridge.shown)

    def _export(self) -> None:
        folder = QtWidgets.QFileDialog.getExistingDirectory(self, "Export to a folder")
        if folder:
            explained = self._bridge.results[self._bridge.shown]
            export.start(self._bridge, explained, folder, export.FORMATS, self._exported)

    def _exported(self, job: Any) -> None:
        if job.error is not None:
            self._bridge.tell("export", job.error)

    def _copy_note(self) -> None:
        note = report.note(self._bridge.results[self._bridge.shown])
        QtWidgets.QApplication.clipboard().setText(note)


def _button(text: str, action: Callable[[], None]) -> Any:
    button = QtWidgets.QPushButton(text)
    button.setObjectName(text)
    button.clicked.connect(lambda _: action())
    return button
