"""The list of explanations, and what is said of the one that shows."""
from typing import Any, Callable

from pymol.Qt import QtCore, QtWidgets

from ..logic import colours, report
from ..logic.explained import Explained

_STEPS = 10  # of the legend's gradient


class Results(QtWidgets.QWidget):
    """A box to switch between explanations, its figures and the legend of its colours."""

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._box = QtWidgets.QComboBox()
        self._box.activated.connect(lambda _: chosen(self._box.currentData()))
        self._text = QtWidgets.QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self._legend = QtWidgets.QLabel()
        self._legend.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._box, self._text, self._legend):
            layout.addWidget(one)

    def show_list(self, results: Any, current: str, limit: float) -> None:
        """Lists explanations by title; ``current`` is the group that shows, and ``limit`` where its
        colours end.
        """
        self._box.clear()
        for name, explained in results.items():
            self._box.addItem("%s  (%s)" % (name, explained.summary.prediction.meaning), name)
        self._box.setCurrentIndex(list(results).index(current))
        explained = results[current]
        first, *rest = report.figures(explained.summary)
        self._text.setText("<b>%s</b><br>%s" % (first, "<br>".join(rest)))
        self._show_legend(explained, limit)

    def _show_legend(self, explained: Explained, limit: float) -> None:
        stops = ", ".join(
            "stop:%.2f %s" % (step / _STEPS, _css(colours.ramp(2 * step / _STEPS - 1, 1)))
            for step in range(_STEPS + 1)
        )
        self._legend.setStyleSheet(
            "background: qlineargradient(x1:0, y1:0, x2:1, y2:0, %s); color: black; padding: 2px"
            % stops
        )
        unit = explained.summary.prediction.unit
        self._legend.setText("-%g    contribution of an atom, %s    +%g" % (limit, unit, limit))


def _css(colour: colours.Colour) -> str:
    return "#" + colours.hexadecimal(colour)[2:]
