"""One scale for pictures: they compare only on the same."""
from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Mapping, Tuple

from ..glimpse_client.records.explain import Map
from .explained import Explained
from .levels import default_level

# Of each channel whose map is there the level that the daemon states, and the map's largest size.
Spans = Mapping[str, Tuple[float, float]]


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


def comparable(explained: Explained, others: Iterable[Explained]) -> List[Explained]:
    """Those that can share a scale with it: of one model, as the daemon has it, and so of one unit."""
    name = explained.summary.model.name
    return [one for one in others if one.summary.model.name == name]


def spans_of(explained: Explained) -> Spans:
    """Those of the maps that came with an explanation."""
    return {one.channel: (one.level or 0.0, largest(one)) for one in explained.default_maps}


def shared(
    series: Iterable[Explained], maps: Callable[[Explained], Spans] = spans_of
) -> PictureScale:
    """The scale that shows all of a series: its widest range, and for each channel the highest of
    the levels where its surfaces start. ``maps`` tells of those that a viewer has.
    """
    limit, spans = 0.0, {}  # type: float, Dict[str, Tuple[float, float]]
    for explained in series:
        limit = max(limit, explained.limit)
        for channel, (level, size) in maps(explained).items():
            before = spans.get(channel, (0.0, 0.0))
            spans[channel] = max(before[0], level), max(before[1], size)
    return PictureScale(limit, {channel: default_level(*span) for channel, span in spans.items()})
