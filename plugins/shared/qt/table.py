"""A table whose rows can be clicked."""
from typing import Any, Callable, Sequence

from .qt import QtCore, QtWidgets

_ROW = QtCore.Qt.ItemDataRole.UserRole


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

    def fill(self, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Shows these rows in their order."""
        self.setSortingEnabled(False)
        self.setColumnCount(len(head))
        self.setHorizontalHeaderLabels(list(head))
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QtWidgets.QTableWidgetItem()
                shown = float("%.3g" % value) if isinstance(value, float) else value
                item.setData(QtCore.Qt.ItemDataRole.DisplayRole, shown)
                item.setData(_ROW, number)
                if isinstance(value, str):
                    item.setToolTip(value)
                self.setItem(number, column, item)
        self.resizeColumnsToContents()
        self.horizontalHeader().setSortIndicator(-1, QtCore.Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
