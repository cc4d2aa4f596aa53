"""One scale for pictures: they compare only on the same."""
from dataclasses import dataclass
from typing import Dict, Iterable, List

from ..glimpse_client.records.explain import Map
from .explained import Explained


@dataclass(frozen=True)
class PictureScale:
    """Atoms are coloured from minus ``limit`` to it; ``levels`` of surfaces by channel."""

    limit: float
    levels: Dict[str, float]

    def level(self, found: Map) -> float:
        """The level of a map; of a channel that the scale doesn't know, its own."""
        return self.levels.get(found.channel) or found.level or 0.0


def comparable(explained: Explained, others: Iterable[Explained]) -> List[Explained]:
    """Those that can share a scale with it: of one model, as the daemon has it, and so of one unit."""
    name = explained.summary.model.name
    return [one for one in others if one.summary.model.name == name]


def shared(series: Iterable[Explained]) -> PictureScale:
    """The scale that shows all of a series: the widest of the daemon's ranges, and for each channel
    the highest of its levels. Their results may be gone, so that it isn't asked of the daemon.
    """
    limit, levels = 0.0, {}  # type: float, Dict[str, float]
    for explained in series:
        limit = max(limit, explained.limit)
        for channel, level in _levels(explained).items():
            levels[channel] = max(levels.get(channel, 0.0), level)
    return PictureScale(limit, levels)


def _levels(explained: Explained) -> Dict[str, float]:
    """Where surfaces start; of what an earlier version kept the level that the daemon stated."""
    if explained.view is not None:
        return {one.channel: one.level or 0.0 for one in explained.view.scale.channels}
    channels = explained.summary.channels
    return {"%s %s" % (one.side, one.name): one.level or 0.0 for one in channels}
