"""The list of explanations, and what is said of the one that shows."""
from typing import Any, Callable

from Qt.QtCore import Qt
from Qt.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ..logic import colours, report

_STEPS = 10  # of the legend's gradient


class Results(QWidget):
    """A box to switch between explanations, its figures and the legend of its colours."""

    def __init__(self, chosen: Callable[[Any], None]) -> None:
        super().__init__()
        self._results = []  # type: list
        self._box = QComboBox()
        self._box.activated.connect(lambda at: chosen(self._results[at]))
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._legend = QLabel()
        self._legend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._box, self.text, self._legend):
            layout.addWidget(one)

    def show_list(self, results: Any, shown: Any, limit: float) -> None:
        """Lists explanations; ``shown`` is the one in front."""
        self._results = list(results)
        self._box.clear()
        for one in self._results:
            meaning = one.explained.summary.prediction.meaning
            self._box.addItem("%s  (%s)" % (one.name, meaning))
        self._box.setCurrentIndex(self._results.index(shown))
        summary = shown.explained.summary
        first, *rest = report.figures(summary)
        self.text.setText("<b>%s</b><br>%s" % (first, "<br>".join(rest)))
        self._show_legend(summary.prediction.unit, limit)

    def _show_legend(self, unit: str, limit: float) -> None:
        stops = ", ".join(
            "stop:%.2f %s" % (step / _STEPS, css(colours.ramp(2 * step / _STEPS - 1, 1)))
            for step in range(_STEPS + 1)
        )
        self._legend.setStyleSheet(
            "background: qlineargradient(x1:0, y1:0, x2:1, y2:0, %s); color: black; padding: 2px"
            % stops
        )
        self._legend.setText("-%g    contribution of an atom, %s    +%g" % (limit, unit, limit))


def css(colour: colours.Colour) -> str:
    """``#rrggbb``."""
    return "#%02x%02x%02x" % tuple(int(round(255 * part)) for part in colour)
