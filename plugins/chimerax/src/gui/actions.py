"""What can be done with the explanation that shows."""
from typing import Any, Callable

from chimerax.core.commands import FileNameArg, run
from Qt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QPushButton,
    QWidget,
)

from ..logic import report

_VIEWS = (
    ("whole prediction", "zero"),
    ("against the protein alone", "apo"),
    ("against the ligand alone", "ligand"),
    ("interaction only", "interaction"),
)


class Actions(QWidget):
    """Views, scale, export, note, clear; what changes something is a command, for the log."""

    def __init__(self, bridge: Any, rescaled: Callable[[], None]) -> None:
        super().__init__()
        self._bridge = bridge
        self._rescaled = rescaled
        self.model, self.view = QComboBox(), QComboBox()
        for title, baseline in _VIEWS:
            self.view.addItem(title, baseline)
        self.scale = QCheckBox("One scale for all")
        self.scale.setChecked(bridge.shares_scale)
        self.scale.toggled.connect(self._rescale)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.model, 0, 0)
        layout.addWidget(self.view, 0, 1)
        layout.addWidget(_button("Explain", self._explain), 0, 2)
        layout.addWidget(self.scale, 1, 0)
        layout.addWidget(_button("Export...", self._export), 2, 0)
        layout.addWidget(_button("Copy note", self._copy_note), 2, 1)
        layout.addWidget(_button("Clear", self._clear), 2, 2)

    def show_models(self, current: str) -> None:
        """Lists the models that are known; ``current`` is the one that was explained. Sessions tell
        whether a scale is shared.
        """
        self.scale.blockSignals(True)
        self.scale.setChecked(self._bridge.shares_scale)
        self.scale.blockSignals(False)
        names = [model.name for model in self._bridge.models] or [current]
        titles = [model.title for model in self._bridge.models] or [current]
        self.model.clear()
        for name, title in zip(names, titles):
            self.model.addItem(title, name)
        self.model.setCurrentIndex(names.index(current) if current in names else 0)

    def _run(self, text: str) -> None:
        run(self._bridge.session, text)

    def _explain(self) -> None:
        """Explains the same ligand again, in another view."""
        shown = self._bridge.shown
        if shown is None:
            return
        origin = shown.explained.origin
        view = "baseline %s" % self.view.currentData()
        self._run(
            "glimpse explain %s protein %s model %s %s"
            % (
                quoted(origin.ligand),
                quoted(origin.protein),
                self.model.currentData(),
                "versus " + quoted(origin.versus) if origin.versus else view,
            )
        )

    def _rescale(self, shared: bool) -> None:
        self._bridge.rescale(shared)
        self._rescaled()

    def _export(self) -> None:
        shown = self._bridge.shown
        folder = QFileDialog.getExistingDirectory(self, "Export to a folder") if shown else ""
        if folder:
            self._run(
                "glimpse export %s models #%s" % (FileNameArg.unparse(folder), shown.id_string)
            )

    def _copy_note(self) -> None:
        if self._bridge.shown is not None:
            QApplication.clipboard().setText(report.note(self._bridge.shown.explained))

    def _clear(self) -> None:
        if self._bridge.shown is not None:
            self._run("glimpse clear #%s" % self._bridge.shown.id_string)


def quoted(spec: str) -> str:
    """A specification as one argument of a command."""
    return '"%s"' % spec if " " in spec else spec


def _button(text: str, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(text)
    button.clicked.connect(lambda _: action())
    return button
