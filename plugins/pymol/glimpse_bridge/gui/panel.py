"""The panel: what is said of an explanation, its channels and tables."""
from typing import Any, Callable, Dict, Optional, Set

from pymol.Qt import QtWidgets

from ..bridge import Bridge
from ..logic import report, tables
from ..logic.explained import Explained
from ..viewer import focus
from ..viewer.channels import Channels
from .actions import Actions
from .channelrow import ChannelRow
from .guard import guarded
from .results import Results
from .statesplot import StatesPlot
from .table import Table

_HEADS = (
    ("Voxels", tables.VOXELS),
    ("Pairs", tables.PAIRS),
    ("Atoms", tables.ATOMS),
    ("Residues", tables.RESIDUES),
)


_ROWS = {
    "Voxels": lambda explained: tables.voxel_rows(explained.summary),
    "Pairs": lambda explained: tables.pair_rows(explained.summary),
    "Atoms": lambda explained: tables.atom_rows(explained.atoms),
    "Residues": lambda explained: tables.residue_rows(explained.summary),
}  # type: Dict[str, Callable[[Explained], Any]]


class Panel(QtWidgets.QWidget):
    """Of the explanation that shows."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._name = ""
        self._filled = None  # type: Optional[Explained]
        self.rows = {}  # type: Dict[str, ChannelRow]
        self.results = Results(guarded(bridge, bridge.bring_forward))
        self._grid = QtWidgets.QGridLayout()
        self._grid.setVerticalSpacing(1)
        self.tabs = QtWidgets.QTabWidget()
        self.tabs.addTab(_scrolled(self._grid), "Channels")
        self.tables = {}  # type: Dict[str, Table]
        for title, head in _HEADS:
            self.tables[title] = Table(head, self._focus_of(title))
            self.tabs.addTab(self.tables[title], title)
        self.states = StatesPlot(guarded(bridge, bridge.show_state))
        self._unfilled = set()  # type: Set[str]
        self.tabs.currentChanged.connect(lambda _: self._fill_table())
        self._notes = QtWidgets.QPlainTextEdit()
        self._notes.setReadOnly(True)
        self.tabs.addTab(self._notes, "Notes")
        self.tabs.addTab(self.states, "States")
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.results)
        layout.addWidget(self.tabs, 1)
        self._actions = Actions(bridge)
        layout.addWidget(self._actions)

    def show_result(self) -> None:
        """Shows the explanation in front."""
        explained = self._bridge.results[self._bridge.shown]
        limit = self._bridge.scale_of(explained).limit
        self.results.show_list(self._bridge.results, explained.name, limit)
        if self._bridge.series is not None:
            self.states.show_series(self._bridge.series, explained.origin.state)
        self.tabs.setTabEnabled(self.tabs.indexOf(self.states), self._bridge.series is not None)
        self._actions.follow(explained)
        if explained is not self._filled:  # Another one may be called as it was.
            self._name, self._filled = explained.name, explained
            self._fill(explained)
        else:
            self.refresh_levels()

    def refresh_levels(self) -> None:
        """Shows the levels that PyMOL has."""
        for row in self.rows.values():
            row.refresh()

    def _fill(self, explained: Explained) -> None:
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        channels = Channels(self._bridge, explained)
        self.rows = {}
        for one in explained.summary.channels:
            label = "%s %s" % (one.side, one.name)
            row = ChannelRow(channels, one.index, label, one.attribution, self._guarded)
            self.rows[label] = row
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, len(self.rows), column)
                if one.level is None:
                    widget.setEnabled(False)
        has_pairs = bool(explained.summary.reciprocal_pairs)
        self.tabs.setTabEnabled(self.tabs.indexOf(self.tables["Pairs"]), has_pairs)
        self._unfilled = set(self.tables)
        self._fill_table()
        self._notes.setPlainText("\n\n".join(report.remarks(explained)))

    def _guarded(self, action: Callable[..., Any]) -> Callable[..., None]:
        return guarded(self._bridge, action)

    def _fill_table(self) -> None:
        """Fills the table in front, unless it is: a thousand atoms take a while."""
        title = self.tabs.tabText(self.tabs.currentIndex())
        if title in self._unfilled:
            self._unfilled.remove(title)
            self.tables[title].fill(_ROWS[title](self._bridge.results[self._name]))

    def _focus_of(self, title: str) -> Callable[[int], None]:
        return guarded(self._bridge, lambda row: focus.on(self._bridge, self._name, title, row))


def _scrolled(layout: Any) -> Any:
    inside = QtWidgets.QWidget()
    outer = QtWidgets.QVBoxLayout(inside)
    outer.addLayout(layout)
    outer.addStretch(1)
    area = QtWidgets.QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    return area
