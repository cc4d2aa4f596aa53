"""A table whose rows can be clicked."""
from typing import Any, Callable, Sequence

from pymol.Qt import QtCore, QtWidgets

_ROW = QtCore.Qt.ItemDataRole.UserRole


class Table(QtWidgets.QTableWidget):
    """Rows that sort by any column; a click hands over the row's number as it was given."""

    def __init__(self, head: Sequence[str], clicked: Callable[[int], None]) -> None:
        super().__init__(0, len(head))
        self.setHorizontalHeaderLabels(list(head))
        self.setEditTriggers(QtWidgets.QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QtWidgets.QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.cellClicked.connect(lambda row, column: clicked(self.item(row, 0).data(_ROW)))

    def fill(self, rows: Sequence[Sequence[Any]]) -> None:
        """Shows these rows in their order."""
        self.setSortingEnabled(False)
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
