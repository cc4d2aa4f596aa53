"""One scale for pictures: they compare only on the same."""
from dataclasses import dataclass
from typing import Dict, Iterable, Tuple

from ..glimpse_client.records.explain import Map
from .explained import Explained
from .levels import default_level


@dataclass(frozen=True)
class PictureScale:
    """Atoms are coloured from minus ``limit`` to it; ``levels`` of surfaces by channel."""

    limit: float
    levels: Dict[str, float]

    def level(self, found: Map) -> float:
        """The level of a map; of a channel that the scale doesn't know, its own."""
        return self.levels.get(found.channel) or default_level(found.level or 0.0, largest(found))


def largest(found: Map) -> float:
    """The largest size in a map."""
    return max(found.maximum, -found.minimum)


def shared(series: Iterable[Explained]) -> PictureScale:
    """The scale that shows all of a series: its widest range, and for each channel the highest of
    the levels where its surfaces start.
    """
    limit, spans = 0.0, {}  # type: float, Dict[str, Tuple[float, float]]
    for explained in series:
        limit = max(limit, explained.limit)
        for found in explained.default_maps:
            stated, size = spans.get(found.channel, (0.0, 0.0))
            spans[found.channel] = max(stated, found.level or 0.0), max(size, largest(found))
    return PictureScale(limit, {channel: default_level(*span) for channel, span in spans.items()})
