"""The states of a trajectory, explained."""
from dataclasses import dataclass
from typing import List, Optional, Tuple

from ..glimpse_client.records.explain import ExplainedLigand
from .explained import Origin


@dataclass(frozen=True)
class Series:
    """One entry for each state, in order; ``states`` are the viewer's numbers, from 1.
    ``fingerprints`` tell whether a state is still what was explained, where a viewer keeps them.
    """

    title: str
    origin: Origin
    states: Tuple[int, ...]
    entries: Tuple[ExplainedLigand, ...]
    fingerprints: Optional[Tuple[str, ...]] = None

    @property
    def unit(self) -> str:
        """That of the predictions."""
        return next((one.summary.prediction.unit for one in self.entries if one.summary), "")

    def predictions(self) -> List[Optional[float]]:
        """For each state; None where it failed."""
        return [one.summary.prediction.value if one.summary else None for one in self.entries]


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
