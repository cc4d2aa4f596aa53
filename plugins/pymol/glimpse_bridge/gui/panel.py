"""The panel: what is said of an explanation, its channels and tables."""
from typing import Any, Callable, Optional

from ..logic.bridge import Bridge
from ..logic import again
from ..logic.explained import Explained
from ..viewer import commands, export, focus, sources
from ..viewer.channels import Channels
from .actions import Actions
from .guard import guarded
from .qt import QtWidgets
from .results import Results
from .sheet import Sheet


class Panel(QtWidgets.QWidget):
    """Of the explanation that shows."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._filled = None  # type: Optional[Explained]
        self.results = Results(self._guarded(bridge.port.bring_forward))
        self.tabs = Sheet(self._guarded, self._focus, bridge.show_state, "state")
        legend = QtWidgets.QCheckBox("Legend in the view")
        legend.setChecked(bridge.port.desk.shows_legend)
        legend.toggled.connect(self._guarded(self._show_legend))
        self._actions = Actions(_Doer(bridge), legend)
        self._actions.setObjectName("actions")
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.results)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._actions)

    def show_result(self) -> None:
        """Shows the explanation in front."""
        bridge = self._bridge
        explained = bridge.results[bridge.shown]
        limit = bridge.scale_of(explained).limit
        self.results.show_list(bridge.results.items(), explained.name, limit)
        self.tabs.follow(bridge.series, explained.origin.state)
        self._actions.follow(explained, bridge.models, bridge.shares_scale)
        if explained is not self._filled:  # Another one may be called as it was.
            self._filled = explained
            self.tabs.fill(explained, Channels(bridge, explained))
        else:
            self.tabs.refresh_levels()

    def _guarded(self, action: Callable[..., Any]) -> Callable[..., None]:
        return guarded(self._bridge, action)

    def _focus(self, table: str, row: int) -> None:
        if self._filled is not None:
            focus.on(self._bridge, self._filled.name, table, row)

    def _show_legend(self, shown: bool) -> None:
        self._bridge.port.desk.shows_legend = shown
        self._bridge.port.bring_forward(self._bridge.shown)


class _Doer:
    """What the panel's buttons do."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.rescale = guarded(bridge, bridge.rescale)
        self.explain = guarded(bridge, self._explain)
        self.export = guarded(bridge, self._export)

    def clear(self) -> None:
        self._bridge.port.clear(self._bridge.shown)

    def _explain(self, model: str, baseline: str) -> None:
        bridge = self._bridge
        shown = bridge.results[bridge.shown]
        sources.check(shown.origin, bridge.port.cmd)
        commands.explain(
            bridge,
            shown.origin.ligand,
            shown.origin.protein,
            model or shown.summary.model.name,
            shown.origin.state,
            shown.origin.versus,
            again.options(shown.origin, baseline),
            again.template(shown.origin),
            kept=shown.origin.states,
        )

    def _export(self, folder: str) -> None:
        explained = self._bridge.results[self._bridge.shown]
        export.start(self._bridge, explained, folder, export.FORMATS, self._exported)

    def _exported(self, job: Any) -> None:
        if job.error is not None:
            self._bridge.tell("export", job.error)
