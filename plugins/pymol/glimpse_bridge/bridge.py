"""The plugin's state: what was explained, and what runs."""
from dataclasses import replace
from typing import Any, Callable, Dict, Iterator, List, Optional, Set, Tuple

from .glimpse_client import Client, Explanation, GlimpseError
from .glimpse_client.records.explain import Map
from .glimpse_client.records.models import Model
from .logic import asking, jobs, names
from .logic.explained import Explained, Origin
from .logic.scale import PictureScale, comparable, shared
from .logic.series import Series
from .viewer import counter, frames, hidden, members, ours, painting, scene, sources, surfaces

_RENAMED = (
    "%(now)s is called %(name)s again: PyMOL loses surfaces and selections of a group that is renamed.",
    "Put it into a group that is called so: group %(now)s, %(name)s.",
)
_FAULT_REMEDY = "Please report it with what the console says."


class Bridge:
    """Explains in the background, shows what comes of it, and takes it away again. All methods are
    for the main thread.
    """

    def __init__(self, _self: Any, desk: Any, connect: Callable[[Optional[str]], Client]) -> None:
        self.cmd = _self
        self.desk = desk
        self._connect = connect
        self.client = connect(None)
        self.models = ()  # type: Tuple[Model, ...]
        self.results = {}  # type: Dict[str, Explained]
        self.shown = ""  # the group in front
        self.shares_scale = False
        self.series = None  # type: Optional[Series]
        self.of_series = ""  # the group that shows a state of it
        self.ranges = {}  # type: Dict[str, Tuple[float, float]]  # of map objects, up and down
        self.own_states = {}  # type: Dict[str, Tuple[int, int]]  # of objects: theirs, and ours
        self._hidden = []  # type: List[str]
        self.drawing = set()  # type: Set[str]  # groups
        self._explaining = jobs.Lane("glimpse explaining", self._post)
        self._asking = jobs.Lane("glimpse asking", self._post)
        self._knows_models = False

    def _post(self, action: jobs.Action) -> None:
        self.desk.post(action)

    @property
    def hidden(self) -> List[str]:
        """The user's objects that are disabled while views show, by the names they have now."""
        return hidden.now(self._hidden, self.cmd)

    @hidden.setter
    def hidden(self, names: List[str]) -> None:
        self._hidden = names
        hidden.note(names, self.cmd)

    def learn_models(self) -> None:
        """Asks for the models once, in the background, so that menus can list them."""
        if not self._knows_models:
            self._knows_models = True
            self.ask("models", self.client.models, self._learned)

    def _learned(self, job: jobs.Job) -> None:
        if job.error is None:
            self.models = job.result.models
        else:
            self._knows_models = False

    def ask(
        self, title: str, question: Callable[[], Any], ended: Callable[[jobs.Job], None]
    ) -> jobs.Job:
        """A short question to the daemon, off the main thread, past what is being explained."""
        return self._asking.add(title, lambda job: question(), ended)

    def explain(self, title: str, what: Explanation, origin: Origin) -> jobs.Job:
        """Explains in the background, then shows the result; the job's ``result`` is it."""

        def work(job: jobs.Job) -> Explained:
            models = self.client.models().models
            self._post(lambda: self._take(models))
            model = what.model or self._chosen(models, job)
            return asking.explain(job, self.client, replace(what, model=model), origin)

        job = self._explaining.add(title, work, self._explained)
        self.desk.job_added(job)
        return job

    def run(
        self, title: str, work: Callable[[jobs.Job], Any], ended: Callable[[jobs.Job], None]
    ) -> jobs.Job:
        """Other long work, in turn with explanations."""
        job = self._explaining.add(title, work, ended)
        self.desk.job_added(job)
        return job

    def use_command(self, command: Optional[str]) -> None:
        """Reaches the daemon by another command from now on; None looks for the program."""
        before, self.client = self.client, self._connect(command)
        self.models, self._knows_models = (), False
        self.ask("close", before.close, lambda job: None)

    def wait(self, job: jobs.Job) -> Any:
        """Waits for a job, until what it shows is drawn; Ctrl-C cancels it. Raises its error."""
        try:
            self.desk.run_until(lambda: job.has_ended and not self.drawing)
        except KeyboardInterrupt:
            job.cancel()
            raise
        if job.error is not None:
            raise job.error
        return job.result

    def _chosen(self, models: Tuple[Model, ...], job: jobs.Job) -> str:
        """The model when there is one; else the user is asked, while the worker's thread waits."""
        if len(models) > 1 and not self.desk.waits:
            titles = [model.title for model in models]
            chosen = jobs.ask_main(
                self._post, lambda: self.desk.choose("Explain the prediction of", titles), job
            )
            if chosen is None:
                raise jobs.JobCancelled()
            return models[chosen].name
        return asking.only_model(models)

    def _take(self, models: Tuple[Model, ...]) -> None:
        self.models, self._knows_models = models, True

    def _explained(self, job: jobs.Job) -> None:
        if job.state == jobs.DONE:
            try:
                job.result = self.show(job.result)
            except GlimpseError as error:
                job.error = error
        if job.error is not None:
            self.tell(job.title, job.error)

    def tell(self, title: str, error: BaseException) -> None:
        """Tells the user of an error."""
        if isinstance(error, GlimpseError):
            self.desk.tell_error(title, error.message, error.remedy)
        else:
            self.desk.tell_error(title, "%s: %s" % (type(error).__name__, error), _FAULT_REMEDY)

    def show(
        self,
        explained: Explained,
        scale: Optional[PictureScale] = None,
        at_once: bool = False,
        anew: bool = False,
    ) -> Explained:
        """Draws a result in a group of its own; one that is there already is only brought forward,
        unless it is wanted anew. Without a scale it has its own. Raises GlimpseError when what was
        explained has changed meanwhile.
        """
        self.prune()
        for known in () if anew else self.results.values():
            if (
                known.result.result_id == explained.result.result_id
                and known.origin == explained.origin
            ):
                self.bring_forward(known.name)
                return known
        sources.check(explained.origin, self.cmd)
        wanted = names.group_name(explained.origin.label, explained.summary.model.name)
        # What is called as a member would be is another's: none of ours, and in the way.
        taken = {one.split(".")[0].casefold() for one in self.cmd.get_names("all")}
        name = names.free(wanted, taken)
        explained = replace(explained, name=name)
        self.hide_sources(explained)
        self.results[name] = explained
        for drawn in [one for one in self.ranges if one.startswith(names.member(name, ""))]:
            del self.ranges[drawn]  # Of another that was called so.
        for found in explained.default_maps:
            drawn = names.member(name, names.map_part(found.channel))
            self.ranges[drawn] = found.maximum, -found.minimum
        self._alone(name)
        if scale is None:
            scale = self.scale_of(explained)
            self.keep_together()
        steps = self._while_wanted(
            explained, scene.draw(explained, scale, self.desk.shows_legend, self.cmd)
        )
        if at_once:
            for _ in steps:
                pass
        else:
            self.desk.run_steps(steps, lambda: self.desk.results_changed(self))
        return explained

    def _while_wanted(self, explained: Explained, steps: Iterator[None]) -> Iterator[None]:
        """The steps of drawing, until it is cleared or deleted in the middle of them."""
        name = explained.name
        self.drawing.add(name)
        try:
            for _ in steps:
                yield
                self.prune()
                if name not in self.results:
                    members.take_away(explained, self.cmd)
                    self._keep_ours()
                    return
                if not sources.are_there(explained.origin, self.cmd):
                    self._drop(name)
                    self._restore_hidden()
                    self.tell(explained.origin.label, sources.changed(explained.origin))
                    return
        except Exception as error:  # PyMOL's own, too: half a view would say what isn't so.
            self._drop(name)
            self._restore_hidden()
            self.tell(explained.origin.label, error)
        finally:
            self.drawing.discard(name)

    def show_series(self, series: Series) -> None:
        """Keeps a series, and shows its first state that didn't fail; those that did are told."""
        self.series = series
        refusal = series.refusal("state")
        if refusal is not None:
            self.desk.tell_error(series.title, *refusal)
        for index, entry in enumerate(series.entries):
            if entry.result_id is not None:
                self.show_state(index)
                return

    def show_state(self, index: int) -> None:
        """Shows a state of the series, in place of the one before; of one that failed it says why."""
        series = self.series
        if series is None:
            return
        if series.entries[index].result_id is None:
            message, remedy = series.fault(index)
            told = "%s, state %d" % (series.origin.label, series.states[index])
            self.desk.tell_error(told, message, remedy)
            return
        entry, title = series.entries[index], series.title
        origin = replace(series.origin, state=series.states[index])

        def ended(job: jobs.Job) -> None:
            if job.error is not None:
                self.tell(title, job.error)
                return
            if self.series is not series:  # Cleared, or another session's by now.
                return
            try:
                frames.check(series, index, self.cmd)
            except GlimpseError as changed:
                self.tell(title, changed)
                return
            self._drop(self.of_series)
            self.of_series = self.show(job.result).name
            place, last = job.result.summary.grid.origin, max(series.states)
            before = self.own_states
            counter.go_to(origin.state, last, self.of_series, place, origin.sources, before, self.cmd)

        self.ask(title, lambda: asking.fetch(self.client, entry, origin), ended)

    def scale_of(self, explained: Explained) -> PictureScale:
        """The scale that an explanation is drawn on: its own, or that of all of its model."""
        return shared(self.sharing_with(explained) or [explained])

    def sharing_with(self, explained: Explained) -> List[Explained]:
        """Those that are on one scale with it, itself among them; none while each has its own."""
        return comparable(explained, self.results.values()) if self.shares_scale else []

    def rescale(self, shares: bool) -> None:
        """Shows all explanations of a model on one scale, or each on its own: colours, and the
        levels of what is drawn.
        """
        self.shares_scale = shares
        self.prune()
        self._apply_scales()
        self.desk.results_changed(self)

    def keep_together(self) -> None:
        """Has those that share a scale go on with one when some came or went."""
        if self.shares_scale:
            self._apply_scales()

    def _apply_scales(self) -> None:
        for explained in self.results.values():
            scale = self.scale_of(explained)
            painting.repaint(explained.name, scale.limit, self.cmd)
            for channel, level in scale.levels.items():
                surfaces.set_level(explained.name, channel, level, self.cmd)

    def bring_forward(self, name: str) -> None:
        """Shows this result, and no other."""
        self.hide_sources(self.results[name])
        self._alone(name)
        self.desk.results_changed(self)

    def _alone(self, name: str) -> None:
        self.shown = name
        there = set(self.cmd.get_names("objects"))
        for other in self.results:
            (self.cmd.enable if other == name else self.cmd.disable)(other)
            legend = names.member(other, names.LEGEND)
            if legend in there:  # PyMOL goes on to show it in a group that is disabled.
                shows = other == name and self.desk.shows_legend
                (self.cmd.enable if shows else self.cmd.disable)(legend)

    def hide_sources(self, explained: Explained) -> None:
        """Disables the user's objects that the view has copies of."""
        enabled = set(self.cmd.get_names("objects", 1))
        found = [name for name in explained.origin.sources if name in enabled]
        for name in found:
            self.cmd.disable(name)
        if found:
            self.hidden = self.hidden + found

    def clear(self, name: str = "") -> None:
        """Takes a result away, or all of them; with the last one, what was disabled comes back."""
        self.prune()
        for one in [name] if name else list(self.results):
            self._drop(one)
        self._restore_hidden()
        self.keep_together()
        if self.results:
            self._alone(list(self.results)[-1])
        self.desk.results_changed(self)

    def _drop(self, name: str) -> None:
        gone = self.results.pop(name, None)
        if gone is not None:
            members.take_away(gone, self.cmd)
            self._keep_ours()
            self._release(gone)

    def _release(self, gone: Explained) -> None:
        if self.series is not None and gone.result in self.series.entries:
            return
        if any(one.result.result_id == gone.result.result_id for one in self.results.values()):
            return
        client = self.client
        if client.server is not None and gone.result.result_id:
            self.ask("release", lambda: client.release([gone.result]), lambda job: None)

    def prune(self) -> None:
        """Forgets results whose group the user deleted; one that was renamed gets its name back."""
        there = members.groups(self.results, self.cmd)
        gone = [
            name
            for name, explained in self.results.items()
            if name not in there and not self._takes_back(explained)
        ]
        for name in gone:
            del self.results[name]
        if gone:
            self._keep_ours()
            self._restore_hidden()
            self.keep_together()
        if self.shown not in self.results:
            self.shown = next(reversed(list(self.results)), "")

    def _takes_back(self, explained: Explained) -> bool:
        now = members.renamed(explained, self.results, self.cmd)
        if not now or explained.name in self.cmd.get_names("all"):
            return False
        self.cmd.set_name(now, explained.name)
        message, remedy = (one % {"now": now, "name": explained.name} for one in _RENAMED)
        self.desk.tell_error(explained.origin.label, message, remedy)
        return True

    def _keep_ours(self) -> None:
        of_all = (members.members(one, self.cmd) for one in self.results.values())
        ours.keep([name for found in of_all for name in found], self.cmd)

    def _restore_hidden(self) -> None:
        if not self.results:
            for name in self.hidden:
                self.cmd.enable(name)
            self.hidden = []
            counter.go_back(self.own_states, self.cmd)
            self.series, self.of_series = None, ""

    def fetch_map(self, explained: Explained, channel: int, fetched: Callable[[Map], None]) -> None:
        """Fetches the map of a channel, then hands it over."""

        def ended(job: jobs.Job) -> None:
            if job.error is not None:
                self.tell("map", job.error)
            else:
                fetched(job.result)

        self.ask("map", lambda: self.client.result_map(explained.result, channel), ended)
