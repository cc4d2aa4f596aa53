"""The list of explanations, and what is said of the one that shows."""
import html
from typing import Any, Callable, Iterable, Tuple

from ..logic import colours, report
from ..logic.explained import Explained
from .qt import QtCore, QtWidgets

_STEPS = 10  # of the legend's gradient
_SHORTEST = 20  # letters of the box that always show
_ADJUST = QtWidgets.QComboBox.SizeAdjustPolicy


class Results(QtWidgets.QWidget):
    """A box to switch between explanations, its figures and the legend of its colours."""

    def __init__(self, chosen: Callable[[Any], None]) -> None:
        super().__init__()
        self._keys = []  # type: Any
        self._box = QtWidgets.QComboBox()
        # However much is said of a prediction, the viewer's own window keeps its width.
        self._box.setSizeAdjustPolicy(_ADJUST.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(_SHORTEST)
        self._box.activated.connect(lambda at: chosen(self._keys[at]))
        self.text = QtWidgets.QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self.legend = QtWidgets.QLabel()
        self.legend.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._box, self.text, self.legend):
            layout.addWidget(one)

    def show_list(self, results: Iterable[Tuple[Any, Explained]], shown: Any, limit: float) -> None:
        """Lists explanations by their keys, one of which is handed over when it is chosen; ``shown``
        is the one in front, and ``limit`` where its colours end.
        """
        self._keys = []
        self._box.clear()
        for key, explained in results:
            self._keys.append(key)
            meaning = explained.summary.prediction.meaning
            self._box.addItem("%s  (%s)" % (explained.name, meaning))
            if key == shown:
                self._box.setCurrentIndex(len(self._keys) - 1)
                first, *rest = (html.escape(one) for one in report.figures(explained))
                self.text.setText("<b>%s</b><br>%s" % (first, "<br>".join(rest)))
                self._show_legend(explained.summary.prediction.unit, limit)

    def _show_legend(self, unit: str, limit: float) -> None:
        stops = ", ".join(
            "stop:%.2f %s" % (step / _STEPS, colours.css(colours.ramp(2 * step / _STEPS - 1, 1)))
            for step in range(_STEPS + 1)
        )
        self.legend.setStyleSheet(
            "background: qlineargradient(x1:0, y1:0, x2:1, y2:0, %s); color: black; padding: 2px"
            % stops
        )
        self.legend.setText("-%g    contribution of an atom, %s    +%g" % (limit, unit, limit))
