"""The prediction over the coordinate sets."""
from typing import Any, Callable, List, Optional, Tuple

from Qt.QtCore import QPointF
from Qt.QtGui import QColor, QPainter, QPen, QPolygonF
from Qt.QtWidgets import QWidget

from ..logic import colours
from ..logic.series import Series, span
from .results import css

_MARGIN = 28  # pixels, for the numbers
_DOT = 3


class StatesPlot(QWidget):
    """A line over the coordinate sets; a click goes to the nearest one."""

    def __init__(self, chosen: Callable[[int], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._series = None  # type: Any
        self._current = 0
        self._values = []  # type: List[Optional[float]]
        self._span = 0.0, 1.0
        self.setMinimumHeight(120)

    def show_series(self, series: Series, current: int) -> None:
        """Draws these; ``current`` is the one that shows."""
        self._series, self._current = series, current
        self._values = series.predictions()
        self._span = span(self._values)
        self.update()

    def point(self, index: int) -> Tuple[float, float]:
        """Where a coordinate set lies, in pixels; x alone when it failed."""
        values, (low, high) = self._values, self._span
        wide = max(1, self.width() - 2 * _MARGIN)
        tall = max(1, self.height() - 2 * _MARGIN)
        x = _MARGIN + wide * index / max(1, len(values) - 1)
        value = values[index] if values[index] is not None else low
        return x, _MARGIN + tall * (high - value) / (high - low)

    def mousePressEvent(self, event: Any) -> None:
        """Qt's."""
        if self._series is not None:
            at, indices = event.pos().x(), range(len(self._series.states))
            self._chosen(min(indices, key=lambda index: abs(self.point(index)[0] - at)))

    def paintEvent(self, event: Any) -> None:
        """Qt's."""
        if self._series is None:
            return
        values, (low, high) = self._values, self._span
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.drawText(2, _MARGIN - 10, "%.3g %s" % (high, self._series.unit))
        painter.drawText(2, self.height() - 6, "%.3g" % low)
        last = "coordinate set %d" % self._series.states[-1]
        painter.drawText(self.width() - 8 * len(last), self.height() - 6, last)
        painter.setPen(QPen(QColor(css(colours.LOW)), 1.5))
        for line in self._lines(values):
            painter.drawPolyline(QPolygonF(line))
        for index, value in enumerate(values):
            if value is not None:
                is_current = self._series.states[index] == self._current
                painter.setBrush(QColor(css(colours.HIGH if is_current else colours.LOW)))
                painter.drawEllipse(QPointF(*self.point(index)), _DOT, _DOT)
        painter.end()

    def _lines(self, values: List[Any]) -> List[List[QPointF]]:
        """Pieces between those that failed."""
        lines = [[]]  # type: List[List[QPointF]]
        for index, value in enumerate(values):
            if value is None:
                lines.append([])
            else:
                lines[-1].append(QPointF(*self.point(index)))
        return lines
