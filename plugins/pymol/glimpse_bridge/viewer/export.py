"""Writes explanations to folders."""
from typing import Callable, List, Sequence

from ..logic.bridge import Bridge
from ..glimpse_client import GlimpseError
from ..logic.explained import Explained
from ..logic.exporting import FORMATS, write
from ..logic.jobs import Job


def export(bridge: Bridge, name: str, folder: str, formats: Sequence[str]) -> List[str]:
    """Writes a result, the one in front when none is named; returns the files. Raises GlimpseError."""
    bridge.port.prune()
    explained = bridge.results.get(name or bridge.shown)
    wrong = [one for one in formats if one not in FORMATS]
    remedy = "Formats: %s; explanations: %s." % (
        ", ".join(FORMATS),
        ", ".join(bridge.results) or "none",
    )
    if wrong or not formats:
        said = "There is no format '%s'." % wrong[0] if wrong else "No format is named."
        raise GlimpseError(said, remedy, "bad-usage")
    if explained is None and not bridge.results:
        raise GlimpseError(
            "Nothing is explained that could be exported.",
            "Explain a ligand first: glimpse_explain.",
            "bad-usage",
        )
    if explained is None:
        raise GlimpseError("There is no explanation '%s'." % name, remedy, "bad-usage")
    return bridge.port.wait(start(bridge, explained, folder, formats, lambda job: None))


def start(
    bridge: Bridge,
    explained: Explained,
    folder: str,
    formats: Sequence[str],
    ended: Callable[[Job], None],
) -> Job:
    """Writes in the background."""
    channels = [one.index for one in explained.summary.channels if one.level is not None]
    return bridge.port.run(
        "export", lambda job: write(bridge.client, explained, folder, formats, channels), ended
    )
