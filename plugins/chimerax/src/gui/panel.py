"""The panel: what is said of an explanation, its channels and tables."""
from typing import Any, Callable

from chimerax.core.commands import FileNameArg, run
from chimerax.map import Volume

from ..glimpse_client import GlimpseError
from ..viewer import again, focus
from ..viewer.channels import Channels
from .actions import Actions
from .qt import QtWidgets
from .results import Results
from .sheet import Sheet

_EMPTY = "Select a ligand and press Explain, or ctrl-double-click it, or type: glimpse explain :LIG"


class Panel(QtWidgets.QWidget):
    """Of the explanation that shows, and of tasks under way."""

    def __init__(self, bridge: Any, explain_selected: Callable[[], None]) -> None:
        super().__init__()
        self._bridge = bridge
        self._group = None  # type: Any
        self.empty = QtWidgets.QLabel(_EMPTY)
        self.empty.setWordWrap(True)
        self.start = QtWidgets.QPushButton("Explain selected ligand")
        self.start.clicked.connect(lambda _: explain_selected())
        self.results = Results(bridge.port.bring_forward)
        self.tabs = Sheet(self._guarded, self._focus, bridge.show_state, "coordinate set")
        self.actions = Actions(_Doer(bridge))
        self._tasks = QtWidgets.QVBoxLayout()
        layout = QtWidgets.QVBoxLayout(self)
        for widget in (self.empty, self.start, self.results, self.tabs, self.actions):
            layout.addWidget(widget, int(widget is self.tabs))
        layout.addLayout(self._tasks)

    def refresh(self) -> None:
        """Shows what there is."""
        bridge, shown = self._bridge, self._bridge.shown
        for widget in (self.results, self.tabs, self.actions):
            widget.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        self._list_tasks()
        if shown is None:
            self._group = None
            return
        explained = shown.explained
        limit = bridge.scale_of(explained).limit
        self.results.show_list([(one, one.explained) for one in bridge.results], shown, limit)
        self.actions.follow(explained, bridge.models, bridge.shares_scale)
        self.tabs.follow(bridge.series, explained.origin.state)
        if shown is not self._group:
            self._group = shown
            self.tabs.fill(explained, Channels(bridge, shown))
        self.refresh_levels()

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
            self.tabs.refresh_levels()
            for volume in self._group.child_models():
                if isinstance(volume, Volume) and self.heard not in volume.change_callbacks:
                    volume.add_volume_change_callback(self.heard)

    def _guarded(self, action: Callable[..., Any]) -> Callable[..., None]:
        """The action, unless its explanation was closed; an error of it is told."""

        def act(*arguments: Any) -> None:
            if self._group is None or self._group.deleted:
                return
            try:
                action(*arguments)
            except GlimpseError as error:
                self._bridge.tell("panel", error)

        return act

    def _focus(self, table: str, row: int) -> None:
        focus.on(self._bridge.port.session, self._group, table, row)

    def _list_tasks(self) -> None:
        while self._tasks.count():
            self._tasks.takeAt(0).widget().deleteLater()
        for task in self._bridge.port.tasks:
            if not task.terminated():
                self._tasks.addWidget(_task_row(task))


class _Doer:
    """What the panel's buttons do; what changes something is a command, for the log."""

    def __init__(self, bridge: Any) -> None:
        self._bridge = bridge
        self.rescale = bridge.rescale

    def explain(self, model: str, baseline: str) -> None:
        again.explain(self._bridge, model, baseline)

    def export(self, folder: str) -> None:
        self._run("glimpse export %s models #%s" % (FileNameArg.unparse(folder), self._id))

    def clear(self) -> None:
        self._run("glimpse clear #%s" % self._id)

    @property
    def _id(self) -> str:
        return str(self._bridge.shown.id_string)

    def _run(self, text: str) -> None:
        run(self._bridge.port.session, text)


def _task_row(task: Any) -> Any:
    row = QtWidgets.QWidget()
    cancel = QtWidgets.QPushButton("Cancel")
    cancel.clicked.connect(lambda _: (cancel.setEnabled(False), task.terminate()))
    layout = QtWidgets.QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QtWidgets.QLabel("%s: the status line says how far it is" % task.title), 1)
    layout.addWidget(cancel)
    return row
