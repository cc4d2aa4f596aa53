"""The state of a plugin: what was explained, and what is asked of the daemon; over a port to the
viewer.
"""
from dataclasses import replace
from typing import Any, Callable, List, Optional, Tuple

from ..glimpse_client import Client, Explanation, GlimpseError
from ..glimpse_client.records.explain import ExplainedLigand, Map
from ..glimpse_client.records.models import Model
from . import again, asking, jobs
from .explained import Explained, Origin
from .scale import PictureScale, comparable, shared
from .series import Series

Models = Tuple[Model, ...]

_FAULT_REMEDY = "Please report it with what the %s says."


class Bridge:
    """Explains in the background, shows what comes of it, and puts it on one scale. All methods are
    for the main thread. ``port`` is the viewer's side. Its words: ``noun`` (of a state), ``record``
    (where faults are written), ``choice`` (how a model is named), ``map_format``. What it has:
    ``results``, ``shown``, ``explained`` (a list), ``shares_scale``, ``shows_series``,
    ``is_blocking`` (answers are waited for). What it does: ``post``, ``tell``, ``warn``, ``choose``,
    ``can_choose``, ``work``, ``enter_state``, ``draw_state``, ``recolour``, ``prune``,
    ``tell_change``.
    """

    def __init__(self, port: Any, connect: Callable[[Optional[str]], Client]) -> None:
        self.port = port
        port.bridge = self
        self._connect = connect
        self.client = connect(None)
        self.models = ()  # type: Models
        self._series = None  # type: Optional[Series]
        self._asking = jobs.Lane("glimpse asking", self._post)
        self._is_learning = False

    def _post(self, action: jobs.Action) -> None:
        self.port.post(action)

    @property
    def results(self) -> Any:
        """What is shown, as the viewer keeps it."""
        return self.port.results

    @property
    def shown(self) -> Any:
        """The one in front."""
        return self.port.shown

    @property
    def series(self) -> Optional[Series]:
        """The series that a state of shows."""
        return self._series if self.port.shows_series else None

    @series.setter
    def series(self, series: Optional[Series]) -> None:
        self._series = series

    @property
    def shares_scale(self) -> bool:
        """Whether all explanations of a model are on one scale."""
        return bool(self.port.shares_scale)

    def learn_models(self) -> None:
        """Asks for the models in the background, so that menus can list them: they come and go.
        An error is kept quiet: who only looks at a menu didn't ask, and explaining will tell.
        """
        if self._is_learning or self.port.is_blocking:
            return

        def learnt(job: jobs.Job) -> None:
            self._is_learning = False
            if job.error is None and job.result.models != self.models:
                self.models = job.result.models
                self.port.tell_change()

        self._is_learning = True
        self._asking.add("models", lambda job: self.client.models(), learnt)

    def ask(
        self,
        title: str,
        question: Callable[[], Any],
        done: Callable[[Any], Any],
        is_told: bool = True,
    ) -> Optional[jobs.Job]:
        """A short question to the daemon, off the main thread, past what is being explained; then
        what is done with its answer. Errors are told, or kept quiet.
        """
        if self.port.is_blocking:
            done(question())
            return None

        def ended(job: jobs.Job) -> None:
            if job.error is None:
                self.guarded(title, done, job.result)
            elif is_told:
                self.tell(title, job.error)

        return self._asking.add(title, lambda job: question(), ended)

    def guarded(self, title: str, done: Callable[[Any], Any], result: Any) -> None:
        """Does something with a result; an error of it is told."""
        try:
            done(result)
        except GlimpseError as error:
            self.tell(title, error)

    def fetch_map(self, explained: Explained, channel: int, fetched: Callable[[Map], None]) -> None:
        """Fetches the map of a channel, then hands it over."""
        client, result, kind = self.client, explained.result, self.port.map_format
        self.ask("map", lambda: client.result_map(result, channel, kind), fetched)

    def explain(
        self,
        title: str,
        read: Callable[[], Tuple[Explanation, Origin]],
        show: Callable[[Explained], Any],
        channels: asking.Channels = asking.first_channels,
        **more: Any
    ) -> Any:
        """Explains in the background what ``read`` reads, as ``reading`` has it, then has the result
        shown; returns what the viewer's ``work`` does, which ``more`` is for.
        """

        def explained(found: Tuple[Explanation, Origin], models: Models, job: Any) -> Explained:
            what, origin = found
            asked = replace(what, model=self._model(what.model, models, job))
            kept, kind = again.asked_of(origin, what), self.port.map_format
            return asking.explain(job, self.client, asked, kept, channels, kind)

        return self.port.work(title, self.reading(read, explained), show, **more)

    def reading(
        self, read: Callable[[], Any], then: Callable[[Any, Models, Any], Any]
    ) -> Callable[[Any], Any]:
        """Work for a worker's thread: ``then`` with what was read, the models and the job. ``read``
        is for the main thread. It is called at once, but before the first request only when the
        models have said how far they look.
        """
        known = [read()] if self.client.reach is not None else []

        def work(job: Any) -> Any:
            models = self.learn()
            found = known[0] if known else jobs.ask_main(self._post, read, job)
            return then(found, models, job)

        return work

    def explain_frames(
        self, what: Explanation, origin: Origin, waters: str, models: Models, job: Any
    ) -> Tuple[Origin, Tuple[ExplainedLigand, ...]]:
        """Explains frames, on a worker's thread. Where waters count ``waters`` is noted, which says
        which of them were sent.
        """
        asked = replace(what, model=self._model(what.model, models, job))
        if asking.counts_waters(asked, models):
            origin = replace(origin, notes=origin.notes + (waters,))
        return again.asked_of(origin, what), asking.explain_all(job, self.client, asked)

    def model_for(self, name: str, job: Any) -> str:
        """The model that is named, else the one there is or the user chooses; on a worker's thread,
        once the models have said how far they look.
        """
        return self._model(name, self.learn(), job)

    def learn(self) -> Models:
        """The models, which say how far they look; on a worker's thread."""
        models = self.client.models().models  # type: Models
        self._post(lambda: self._take(models))
        return models

    def _take(self, models: Models) -> None:
        self.models = models

    def _model(self, name: str, models: Models, job: Any) -> str:
        """The one that is named, or that there is; else the user is asked, while the worker's thread
        waits.
        """
        if name:
            return name
        if len(models) > 1 and self.port.can_choose(job):
            titles = [model.title for model in models]
            chosen = jobs.ask_main(
                self._post, lambda: self.port.choose("Explain the prediction of", titles), job
            )
            if chosen is None:
                raise jobs.JobCancelled()
            return models[chosen].name
        return asking.only_model(models, self.port.choice)

    def use_command(self, command: Optional[str]) -> None:
        """Reaches the daemon by another command from now on; None looks for the program."""
        before, self.client, self.models = self.client, self._connect(command), ()
        self.ask("close", before.close, _nothing, is_told=False)

    def tell(self, title: str, error: BaseException) -> None:
        """Tells the user of an error."""
        if isinstance(error, GlimpseError):
            self.port.tell(title, error.message, error.remedy)
        elif isinstance(error, OSError) and error.filename:
            said = "%s: %s" % (error.filename, error.strerror)
            self.port.tell(title, said, "Choose another place.")
        else:
            said = "%s: %s" % (type(error).__name__, error)
            self.port.tell(title, said, _FAULT_REMEDY % self.port.record)

    def show_series(self, series: Series) -> Series:
        """Keeps a series, and shows its first state that didn't fail; those that did are told.
        Raises GlimpseError when all did.
        """
        self.series = series
        refusal = series.refusal(self.port.noun)
        for index, entry in enumerate(series.entries):
            if entry.result_id is not None:
                if refusal is not None:
                    self.port.warn(series.title, *refusal)
                self.show_state(index)
                return series
        raise GlimpseError(*(refusal or ("There is no %s." % self.port.noun, "")), "bad-input")

    def show_state(self, index: int) -> None:
        """Shows a state of the series, in place of the one before, unless it isn't what was
        explained any more or failed: that is told.
        """
        series = self._series
        if series is None:
            return
        entry, state = series.entries[index], series.states[index]
        if entry.result_id is None:
            told = "%s, %s %d" % (series.origin.label, self.port.noun, state)
            self.tell(told, GlimpseError(*series.fault(index), "bad-input"))
            return
        try:
            self.port.enter_state(series, index)
        except GlimpseError as changed:
            self.tell(series.title, changed)
            return
        origin, client, kind = replace(series.origin, state=state), self.client, self.port.map_format

        def fetched(explained: Explained) -> None:
            if self._series is series:  # Else it was cleared, or is another session's by now.
                self.port.draw_state(series, index, explained)

        self.ask(
            series.title, lambda: asking.fetch(client, entry, origin, map_format=kind), fetched
        )

    def scale_of(self, explained: Explained) -> PictureScale:
        """The scale that an explanation is drawn on: its own, or that of all of its model."""
        return shared(self.sharing_with(explained) + [explained])

    def sharing_with(self, explained: Explained) -> List[Explained]:
        """Those that are on one scale with it; none while each has its own."""
        return comparable(explained, self.port.explained) if self.shares_scale else []

    def rescale(self, shares: bool) -> None:
        """Shows all explanations of a model on one scale, or each on its own: colours, and the
        levels of what is drawn.
        """
        changes, self.port.shares_scale = shares != self.shares_scale, shares
        self.port.prune()
        if changes or shares:
            self._apply_scales()
        self.port.tell_change()

    def keep_together(self) -> None:
        """Has those that share a scale go on with one when some came or went."""
        if self.shares_scale:
            self._apply_scales()

    def _apply_scales(self) -> None:
        for explained in self.port.explained:
            self.port.recolour(explained, self.scale_of(explained))

    def release(self, gone: List[Explained]) -> None:
        """Tells the daemon what is needed no more, once it is gone from the viewer."""
        series = self.series
        needed = {one.result.result_id for one in self.port.explained}
        needed |= {entry.result_id for entry in series.entries} if series is not None else set()
        results = [one.result for one in gone if one.result.result_id not in needed | {None, ""}]
        client = self.client
        if client.server is not None and results:
            self.ask("release", lambda: client.release(results), _nothing, is_told=False)


def _nothing(_: Any) -> None:
    """What has no answer."""
