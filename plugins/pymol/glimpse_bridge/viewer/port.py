"""PyMOL's side of the plugin: what is shown, hidden and drawn in it."""
from dataclasses import replace
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Set, Tuple

from ..glimpse_client import GlimpseError
from ..logic import jobs, names
from ..logic.bridge import Bridge
from ..logic.explained import Explained
from ..logic.scale import PictureScale
from ..logic.series import Series
from . import counter, frames, hidden, members, ours, painting, scene, sources, surfaces

_RENAMED = (
    "%(now)s is called %(name)s again: PyMOL loses surfaces and selections of a group that is renamed.",
    "Put it into a group that is called so: group %(now)s, %(name)s.",
)


class PyMOLPort:
    """What the bridge has PyMOL do; ``desk`` is where the user is met."""

    noun, record, choice, map_format = "state", "console", "model=%s", "dx"
    is_blocking = False  # Answers come while the desk runs what is posted.
    shows_series = True  # It goes with the last result.

    def __init__(self, _self: Any, desk: Any) -> None:
        self.cmd = _self
        self.desk = desk
        self.bridge = None  # type: Any  # It says so itself.
        self.results = {}  # type: Dict[str, Explained]
        self.shown = ""  # the group in front
        self.shares_scale = False
        self.of_series = ""  # the group that shows a state of the series
        self.ranges = {}  # type: Dict[str, Tuple[float, float]]  # of map objects, up and down
        self.drawn = {}  # type: Dict[str, Dict[str, int]]  # of groups: what they had when drawn
        self.own_states = {}  # type: Dict[str, Tuple[int, int]]  # of objects: theirs, and ours
        self._hidden = []  # type: List[str]
        self.drawing = set()  # type: Set[str]  # groups
        self._explaining = jobs.Lane("glimpse explaining", self.post)

    @property
    def explained(self) -> List[Explained]:
        """All that is shown."""
        return list(self.results.values())

    def post(self, action: jobs.Action) -> None:
        """Has the main thread do something."""
        self.desk.post(action)

    def tell(self, title: str, message: str, remedy: str) -> None:
        """Tells the user of an error."""
        self.desk.tell_error(title, message, remedy)

    warn = tell

    def can_choose(self, job: jobs.Job) -> bool:
        """Whether the user can be asked."""
        return not self.desk.waits

    def choose(self, title: str, options: Sequence[str]) -> Optional[int]:
        """Asks for one of several."""
        chosen = self.desk.choose(title, options)  # type: Optional[int]
        return chosen

    def tell_change(self) -> None:
        """Has the panel show what there is."""
        self.desk.results_changed(self.bridge)

    @property
    def hidden(self) -> List[str]:
        """The user's objects that are disabled while views show, by the names they have now."""
        return hidden.now(self.cmd)

    @hidden.setter
    def hidden(self, names: List[str]) -> None:
        self._hidden = names
        hidden.note(names, self.cmd)

    def hide_beside(self, names: Sequence[str]) -> None:
        """Adds those that a session has brought to what was hidden when it was loaded."""
        there = set(self.cmd.get_names("all"))
        before = hidden.beside(self._hidden, self.cmd)
        self.hidden = before + [name for name in names if name in there]

    def run(
        self, title: str, work: Callable[[jobs.Job], Any], ended: Callable[[jobs.Job], None]
    ) -> jobs.Job:
        """Other long work, in turn with explanations."""
        job = self._explaining.add(title, work, ended)
        self.desk.job_added(job)
        return job

    def work(
        self, title: str, work: Callable[[jobs.Job], Any], done: Callable[[Any], Any]
    ) -> jobs.Job:
        """The same, and what is done with what comes of it, which is the job's ``result`` then;
        errors are told.
        """

        def ended(job: jobs.Job) -> None:
            if job.state == jobs.DONE:
                try:
                    job.result = done(job.result)
                except GlimpseError as error:
                    job.error = error
            if job.error is not None:
                self.bridge.tell(title, job.error)

        return self.run(title, work, ended)

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

    def show(
        self,
        explained: Explained,
        scale: Optional[PictureScale] = None,
        at_once: bool = False,
        anew: bool = False,
    ) -> Explained:
        """Draws a result in a group of its own; one that is there already is only brought forward,
        unless it is wanted anew or something was deleted from it. Without a scale it has
        its own. Raises GlimpseError when what was explained has changed meanwhile.
        """
        self.prune()
        known = None if anew else self._same(explained)
        if known is not None and self._is_whole(known):
            self.bring_forward(known.name)
            return known
        sources.check(explained.origin, self.cmd)
        if known is not None:
            self._take_away(known.name)
        wanted = names.group_name(explained.origin.label, explained.summary.model.name)
        # What is called as a member would be is another's: none of ours, and in the way.
        taken = {one.split(".")[0].casefold() for one in self.cmd.get_names("all")}
        name = names.free(wanted, taken)
        explained = replace(explained, name=name)
        self.hide_sources(explained)
        self.results[name] = explained
        self.drawn.pop(name, None)
        for drawn in [one for one in self.ranges if one.startswith(names.member(name, ""))]:
            del self.ranges[drawn]  # Of another that was called so.
        for found in explained.default_maps:
            drawn = names.member(name, names.map_part(found.channel))
            self.ranges[drawn] = found.maximum, -found.minimum
        self._alone(name)
        if scale is None:
            scale = self.bridge.scale_of(explained)
            self.bridge.keep_together()
        steps = self._while_wanted(
            explained, scene.draw(explained, scale, self.desk.shows_legend, self.cmd)
        )
        if at_once:
            for _ in steps:
                pass
        else:
            self.desk.run_steps(steps, self.tell_change)
        return explained

    def _same(self, explained: Explained) -> Optional[Explained]:
        """What is shown of the same result and of the same atoms."""
        wanted = explained.result.result_id, explained.origin
        shown = self.results.values()
        return next((one for one in shown if (one.result.result_id, one.origin) == wanted), None)

    def _is_whole(self, explained: Explained) -> bool:
        return members.are_whole(self.drawn.get(explained.name, {}), explained, self.cmd)

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
                    self.bridge.tell(explained.origin.label, sources.changed(explained.origin))
                    return
            self.drawn[name] = members.sizes(explained, self.cmd)
        except Exception as error:  # PyMOL's own, too: half a view would say what isn't so.
            self._drop(name)
            self._restore_hidden()
            self.bridge.tell(explained.origin.label, error)
        finally:
            self.drawing.discard(name)

    def enter_state(self, series: Series, index: int) -> None:
        """PyMOL's counter follows what is drawn."""

    def draw_state(self, series: Series, index: int, explained: Explained) -> None:
        """Draws a state in place of the one before. Raises GlimpseError when it isn't what was
        explained any more.
        """
        frames.check(series, index, self.cmd)
        self._drop(self.of_series)
        self.of_series = self.show(explained).name
        origin, place, last = explained.origin, explained.summary.grid.origin, max(series.states)
        before = self.own_states
        counter.go_to(origin.state, last, self.of_series, place, origin.sources, before, self.cmd)

    def recolour(self, explained: Explained, scale: PictureScale) -> None:
        """Puts another scale on a view: colours, and the levels of what is drawn."""
        painting.repaint(explained.name, scale.limit, self.cmd)
        for channel, level in scale.levels.items():
            surfaces.set_level(explained.name, channel, level, self.cmd)

    def bring_forward(self, name: str) -> None:
        """Shows this result, and no other."""
        self.hide_sources(self.results[name])
        self._alone(name)
        self.tell_change()

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
        self.bridge.keep_together()
        if self.results:
            self._alone(list(self.results)[-1])
        self.tell_change()

    def _drop(self, name: str) -> None:
        gone = self._take_away(name)
        if gone is not None:
            self.bridge.release([gone])

    def _take_away(self, name: str) -> Optional[Explained]:
        gone = self.results.pop(name, None)
        if gone is not None:
            members.take_away(gone, self.cmd)
            self._keep_ours()
        return gone

    def prune(self) -> bool:
        """Forgets results whose group the user deleted; one that was renamed gets its name back.
        Returns whether there was any.
        """
        there = members.groups(self.results, self.cmd)
        lost = [one for name, one in self.results.items() if name not in there]
        gone = [one.name for one in lost if not self._takes_back(one)]
        for name in gone:
            del self.results[name]
        if gone:
            self._keep_ours()
            self._restore_hidden()
            self.bridge.keep_together()
        if self.shown not in self.results:
            self.shown = next(reversed(list(self.results)), "")
        return bool(lost)

    def _takes_back(self, explained: Explained) -> bool:
        now = members.renamed(explained, self.results, self.cmd)
        if not now or explained.name in self.cmd.get_names("all"):
            return False
        self.cmd.set_name(now, explained.name)
        message, remedy = (one % {"now": now, "name": explained.name} for one in _RENAMED)
        self.tell(explained.origin.label, message, remedy)
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
            self.bridge.series, self.of_series = None, ""


def bridge_to(_self: Any, desk: Any, connect: Any) -> Bridge:
    """A bridge to PyMOL."""
    return Bridge(PyMOLPort(_self, desk), connect)
