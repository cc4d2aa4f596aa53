"""The states of a trajectory, explained."""
import re
from dataclasses import dataclass
from typing import List, Optional, Tuple

from ..glimpse_client.records.explain import ExplainedLigand
from . import verdicts
from .explained import Origin

_FRAME = re.compile(r"^Frame \d+: ")
_NAMED = 10  # states that are named of those that failed


@dataclass(frozen=True)
class Series:
    """One entry for each state, in order; ``states`` are the viewer's numbers, from 1.
    ``fingerprints`` tell whether a state is still what was explained, where a viewer keeps them;
    ``atoms`` selects what was sent of the protein.
    """

    title: str
    origin: Origin
    states: Tuple[int, ...]
    entries: Tuple[ExplainedLigand, ...]
    fingerprints: Optional[Tuple[str, ...]] = None
    atoms: str = ""

    @property
    def unit(self) -> str:
        """That of the predictions."""
        return next((one.summary.prediction.unit for one in self.entries if one.summary), "")

    def predictions(self) -> List[Optional[float]]:
        """For each state; None where it failed."""
        return [one.summary.prediction.value if one.summary else None for one in self.entries]

    def doubts(self, index: int) -> str:
        """Who speaks against the pose of a state, to end a line with."""
        summary = self.entries[index].summary
        return verdicts.doubts(summary) if summary else ""

    def fault(self, index: int) -> Tuple[str, str]:
        """Why a state couldn't be explained, and what to do; empty where it could. Without the
        daemon's number of the frame, which counts from 1 within a request.
        """
        error = self.entries[index].error
        return (_FRAME.sub("", error.message), error.remedy) if error else ("", "")

    def refusal(self, noun: str) -> Optional[Tuple[str, str]]:
        """Which states couldn't be explained, why the first of them couldn't, and what to do; None
        when all could. ``noun`` is what the viewer calls a state.
        """
        failed = [at for at, entry in enumerate(self.entries) if entry.error]
        if not failed:
            return None
        message, remedy = self.fault(failed[0])
        states = ", ".join(str(self.states[at]) for at in failed[:_NAMED])
        more = len(failed) - _NAMED
        return (
            "%d of %d %ss couldn't be explained: %s%s. %s %d: %s"
            % (
                len(failed),
                len(self.entries),
                noun,
                states,
                " and %d more" % more if more > 0 else "",
                noun.capitalize(),
                self.states[failed[0]],
                message,
            ),
            remedy,
        )


def chosen_states(count: int, most: int) -> Tuple[int, ...]:
    """All states, or every so many when there are more than a request may hold."""
    stride = -(-count // most)
    return tuple(range(1, count + 1, stride))


def span(values: List[Optional[float]]) -> Tuple[float, float]:
    """Smallest and largest, apart from each other even when they are the same."""
    there = [value for value in values if value is not None]
    if not there:
        return 0.0, 1.0
    low, high = min(there), max(there)
    return (low, high) if high > low else (low - 0.5, high + 0.5)
