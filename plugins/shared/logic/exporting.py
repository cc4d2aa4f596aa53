"""An explanation as files."""
import json
from typing import Dict, List, Sequence, Union

from ..glimpse_client import Client
from . import report, tables, wire
from .explained import Explained
from .files import write_all

FORMATS = ("csv", "json", "dx", "cube", "ccp4")
_MAPS = ("dx", "cube", "ccp4")


def write(
    client: Client,
    explained: Explained,
    folder: str,
    formats: Sequence[str],
    channels: Sequence[int],
) -> List[str]:
    """Writes the files, on a worker thread: maps come from the daemon. Raises GlimpseError."""
    texts = {"note.txt": report.note(explained)}  # type: Dict[str, Union[str, bytes]]
    for title in tables.FILES if "csv" in formats else ():
        table = explained.table(title)
        if table is not None and (table.rows or title not in tables.SOMETIMES):
            rows = tables.rows(table, explained.atoms)
            texts[title.lower() + ".csv"] = tables.csv_text(tables.head(table), rows)
    if "json" in formats:
        texts["explanation.json"] = json.dumps(
            {"summary": wire.to_wire(explained.summary), "atoms": wire.to_wire(explained.atoms)}
        )
    for kind in _MAPS:
        for channel in channels if kind in formats else ():
            found = client.result_map(explained.result, channel, kind)
            name = "%s.%s" % (found.channel.replace(" ", "_"), kind)
            texts[name] = found.values or b"" if found.text is None else found.text
    return write_all(folder, texts)
