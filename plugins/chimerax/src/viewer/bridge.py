"""The bundle's state in a session: the way to the daemon, what runs, the series that shows."""
import os
from dataclasses import replace
from typing import Any, Callable, List, Optional, Tuple

from chimerax.core.models import REMOVE_MODELS

from ..glimpse_client import Client, Explanation as Question, Frames, GlimpseError
from ..glimpse_client.printable import printable
from ..glimpse_client.records.models import Model as NetworkModel
from ..logic import asking, jobs, report, volumes
from ..logic.command import command_for
from ..logic.explained import Explained
from ..logic.scale import PictureScale, comparable, shared
from ..logic.series import Series
from . import colorkey, frames, maps as volumes_of
from .explanation import Explanation, draw, explanations, take_away
from .site import Site
from .task import GlimpseTask, Waited

_KEY = "_glimpse"
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FAULT_REMEDY = "Please report it with what the log says."


class Bridge:
    """Explains in the background, shows what comes of it, and takes it away again. All methods are
    for the main thread.
    """

    def __init__(self, session: Any) -> None:
        self.session = session
        self.client = _connect(None)
        self.models = ()  # type: Tuple[NetworkModel, ...]
        self.shares_scale = False
        self._series = None  # type: Optional[Series]
        self._series_site = None  # type: Optional[Tuple[Site, Frames]]
        self._of_series = None  # type: Optional[Explanation]
        self.changed = []  # type: List[Callable[[], None]]
        self.tasks = []  # type: List[GlimpseTask]
        self._asking = jobs.Lane("glimpse asking", session.ui.thread_safe)
        self._is_learning = False
        session.triggers.add_handler(REMOVE_MODELS, self._removed)

    @property
    def waits(self) -> bool:
        """Whether commands wait on their own accord."""
        return not self.session.ui.is_gui

    @property
    def results(self) -> List[Explanation]:
        """The explanations that are open."""
        return explanations(self.session)

    @property
    def shown(self) -> Optional[Explanation]:
        """The one in front."""
        return next((one for one in self.results if one.painting.is_on), None)

    @property
    def series(self) -> Optional[Series]:
        """The series that a coordinate set of shows."""
        return self._series if self._of_series in self.results else None

    def tell_change(self) -> None:
        """Has the panel show what there is."""
        for hear in self.changed:
            hear()

    def explain(
        self, title: str, what: Question, site: Site, maps: str, waits: Optional[bool]
    ) -> Any:
        """Explains, then shows the result. Returns it when it is waited for, else the task. Raises
        GlimpseError when it is waited for.
        """

        def work(job: Any) -> Explained:
            models = self.client.models().models
            asked = replace(what, model=what.model or self._chosen(models, job))
            return asking.explain(
                job,
                self.client,
                asked,
                site.origin,
                lambda summary, view: volumes.channels_shown(summary, view, maps),
                "f32",
            )

        return self.run(title, work, lambda explained: self.show(explained, site), waits, site)

    def run(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], Any],
        waits: Optional[bool] = None,
        site: Optional[Site] = None,
    ) -> Any:
        """Work with the daemon, and what is done with what comes of it on the main thread. Returns
        what ``done`` returns when it is waited for, else the task, which ends when the site is
        closed.
        """
        if self.waits if waits is None else waits:
            return done(Waited(self.session, title).do(work))

        def ended(task: GlimpseTask) -> None:
            if task in self.tasks:
                self.tasks.remove(task)
            try:
                if task.error is not None and not task.is_cancelled:
                    self.tell(title, task.error)
                elif not task.is_cancelled:
                    self._guarded(title, done, task.result)
            finally:
                self.tell_change()

        self._open_panel()
        task = GlimpseTask(self.session, title, work, ended)
        task.site = site
        self.tasks.append(task)
        task.start()
        self.tell_change()
        return task

    def ask(self, question: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """A short question to the daemon, past what is being explained."""
        if self.waits:
            done(question())
            return

        def ended(job: jobs.Job) -> None:
            if job.error is not None:
                self.tell(job.title, job.error)
            else:
                self._guarded(job.title, done, job.result)

        self._asking.add("daemon", lambda job: question(), ended)

    def _chosen(self, models: Tuple[NetworkModel, ...], job: Any) -> str:
        """The model when there is one; else the user is asked, while the worker's thread waits."""
        self.models = models
        if len(models) > 1 and isinstance(job, GlimpseTask):
            from ..gui.choose import choose  # Without a window there is no Qt.

            titles = [model.title for model in models]
            chosen = jobs.ask_main(
                self.session.ui.thread_safe,
                lambda: choose(self.session, "Explain the prediction of", titles),
                job,
            )
            if chosen is None:
                raise jobs.JobCancelled()
            return models[chosen].name
        if len(models) > 1:
            raise GlimpseError(
                "There are several models.",
                "Say which: %s." % ", ".join("model " + model.name for model in models),
                "bad-usage",
            )
        return asking.only_model(models)

    def learn_models(self) -> None:
        """Asks for the models in the background. An error is kept quiet: who only looks at a menu
        didn't ask, and explaining will tell.
        """
        if self._is_learning or self.waits:
            return

        def learnt(job: jobs.Job) -> None:
            self._is_learning = False
            if job.error is None:
                self.models = job.result.models
                self.tell_change()

        self._is_learning = True
        self._asking.add("models", lambda job: self.client.models(), learnt)

    def _guarded(self, title: str, done: Callable[[Any], Any], result: Any) -> None:
        try:
            done(result)
        except GlimpseError as error:
            self.tell(title, error)

    def _removed(self, _: str, removed: Any) -> None:
        """Ends what explains something that was closed; what shared a scale with it has another."""
        if self.shares_scale and any(isinstance(one, Explanation) for one in removed):
            self.rescale(True)
        for task in list(self.tasks):
            if task.site is not None and len(task.site.ligand_atoms):
                if any(one in removed for one in task.site.ligand_atoms.unique_structures):
                    task.terminate()

    def tell(self, title: str, error: BaseException) -> None:
        """Tells the user of an error: in a dialog where there is a window."""
        if isinstance(error, GlimpseError):
            text = "%s\n%s" % (error.message, error.remedy)
        elif isinstance(error, OSError):
            text = "%s: %s\nChoose another place." % (error.filename, error.strerror)
        else:
            text = "%s: %s\n%s" % (type(error).__name__, error, _FAULT_REMEDY)
        self.session.logger.error(printable("Glimpse, %s: %s" % (title, text)))

    def show(self, explained: Explained, site: Site) -> Optional[Explanation]:
        """Draws a result; to one that is there already only maps are added. None when what it is
        about was closed meanwhile.
        """
        if not len(site.ligand_atoms):
            self.session.logger.warning("Glimpse: %s was closed." % explained.origin.label)
            return None
        for known in self.results:
            if (
                known.explained.result.result_id == explained.result.result_id
                and known.explained.origin == explained.origin
            ):
                if not len(known.painting.atoms):  # It is about a model that was opened anew.
                    take_away(self.session, [known])
                    break
                for found in explained.default_maps:
                    if volumes_of.find(known, found.channel) is None:
                        level = self.scale_of(explained).level(found)
                        volumes_of.show(known.add_map(found), level)
                self.bring_forward(known)
                return known
        self._open_panel()
        self._step_back()
        drawn = draw(self.session, explained, site, self.scale_of(explained))
        self.session.logger.info(printable("\n".join(report.console_lines(drawn.explained))))
        self.rescale(self.shares_scale)
        self.tell_change()
        return drawn

    def _open_panel(self) -> None:
        if self.session.ui.is_gui:
            from ..gui.tool import GlimpseTool  # Without a window there is no Qt.

            GlimpseTool.get_singleton(self.session)

    def _step_back(self) -> None:
        for one in self.results:
            one.step_back()

    def bring_forward(self, one: Explanation) -> None:
        """Shows this explanation, and no other."""
        self._step_back()
        one.come_forward(self.scale_of(one.explained))
        self.tell_change()

    def scale_of(self, explained: Explained) -> PictureScale:
        """The scale that an explanation is drawn on: its own, or that of all of its model."""
        together = [one.explained for one in self.results] if self.shares_scale else []
        return shared(comparable(explained, together) + [explained])

    def level_of(self, group: Explanation, index: int) -> float:
        """The level where a channel's surfaces start; those who share the scale get on it, too."""
        channel = group.label(index)
        level = self.scale_of(group.explained).levels.get(channel, 0.0)
        for one in self.results if self.shares_scale else ():
            volume = volumes_of.find(one, channel)
            if comparable(group.explained, [one.explained]) and volumes_of.level_of(volume) > 0:
                volumes_of.set_level(volume, level)
        return level

    def rescale(self, shares: bool) -> None:
        """Puts all explanations of a model on one scale, or each on its own."""
        changes = shares != self.shares_scale
        self.shares_scale = shares
        if changes or shares:
            for one in self.results:
                one.apply(self.scale_of(one.explained))

    def clear(self, gone: Optional[List[Explanation]] = None) -> None:
        """Takes explanations away, all of them when none are named, and their colours; what was
        behind them comes forward.
        """
        gone = self.results if gone is None else gone
        released = [one.explained.result for one in gone]
        take_away(self.session, gone)
        left = self.results
        if left and self.shown is None:
            left[-1].come_forward(self.scale_of(left[-1].explained))
        if not left:
            colorkey.hide(self.session)
        if self.client.server is not None and released:
            self.ask(lambda: self.client.release(released), _nothing)
        self.tell_change()

    def show_series(self, series: Series, site: Site, sent: Frames) -> Series:
        """Keeps a series, and shows its first coordinate set that didn't fail; those that did are
        told. Raises GlimpseError when all did.
        """
        self._series, self._series_site = series, (site, sent)
        refusal = series.refusal("coordinate set")
        for index, entry in enumerate(series.entries):
            if entry.result_id is not None:
                if refusal is not None:
                    told = "Glimpse, %s: %s\n%s" % (series.title, *refusal)
                    self.session.logger.warning(printable(told))
                self.show_state(index)
                return series
        raise GlimpseError(*(refusal or ("There is no coordinate set.", "")), "bad-input")

    def show_state(self, index: int) -> None:
        """Shows a coordinate set of the series, in place of the one before, unless it isn't what
        was explained any more or failed: that is told.
        """
        series, known = self._series, self._series_site
        if series is None or known is None:
            return
        site, state = known[0], series.states[index]
        if series.entries[index].result_id is None:
            told = "%s, coordinate set %d" % (series.origin.label, state)
            self.tell(told, GlimpseError(*series.fault(index), "bad-input"))
            return
        try:
            frames.check(site, known[1], index, state)
        except GlimpseError as changed:
            self.tell(series.title, changed)
            return
        origin = replace(series.origin, state=state)
        for atoms in (site.ligand_atoms, site.protein_atoms):
            for structure in atoms.unique_structures:
                if state in structure.coordset_ids:
                    structure.active_coordset_id = state

        def shown(explained: Explained) -> None:
            if self._of_series in self.results:
                take_away(self.session, [self._of_series])
            self._of_series = self.show(explained, site)
            self.tell_change()

        entry = series.entries[index]
        self.ask(lambda: asking.fetch(self.client, entry, origin, map_format="f32"), shown)

    def use_command(self, command: Optional[str]) -> None:
        """Reaches the daemon by another command from now on; None looks for the program."""
        before, self.client, self.models = self.client, _connect(command), ()
        self.ask(before.close, _nothing)


def bridge_of(session: Any) -> Bridge:
    """The bridge of a session, made when it is first asked for."""
    found = getattr(session, _KEY, None)
    if found is None:
        found = Bridge(session)
        setattr(session, _KEY, found)
    return found


def _connect(command: Optional[str]) -> Client:
    from chimerax.core import version

    return Client(
        command or command_for(_FOLDER, os.environ), name="chimerax", version=str(version)
    )


def _nothing(_: Any) -> None:
    """What has no answer."""
