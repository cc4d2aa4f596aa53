"""Writes explanations to folders."""
import json
import os
from typing import Callable, List, Sequence

from ..bridge import Bridge
from ..glimpse_client import Client, GlimpseError
from ..logic import report, tables, wire
from ..logic.explained import Explained
from ..logic.jobs import Job

FORMATS = ("csv", "json", "dx", "cube")
_MAPS = ("dx", "cube")


def export(bridge: Bridge, name: str, folder: str, formats: Sequence[str]) -> List[str]:
    """Writes a result, the last one when none is named; returns the files. Raises GlimpseError."""
    bridge.prune()
    explained = bridge.results.get(name or next(reversed(list(bridge.results)), ""))
    wrong = [one for one in formats if one not in FORMATS]
    if explained is None or wrong:
        raise GlimpseError(
            "There is no format '%s'." % wrong[0]
            if wrong
            else "There is no explanation '%s'." % name,
            "Formats: %s; explanations: %s."
            % (", ".join(FORMATS), ", ".join(bridge.results) or "none"),
            "bad-usage",
        )
    return bridge.wait(start(bridge, explained, folder, formats, lambda job: None))


def start(
    bridge: Bridge,
    explained: Explained,
    folder: str,
    formats: Sequence[str],
    ended: Callable[[Job], None],
) -> Job:
    """Writes in the background."""
    channels = [one.index for one in explained.summary.channels if one.level is not None]
    return bridge.run(
        "export", lambda job: write(bridge.client, explained, folder, formats, channels), ended
    )


def write(
    client: Client,
    explained: Explained,
    folder: str,
    formats: Sequence[str],
    channels: Sequence[int],
) -> List[str]:
    """Writes the files, on a worker thread: maps come from the daemon."""
    os.makedirs(folder, exist_ok=True)
    texts = {"note.txt": report.note(explained)}
    if "csv" in formats:
        texts["atoms.csv"] = tables.csv_text(tables.ATOMS, tables.atom_rows(explained.atoms))
        texts["voxels.csv"] = tables.csv_text(tables.VOXELS, tables.voxel_rows(explained.summary))
        texts["residues.csv"] = tables.csv_text(
            tables.RESIDUES, tables.residue_rows(explained.summary)
        )
    if "json" in formats:
        texts["explanation.json"] = json.dumps(
            {"summary": wire.to_wire(explained.summary), "atoms": wire.to_wire(explained.atoms)}
        )
    for kind in _MAPS:
        for channel in channels if kind in formats else ():
            found = client.result_map(explained.result, channel, kind)
            texts["%s.%s" % (found.channel.replace(" ", "_"), kind)] = found.text or ""
    for name, text in texts.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return [os.path.join(folder, name) for name in texts]
