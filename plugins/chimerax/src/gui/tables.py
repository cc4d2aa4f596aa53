"""Tables whose rows can be chosen."""
from typing import Any, Callable, Sequence

from chimerax.ui.widgets import ItemTable
from Qt.QtCore import Qt
from Qt.QtWidgets import QAbstractItemView

_AS_GIVEN = -1  # the column that rows are sorted by at first


class Row:
    """A row, with its number in the order that it was given in."""

    def __init__(self, number: int, values: Sequence[Any]) -> None:
        self.number = number
        self.values = values


def table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], chosen: Callable[[int], None]
) -> ItemTable:
    """ChimeraX's table; ``chosen`` is given the row's number."""
    made = ItemTable()
    for column, title in enumerate(head):
        made.add_column(title.capitalize(), _value(column), format=_text)
    made.data = [Row(number, values) for number, values in enumerate(rows)]
    made.launch(select_mode=QAbstractItemView.SelectionMode.SingleSelection)
    made.sortByColumn(_AS_GIVEN, Qt.SortOrder.AscendingOrder)
    made.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)  # Keeps the panel.
    made.selection_changed.connect(lambda new, gone: chosen(new[0].number) if new else None)
    return made


def _value(column: int) -> Callable[[Row], Any]:
    return lambda row: row.values[column]


def _text(value: Any) -> str:
    return "%.3g" % value if isinstance(value, float) else str(value)
