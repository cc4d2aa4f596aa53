"""What can be done with the explanation that shows."""
from typing import Any, Callable, Optional, Sequence

from ..logic import report
from ..logic.explained import Explained
from .qt import QtWidgets

_VIEWS = (
    ("whole prediction", "zero"),
    ("against the protein alone", "apo"),
    ("against the ligand alone", "ligand"),
    ("interaction only", "interaction"),
)


class Actions(QtWidgets.QWidget):
    """Views, scale, export, note, clear, and a check box of the viewer's own. ``doer`` does it: it
    has ``explain(model, baseline)``, ``rescale(shares)``, ``export(folder)`` and ``clear()``.
    """

    def __init__(self, doer: Any, extra: Optional[Any] = None) -> None:
        super().__init__()
        self._doer = doer
        self._explained = None  # type: Optional[Explained]
        self.model, self.view = QtWidgets.QComboBox(), QtWidgets.QComboBox()
        self.view.setObjectName("view")
        for title, baseline in _VIEWS:
            self.view.addItem(title, baseline)
        self.scale = QtWidgets.QCheckBox("One scale for all")
        self.scale.toggled.connect(doer.rescale)
        layout = QtWidgets.QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.model, 0, 0)
        layout.addWidget(self.view, 0, 1)
        layout.addWidget(_button("Explain", self._explain), 0, 2)
        layout.addWidget(self.scale, 1, 0)
        if extra is not None:
            layout.addWidget(extra, 1, 1)
        layout.addWidget(_button("Export...", self._export), 2, 0)
        layout.addWidget(_button("Copy note", self.copy_note), 2, 1)
        layout.addWidget(_button("Clear", doer.clear), 2, 2)

    def follow(self, explained: Explained, models: Sequence[Any], shares_scale: bool) -> None:
        """Offers the model and the view of the explanation that shows, and the models known."""
        self._explained = explained
        model, baseline = explained.summary.model, explained.summary.attribution.baseline
        for one in (*models, model):
            if self.model.findData(one.name) < 0:
                self.model.addItem(one.title, one.name)
        self.model.setCurrentIndex(self.model.findData(model.name))
        self.view.setCurrentIndex(max(0, self.view.findData(baseline)))
        self.scale.blockSignals(True)
        self.scale.setChecked(shares_scale)
        self.scale.blockSignals(False)

    def copy_note(self) -> None:
        """Puts a note for a lab journal on the clipboard."""
        if self._explained is not None:
            QtWidgets.QApplication.clipboard().setText(report.note(self._explained))

    def _explain(self) -> None:
        """Explains the same ligand again, in another view."""
        self._doer.explain(self.model.currentData(), self.view.currentData())

    def _export(self) -> None:
        folder = QtWidgets.QFileDialog.getExistingDirectory(self, "Export to a folder")
        if folder:
            self._doer.export(folder)


def _button(text: str, action: Callable[[], None]) -> Any:
    button = QtWidgets.QPushButton(text)
    button.setObjectName(text)
    button.clicked.connect(lambda _: action())
    return button
