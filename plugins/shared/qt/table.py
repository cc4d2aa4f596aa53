"""A table whose rows can be clicked."""
from typing import Any, Callable, Optional, Sequence

from ..glimpse_client.records.view import ResultColumn
from .qt import QtCore, QtWidgets

_ROW = QtCore.Qt.ItemDataRole.UserRole


class _Cell(QtWidgets.QTableWidgetItem):
    """Shows a value, and sorts by it: nothing comes first."""

    def __init__(self, value: Any, shown_by: Optional[str]) -> None:
        super().__init__("" if value is None else (shown_by or "%s") % value)
        self._key = (False, 0) if value is None else (True, value)
        if isinstance(value, str):
            self.setToolTip(value)

    def __lt__(self, other: Any) -> bool:
        """Qt's."""
        return bool(self._key < other._key)


class Table(QtWidgets.QTableWidget):
    """Rows that sort by any column; a click or an arrow key hands over the row's number as it was
    given.
    """

    def __init__(self, clicked: Callable[[int], None]) -> None:
        super().__init__()
        self.setEditTriggers(QtWidgets.QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QtWidgets.QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self._clicked = clicked
        self.cellClicked.connect(lambda row, column: self._choose(row))

    def keyReleaseEvent(self, event: Any) -> None:
        """Qt's."""
        super().keyReleaseEvent(event)
        if event.key() in (QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down) and self.currentRow() >= 0:
            self._choose(self.currentRow())

    def _choose(self, row: int) -> None:
        self._clicked(self.item(row, 0).data(_ROW))

    def fill(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Any]]) -> None:
        """Shows these rows in their order."""
        self.setSortingEnabled(False)
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([column.name for column in columns])
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for at, (column, value) in enumerate(zip(columns, row)):
                cell = _Cell(value, column.format)
                cell.setData(_ROW, number)
                self.setItem(number, at, cell)
        self.resizeColumnsToContents()
        self.horizontalHeader().setSortIndicator(-1, QtCore.Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
