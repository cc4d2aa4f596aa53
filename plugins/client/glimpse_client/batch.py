"""Many ligands or frames, sent chunk after chunk as if they were one request."""
import threading
from dataclasses import replace
from typing import Any, Callable, List, Optional

from .call import Call
from .chunks import Chunk
from .errors import Cancelled, GlimpseError
from .notices import Dispatch, run
from .records.explain import ExplainAnswer, ExplainedLigand, ProgressNotice
from .records.models import Fault
from .requests import Explanation

OnProgress = Callable[[ProgressNotice], None]
OnLigand = Callable[[ExplainedLigand], None]
Begin = Callable[[Explanation, Optional[OnProgress], Optional[OnLigand]], "Call[ExplainAnswer]"]

# Of a request with one ligand the daemon says so as an error of the request.
_FAULTS_OF_A_LIGAND = ("bad-input", "ligand-not-found", "internal-error")

# What is assumed of a group that the ligand, or another of its series, takes the place of.
_LEFT_OUT = "overlapping-group-left-out"

# What Python raises over members of the wrong type, here on a thread where nobody would see it.
_NOT_A_REQUEST = (AttributeError, TypeError, ValueError)


class Batch:
    """``call`` has the answer to all chunks together; indices count through. A chunk that fails as
    a whole ends the batch with its error. What any ligand or frame takes the place of is left out
    for all: chunks that were done before that was known are done once more.
    """

    def __init__(
        self,
        begin: Begin,
        on_progress: Optional[OnProgress],
        on_ligand: Optional[OnLigand],
        dispatch: Dispatch,
        forbidden: Callable[[], bool],
    ) -> None:
        self.call = Call(lambda _: self._cancel(), forbidden)  # type: Call[ExplainAnswer]
        self._begin = begin
        self._on_progress = on_progress
        self._on_ligand = on_ligand
        self._dispatch = dispatch
        self._lock = threading.Lock()
        self._current = None  # type: Optional[Call[ExplainAnswer]]
        self._cancelled = False
        self._chunks = []  # type: List[Chunk]
        self._results = []  # type: List[ExplainedLigand]
        self._count = 0
        self._at = 0
        self._displaced = []  # type: List[str]
        self._known_from = 0  # the chunk from which on all groups to leave out were known
        self._first_of_known = 0  # the first ligand or frame of that chunk
        self._rest = None  # type: Optional[List[ExplainedLigand]]

    def start(self, greeting: "Call[Any]", divide: Callable[[Any], List[Chunk]]) -> None:
        """Goes ahead once the daemon has said who it is, which ``divide`` is given."""

        def greeted(done: "Call[Any]") -> None:
            error = done.error()
            if error is not None:
                self.call.finish(error=error)
                return
            try:
                self._chunks = divide(done.result())
            except _NOT_A_REQUEST as fault:
                self.call.finish(error=_bad_usage(fault))
                return
            self._count = sum(count for _, count in self._chunks)
            self._next()

        greeting.when_done(greeted)

    def _cancel(self) -> None:
        with self._lock:
            self._cancelled = True
            current = self._current
        if current is not None:
            current.cancel()
        else:
            self.call.finish(error=Cancelled("Cancelled before it was sent."))

    def _next(self) -> None:
        first = len(self._results)
        if self._at == len(self._chunks) and self._rest is None:
            self._rest = self._results[self._first_of_known :]
            self._results = []
            self._chunks = self._chunks[: self._known_from]
            self._at = first = 0
        if self._at == len(self._chunks):
            self._results += self._rest or []
            first = len(self._results)
            explained = sum(one.error is None for one in self._results)
            self.call.finish(ExplainAnswer(tuple(self._results), explained, first - explained))
            return
        what, count = self._chunks[self._at]
        self._at += 1
        if self._displaced:
            what = replace(what, displaced=what.displaced + tuple(self._displaced))
        with self._lock:
            self._current = None
            cancelled = self._cancelled
        if cancelled:
            self.call.finish(error=Cancelled())
            return
        try:
            call = self._begin(what, self._progress_from(first), self._ligand_from(first))
        except GlimpseError as error:
            self.call.finish(error=error)
            return
        except _NOT_A_REQUEST as fault:
            self.call.finish(error=_bad_usage(fault))
            return
        with self._lock:
            self._current = call
            cancelled = self._cancelled
        if cancelled:
            call.cancel()
        call.when_done(lambda done: self._take(done, first, count))

    def _take(self, done: "Call[ExplainAnswer]", first: int, count: int) -> None:
        error = done.error()
        if error is None:
            self._results += [
                replace(one, index=first + one.index) for one in done.result().results
            ]
            if self._rest is None:
                self._learn(done.result(), first)
        elif count == 1 < self._count and getattr(error, "kind", "") in _FAULTS_OF_A_LIGAND:
            failed = ExplainedLigand(
                first, None, None, Fault(error.kind, error.message, error.remedy)
            )
            self._results.append(failed)
            if self._on_ligand is not None:
                run(self._dispatch, self._on_ligand, failed)
        else:
            self.call.finish(error=error)
            return
        self._next()

    def _learn(self, answer: ExplainAnswer, first: int) -> None:
        left_out = {
            notice.where
            for one in answer.results
            if one.summary is not None
            for notice in one.summary.assumptions
            if notice.code == _LEFT_OUT and notice.where is not None
        }
        new = left_out.difference(self._displaced)
        if new:
            self._displaced += sorted(new)
            self._known_from, self._first_of_known = self._at - 1, first

    def _progress_from(self, first: int) -> Optional[OnProgress]:
        report = self._on_progress
        if report is None:
            return None
        return lambda notice: report(
            replace(notice, ligand=first + notice.ligand, of=max(self._count, notice.of))
        )

    def _ligand_from(self, first: int) -> Optional[OnLigand]:
        report = self._on_ligand
        if report is None:
            return None
        return lambda one: report(replace(one, index=first + one.index))


def _bad_usage(fault: Exception) -> GlimpseError:
    return GlimpseError("The request can't be sent: %s." % fault, "Correct it.", "bad-usage")
