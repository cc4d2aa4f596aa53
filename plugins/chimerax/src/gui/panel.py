"""The panel: what is said of an explanation, its channels and tables."""
from typing import Any, Callable, Dict

from chimerax.map import Volume
from Qt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..logic import report, tables
from ..viewer import focus
from .actions import Actions
from .channelrow import ChannelRow
from .results import Results
from .statesplot import StatesPlot
from .tables import table

_TABLES = (
    ("Voxels", tables.VOXELS, lambda explained: tables.voxel_rows(explained.summary)),
    ("Pairs", tables.PAIRS, lambda explained: tables.pair_rows(explained.summary)),
    ("Atoms", tables.ATOMS, lambda explained: tables.atom_rows(explained.atoms)),
    ("Residues", tables.RESIDUES, lambda explained: tables.residue_rows(explained.summary)),
)  # type: Any
_EMPTY = "Select a ligand and press Explain, or ctrl-double-click it, or type: glimpse explain :LIG"


class Panel(QWidget):
    """Of the explanation that shows, and of tasks under way."""

    def __init__(self, bridge: Any, explain_selected: Callable[[], None]) -> None:
        super().__init__()
        self._bridge = bridge
        self._group = None  # type: Any
        self.rows = {}  # type: Dict[str, ChannelRow]
        self.tables = {}  # type: Dict[str, Any]
        self.empty = QLabel(_EMPTY)
        self.empty.setWordWrap(True)
        self.start = QPushButton("Explain selected ligand")
        self.start.clicked.connect(lambda _: explain_selected())
        self.results = Results(bridge.bring_forward)
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda _: self._fill_table())
        self._notes = QPlainTextEdit()
        self._notes.setReadOnly(True)
        self.states = StatesPlot(bridge.show_state)
        self.actions = Actions(bridge, self.refresh)
        self._tasks = QVBoxLayout()
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (self.empty, 0),
            (self.start, 0),
            (self.results, 0),
            (self.tabs, 1),
            (self.actions, 0),
        ):
            layout.addWidget(widget, stretch)
        layout.addLayout(self._tasks)

    def refresh(self) -> None:
        """Shows what there is."""
        shown = self._bridge.shown
        for widget in (self.results, self.tabs, self.actions):
            widget.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        self._list_tasks()
        if shown is None:
            self._group = None
            return
        limit = self._bridge.scale_of(shown.explained).limit
        self.results.show_list(self._bridge.results, shown, limit)
        self.actions.show_models(shown.explained.summary.model.name)
        series = self._bridge.series
        if series is not None:
            self.states.show_series(series, shown.explained.origin.state)
        if shown is not self._group:
            self._group = shown
            self._fill(shown.explained)
        self.refresh_levels()
        self.tabs.setTabEnabled(self.tabs.indexOf(self.states), series is not None)

    def heard(self, volume: Any, change: str) -> None:
        """Volume's, when Volume Viewer or a command has changed one."""
        self.refresh_levels()

    def stop_hearing(self) -> None:
        """Before it is deleted."""
        for group in self._bridge.results:
            for volume in group.child_models():
                if isinstance(volume, Volume) and self.heard in volume.change_callbacks:
                    volume.remove_volume_change_callback(self.heard)

    def refresh_levels(self) -> None:
        """Shows the levels that ChimeraX has."""
        if self._group is not None and not self._group.deleted:
            for row in self.rows.values():
                row.refresh()
            for volume in self._group.child_models():
                if isinstance(volume, Volume) and self.heard not in volume.change_callbacks:
                    volume.add_volume_change_callback(self.heard)

    def _fill(self, explained: Any) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            widget = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if widget not in (self._notes, self.states):
                widget.deleteLater()
        self.rows, self.tables = {}, {}
        self.tabs.addTab(self._channels(explained), "Channels")
        for title, _, _ in _TABLES:
            inside = QWidget()
            QVBoxLayout(inside).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(inside, title)
        self._notes.setPlainText("\n\n".join(report.remarks(explained)))
        self.tabs.addTab(self._notes, "Notes")
        self.tabs.addTab(self.states, "Coordinate sets")
        self.tabs.blockSignals(False)

    def _channels(self, explained: Any) -> QWidget:
        inside = QWidget()
        outer, grid = QVBoxLayout(inside), QGridLayout()
        grid.setVerticalSpacing(1)
        for number, channel in enumerate(explained.summary.channels):
            row = ChannelRow(self._group, channel, self._fetch, self._bridge.level_of)
            self.rows[self._group.label(channel.index)] = row
            for column, widget in enumerate(row.widgets):
                grid.addWidget(widget, number, column)
        outer.addLayout(grid)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        return area

    def _fill_table(self) -> None:
        """Makes the table in front, unless it is there: a thousand atoms take a while."""
        title = self.tabs.tabText(self.tabs.currentIndex())
        for known, head, rows in _TABLES:
            if known == title and title not in self.tables and self._group is not None:
                made = table(head, rows(self._group.explained), self._focus_of(title))
                self.tables[title] = made
                self.tabs.currentWidget().layout().addWidget(made)

    def _focus_of(self, title: str) -> Callable[[int], None]:
        group = self._group
        return (
            lambda row: None if group.deleted else focus.on(self._bridge.session, group, title, row)
        )

    def _fetch(self, index: int, fetched: Callable[[], None]) -> None:
        group = self._group

        def come(found: Any) -> None:
            if not group.deleted:
                group.add_map(found)
                fetched()

        result = group.explained.result
        self._bridge.ask(lambda: self._bridge.client.result_map(result, index, "f32"), come)

    def _list_tasks(self) -> None:
        while self._tasks.count():
            self._tasks.takeAt(0).widget().deleteLater()
        for task in self._bridge.tasks:
            if not task.terminated():
                self._tasks.addWidget(_task_row(task))


def _task_row(task: Any) -> QWidget:
    row = QWidget()
    cancel = QPushButton("Cancel")
    cancel.clicked.connect(lambda _: (cancel.setEnabled(False), task.terminate()))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QLabel("%s: the status line says how far it is" % task.title), 1)
    layout.addWidget(cancel)
    return row
