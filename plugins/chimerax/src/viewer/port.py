"""ChimeraX's side of the bundle: tasks, and explanations as models of the session."""
from dataclasses import replace
from typing import Any, Callable, List, Optional, Sequence, Tuple

from chimerax.core.models import REMOVE_MODELS

from ..glimpse_client import Frames
from ..glimpse_client.printable import printable
from ..logic import report
from ..logic.explained import Explained
from ..logic.scale import PictureScale, comparable
from ..logic.series import Series
from . import colorkey, frames, maps, sharing
from .explanation import Explanation, draw, explanations, take_away
from .site import Site
from .task import GlimpseTask, Waited


class ChimeraXPort:
    """What the bridge has ChimeraX do."""

    noun, record, choice, map_format = "coordinate set", "log", "model %s", "f32"

    def __init__(self, session: Any) -> None:
        self.session = session
        self.bridge = None  # type: Any  # It says so itself.
        self.window = None  # type: Any  # Without one there is no Qt.
        self.changed = []  # type: List[Callable[[], None]]
        self.tasks = []  # type: List[GlimpseTask]
        self.series_site = None  # type: Optional[Tuple[Site, Frames]]
        self._of_series = None  # type: Optional[Explanation]
        session.triggers.add_handler(REMOVE_MODELS, self._removed)

    @property
    def is_blocking(self) -> bool:
        """Whether commands wait on their own accord."""
        return not self.session.ui.is_gui

    @property
    def results(self) -> List[Explanation]:
        """The explanations that are open."""
        return explanations(self.session)

    @property
    def explained(self) -> List[Explained]:
        """What they show."""
        return [one.explained for one in self.results]

    @property
    def shown(self) -> Optional[Explanation]:
        """The one in front."""
        return next((one for one in self.results if one.painting.is_on), None)

    @property
    def shows_series(self) -> bool:
        """Whether the coordinate set of a series that was shown last is still open; one that a
        session has brought is taken over.
        """
        if self._of_series not in self.results:
            self._of_series = next((one for one in self.results if one.series is not None), None)
            if self._of_series is not None and self._of_series.series is not None:
                series, *known = self._of_series.series
                self.series_site = known[0], known[1]
                self.bridge.series = series
        return self._of_series is not None

    @property
    def shares_scale(self) -> bool:
        """Whether all explanations of a model are on one scale; sessions keep it."""
        return sharing.shares_scale(self.session)

    @shares_scale.setter
    def shares_scale(self, shares: bool) -> None:
        sharing.share_scale(self.session, shares)

    def post(self, action: Callable[[], None]) -> None:
        """Has the main thread do something."""
        self.session.ui.thread_safe(action)

    def tell(self, title: str, message: str, remedy: str) -> None:
        """Tells the user of an error: in a dialog where there is a window."""
        self.session.logger.error(printable("Glimpse, %s: %s\n%s" % (title, message, remedy)))

    def warn(self, title: str, message: str, remedy: str) -> None:
        """Tells of what went wrong in part."""
        self.session.logger.warning(printable("Glimpse, %s: %s\n%s" % (title, message, remedy)))

    def can_choose(self, job: Any) -> bool:
        """Whether the user can be asked: not while a command waits."""
        return isinstance(job, GlimpseTask)

    def choose(self, title: str, options: Sequence[str]) -> Optional[int]:
        """Asks for one of several."""
        chosen = self.window.choose(title, options) if self.window else None  # type: Optional[int]
        return chosen

    def tell_change(self) -> None:
        """Has the panel show what there is."""
        for hear in self.changed:
            hear()

    def prune(self) -> None:
        """Nothing: what is closed is no model of the session any more."""

    def work(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], Any],
        waits: Optional[bool] = None,
        ligand: Optional[Any] = None,
    ) -> Any:
        """Work with the daemon, and what is done with what comes of it on the main thread. Returns
        what ``done`` returns when it is waited for, else the task, which ends when the ligand's
        atoms are closed. Raises GlimpseError when it is waited for.
        """
        if self.is_blocking if waits is None else waits:
            return done(Waited(self.session, title).do(work))

        def ended(task: GlimpseTask) -> None:
            if task in self.tasks:
                self.tasks.remove(task)
            try:
                if task.error is not None and not task.is_cancelled:
                    self.bridge.tell(title, task.error)
                elif not task.is_cancelled:
                    self.bridge.guarded(title, done, task.result)
            finally:
                self.tell_change()

        self._open_panel()
        task = GlimpseTask(self.session, title, work, ended)
        task.ligand = ligand
        self.tasks.append(task)
        task.start()
        self.tell_change()
        return task

    def _removed(self, _: str, removed: Any) -> None:
        """Ends what explains something that was closed; what shared a scale with it has another."""
        if any(isinstance(one, Explanation) for one in removed):
            self.bridge.keep_together()
        for task in list(self.tasks):
            if task.ligand is not None and len(task.ligand):
                if any(one in removed for one in task.ligand.unique_structures):
                    task.terminate()

    def show_new(self, explained: Explained, site: Site) -> Optional[Explanation]:
        """Shows what was just explained; tells when it isn't any more what was explained."""
        drawn = self.show(explained, site)
        if drawn is not None and not site.fingerprint.holds:
            label = explained.origin.label
            said = "%s or its protein has changed while it was explained: what shows is as it was."
            self.tell(label, said % label, "Explain it again.")
        return drawn

    def show(self, explained: Explained, site: Site) -> Optional[Explanation]:
        """Draws a result; to one that is there already, and whole, only maps are added. None when
        what it is about was closed meanwhile.
        """
        if not len(site.ligand_atoms):
            self.session.logger.warning("Glimpse: %s was closed." % explained.origin.label)
            return None
        for known in self.results:
            if (
                known.explained.result.result_id == explained.result.result_id
                and known.explained.origin == explained.origin
            ):
                # It is about a model that was opened anew, or something was closed of it.
                if not len(known.painting.atoms) or not known.is_whole:
                    take_away(self.session, [known])
                    break
                for found in explained.default_maps:
                    if maps.find(known, found.channel) is None:
                        level = self.bridge.scale_of(explained).level(found)
                        maps.show(known.add_map(found), level)
                self.bring_forward(known)
                return known
        self._open_panel()
        self._step_back()
        drawn = draw(self.session, explained, site, self.bridge.scale_of(explained))
        self.session.logger.info(printable("\n".join(report.console_lines(drawn.explained))))
        self.bridge.keep_together()
        self.tell_change()
        return drawn

    def _open_panel(self) -> None:
        if self.window is not None:
            self.window.open()

    def _step_back(self) -> None:
        for one in self.results:
            one.step_back()

    def bring_forward(self, one: Explanation) -> None:
        """Shows this explanation, and no other."""
        self._step_back()
        one.come_forward(self.bridge.scale_of(one.explained))
        self.tell_change()

    def level_of(self, group: Explanation, index: int) -> float:
        """The level where a channel's surfaces start; those who share the scale get on it, too."""
        channel = group.label(index)
        level = self.bridge.scale_of(group.explained).levels.get(channel, 0.0)  # type: float
        for one in self.results if self.shares_scale else ():
            volume = maps.find(one, channel)
            if comparable(group.explained, [one.explained]) and maps.level_of(volume) > 0:
                maps.set_level(volume, level)
        return level

    def recolour(self, explained: Explained, scale: PictureScale) -> None:
        """Puts another scale on an explanation."""
        for one in self.results:
            if one.explained is explained:
                one.apply(scale)

    def clear(self, gone: Optional[List[Explanation]] = None) -> None:
        """Takes explanations away, all of them when none are named, and their colours; what was
        behind them comes forward.
        """
        gone = self.results if gone is None else gone
        released = [one.explained for one in gone]
        take_away(self.session, gone)
        left = self.results
        if left and self.shown is None:
            left[-1].come_forward(self.bridge.scale_of(left[-1].explained))
        if not left:
            colorkey.hide(self.session)
        self.bridge.release(released)
        self.tell_change()

    def show_series(self, series: Series, site: Site, sent: Frames) -> Series:
        """Keeps what was sent of a series, and shows it. Raises GlimpseError when all failed."""
        self.series_site = site, sent
        shown = self.bridge.show_series(series)  # type: Series
        return shown

    def enter_state(self, series: Series, index: int) -> None:
        """Has the models be at a coordinate set. Raises GlimpseError when it isn't what was
        explained any more.
        """
        assert self.series_site is not None
        (site, sent), state = self.series_site, series.states[index]
        frames.check(site, sent, index, state)
        site.sources.at(state).show()

    def draw_state(self, series: Series, index: int, explained: Explained) -> None:
        """Draws a coordinate set in place of the one before."""
        assert self.series_site is not None
        if self._of_series in self.results:
            take_away(self.session, [self._of_series])
        site, sent = self.series_site
        at = replace(site, sources=site.sources.at(series.states[index]))
        self._of_series = self.show(explained, at)
        if self._of_series is not None:
            self._of_series.series = series, site, sent
        self.tell_change()
