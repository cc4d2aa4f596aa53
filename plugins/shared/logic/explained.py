"""An explanation as the plugin keeps it."""
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from ..glimpse_client.records.explain import Atom, ExplainedLigand, Map
from ..glimpse_client.records.models import Channel
from ..glimpse_client.records.summary import ChannelAttribution, Summary


@dataclass(frozen=True)
class Origin:
    """Where an explanation came from: the ligand's name, selections in the viewer, objects of the
    protein and all that the selections touch, the state (from 1), what was left out of the texts.
    ``states`` has that of each source where they differ. ``fingerprint`` tells whether the sources are what was explained, where a viewer keeps one.
    """

    label: str
    ligand: str
    protein: str
    objects: Tuple[str, ...]
    sources: Tuple[str, ...]
    state: int
    notes: Tuple[str, ...]
    versus: str
    fingerprint: Optional[str] = None
    states: Optional[Dict[str, int]] = None


@dataclass(frozen=True)
class Explained:
    """A result of the daemon, named by the group that shows it. Colours run from minus ``limit`` to
    it; ``default_maps`` are those shown first.
    """

    name: str
    origin: Origin
    result: ExplainedLigand
    atoms: Tuple[Atom, ...]
    limit: float
    default_maps: Tuple[Map, ...] = ()

    @property
    def summary(self) -> Summary:
        """The record of ``summary.json``."""
        assert self.result.summary is not None
        return self.result.summary

    @property
    def title(self) -> str:
        """One line: what was predicted for which ligand."""
        return "%s: %s" % (self.summary.ligand.id, self.summary.prediction.meaning)


def default_channels(summary: Summary) -> List[Channel]:
    """The channels that hold the best voxels, as in the paper's main view; each once, the best
    first.
    """
    by_index = {channel.index: channel for channel in summary.model.channels}
    found = {}  # type: Dict[int, Channel]
    for voxel in summary.top_voxels:
        found.setdefault(voxel.channel, by_index[voxel.channel])
    return list(found.values())


def attribution_of(summary: Summary, channel: int) -> Optional[ChannelAttribution]:
    """What a channel contributed."""
    return next((one for one in summary.channels if one.index == channel), None)
