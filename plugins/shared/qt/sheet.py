"""The tabs of an explanation: channels, tables, notes, states."""
from typing import Any, Callable, Dict, Optional, Set

from ..logic import report, tables
from ..logic.explained import Explained
from ..logic.series import Series
from .channelrow import ChannelRow
from .qt import QtCore, QtWidgets
from .statesplot import StatesPlot
from .table import Table

Guard = Callable[[Callable[..., Any]], Callable[..., None]]

_GAP = 4  # pixels


class Sheet(QtWidgets.QTabWidget):
    """``guarded`` tells of an action's errors; ``focus`` is given a table's title and the row in the
    table's own order, ``show_state`` the number of a state, which the viewer calls ``noun``.
    """

    def __init__(
        self,
        guarded: Guard,
        focus: Callable[[str, int], None],
        show_state: Callable[[int], None],
        noun: str,
    ) -> None:
        super().__init__()
        self._guarded = guarded
        self._explained = None  # type: Optional[Explained]
        self._unfilled = set()  # type: Set[str]
        self.rows = {}  # type: Dict[str, ChannelRow]
        self._grid = QtWidgets.QGridLayout()
        self._grid.setVerticalSpacing(1)
        self._grid.setHorizontalSpacing(_GAP)
        self.addTab(_Scrolled(self._grid), "Channels")
        self.tables = {}  # type: Dict[str, Table]
        for title in tables.TITLES:
            self.tables[title] = Table(self._focus_of(title, focus))
            self.addTab(self.tables[title], title)
        self._notes = QtWidgets.QPlainTextEdit()
        self._notes.setReadOnly(True)
        self.addTab(self._notes, "Notes")
        self.states = StatesPlot(guarded(show_state), noun)
        self.addTab(self.states, noun.capitalize() + "s")
        self.currentChanged.connect(lambda _: self._fill_table())

    def fill(self, explained: Explained, channels: Any) -> None:
        """Shows an explanation, with the viewer's ``channels`` of it."""
        self._explained = explained
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.rows = {}
        for one in explained.summary.channels:
            row = ChannelRow(channels, one, self._guarded)
            self.rows[row.check.text()] = row
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, len(self.rows), column)
        for title in tables.SOMETIMES:
            self.setTabEnabled(
                self.indexOf(self.tables[title]), tables.has_rows(explained, title)
            )
        for table in self.tables.values():  # An earlier version's explanation has none.
            table.fill((), ())
        self._unfilled = set(self.tables)
        self._fill_table()
        self._notes.setPlainText("\n\n".join(report.remarks(explained)))

    def follow(self, series: Optional[Series], state: int) -> None:
        """Shows the series that a state of shows, if there is one."""
        if series is not None:
            self.states.show_series(series, state)
        self.setTabEnabled(self.indexOf(self.states), series is not None)

    def refresh_levels(self) -> None:
        """Shows the levels that the viewer has."""
        for row in self.rows.values():
            row.refresh()

    def _fill_table(self) -> None:
        """Fills the table in front, unless it is: a thousand atoms take a while."""
        title = self.tabText(self.currentIndex())
        table = self._explained.table(title) if self._explained and title in self._unfilled else None
        if self._explained is not None and table is not None:
            self._unfilled.remove(title)
            self.tables[title].fill(table.shown, tables.rows(table, self._explained.atoms))

    def _focus_of(self, title: str, focus: Callable[[str, int], None]) -> Callable[[int], None]:
        return self._guarded(lambda row: focus(title, row))


class _Scrolled(QtWidgets.QScrollArea):
    """A layout that scrolls up and down alone: it is never narrower than what is in it."""

    def __init__(self, layout: Any) -> None:
        super().__init__()
        inside = QtWidgets.QWidget()
        outer = QtWidgets.QVBoxLayout(inside)
        outer.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        outer.addLayout(layout)
        outer.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Qt's: what is in it has another size once its rows show."""
        if event.type() == QtCore.QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def minimumSizeHint(self) -> Any:
        """Qt's."""
        inside, hint = self.widget().minimumSizeHint(), super().minimumSizeHint()
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QtCore.QSize(inside.width() + beside, hint.height())
