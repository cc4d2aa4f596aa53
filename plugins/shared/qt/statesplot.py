"""The prediction over the states."""
from typing import Any, Callable, List, Optional, Tuple

from ..logic import colours
from ..logic.series import Series, span
from .qt import QtCore, QtGui, QtWidgets

_MARGIN = 28  # pixels, for the numbers
_DOT, _CURRENT_DOT = 3, 6


class StatesPlot(QtWidgets.QWidget):
    """A line over the states, which the viewer calls ``noun``; a click goes to the nearest one."""

    def __init__(self, chosen: Callable[[int], None], noun: str) -> None:
        super().__init__()
        self._chosen = chosen
        self._noun = noun
        self._series = None  # type: Any
        self._values = []  # type: List[Optional[float]]
        self._span = 0.0, 1.0
        self._current = 0
        self.setMinimumHeight(120)

    def show_series(self, series: Series, current: int) -> None:
        """Draws these states; ``current`` is the one that shows."""
        self._series, self._current = series, current
        self._values = series.predictions()
        self._span = span(self._values)
        self.update()

    def point(self, index: int) -> Tuple[float, float]:
        """Where a state lies, in pixels; x alone when it failed."""
        values, (low, high) = self._values, self._span
        wide = max(1, self.width() - 2 * _MARGIN)
        tall = max(1, self.height() - 2 * _MARGIN)
        x = _MARGIN + wide * index / max(1, len(values) - 1)
        value = values[index] if values[index] is not None else low
        return x, _MARGIN + tall * (high - value) / (high - low)

    def mousePressEvent(self, event: Any) -> None:
        """Qt's."""
        if self._series is None:
            return
        at = event.pos().x()
        indices = range(len(self._series.states))
        self._chosen(min(indices, key=lambda index: abs(self.point(index)[0] - at)))

    def paintEvent(self, event: Any) -> None:
        """Qt's."""
        if self._series is None:
            return
        values, (low, high) = self._values, self._span
        painter = QtGui.QPainter(self)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.drawText(2, _MARGIN - 10, "%.3g %s" % (high, self._series.unit))
        painter.drawText(2, self.height() - 6, "%.3g" % low)
        last = "%s %d" % (self._noun, self._series.states[-1])
        painter.drawText(self.width() - 8 * len(last) - 8, self.height() - 6, last)
        painter.setPen(QtGui.QPen(QtGui.QColor.fromRgbF(*colours.LOW), 1.5))
        for line in self._lines(values):
            painter.drawPolyline(QtGui.QPolygonF(line))
        for index, value in enumerate(values):
            if value is not None:
                is_current = self._series.states[index] == self._current
                colour = QtGui.QColor.fromRgbF(*(colours.HIGH if is_current else colours.LOW))
                radius = _CURRENT_DOT if is_current else _DOT
                painter.setPen(colour)
                # A ring says that the pose is doubted.
                painter.setBrush(self.palette().base() if self._series.doubts(index) else colour)
                painter.drawEllipse(QtCore.QPointF(*self.point(index)), radius, radius)
                if is_current:
                    self._draw_current(painter, value, self._series.doubts(index))
        painter.end()

    def _draw_current(self, painter: Any, value: float, doubts: str) -> None:
        told = (self._noun, self._current, value, self._series.unit, doubts)
        text = "%s %d: %.3g %s%s" % told
        painter.drawText(self.rect(), QtCore.Qt.AlignmentFlag.AlignHCenter, text)

    def _lines(self, values: List[Any]) -> List[List[Any]]:
        """Pieces between states that failed."""
        lines = [[]]  # type: List[List[Any]]
        for index, value in enumerate(values):
            if value is None:
                lines.append([])
            else:
                lines[-1].append(QtCore.QPointF(*self.point(index)))
        return lines
