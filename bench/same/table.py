"""All rows, in the order in which they are printed, and the lines of a run."""
import textwrap
from collections import OrderedDict
from typing import Any, Dict, Iterable, List

import additions
import columns
import formats
import hydrogens
import names
import orders
import places
import relations
import viewers
from differences import ALL
from row import Row

ROWS = [
    row
    for part in (orders, names, columns, formats, hydrogens, places, additions, viewers, relations)
    for row in part.ROWS
]  # type: List[Row]

HELD, EXCUSED, BROKE, LEFT = "held", "excused", "broke", "left"

_WIDTH = 99


def lines(rows: Iterable[Row], outcomes: List[Dict[str, Any]]) -> List[str]:
    """A Markdown table: how many complexes a row was made of, held in (those of them in brackets in
    which what the row excuses differs) and broke in, and the worst. Reasons follow it, numbered.
    """
    notes = []  # type: List[str]
    text = [
        "| transformation | must stay | complexes | held | broke | worst |",
        "|---|---|---|---|---|---|",
    ]
    group = ""
    for row in rows:
        found = [(one["id"], one["rows"].get(row.name)) for one in outcomes]
        made = [(name, one) for name, one in found if one and one["state"] != LEFT]
        broke = [(name, one) for name, one in made if one["state"] == BROKE]
        if row.group != group:
            group = row.group
            text.append("| **%s** | | | | | |" % group)
        excused = sum(one["state"] == EXCUSED for _, one in made)
        held = "%d" % (len(made) - len(broke)) + (" (%d)" % excused if excused else "")
        cells = (row.name, _stays(row, notes), len(made), held, len(broke), _worst(broke))
        text.append("| %s | %s | %d | %s | %d | %s |" % cells)
    for number, note in enumerate(notes, 1):
        text += [""] if number == 1 else []
        text += textwrap.wrap("%d. %s." % (number, note), _WIDTH, subsequent_indent="   ")
    return text


def _stays(row: Row, notes: List[str]) -> str:
    """What must stay and be said; a reason becomes a note, and its number stands in brackets."""
    words = ["all" if len(row.holds) == len(ALL) else ", ".join(row.holds) or "nothing"]
    if row.why and row.why not in notes:
        notes.append(row.why)
    words[0] += " [%d]" % (notes.index(row.why) + 1) if row.why else ""
    words += ["says %s" % ", ".join(row.says)] if row.says else []
    return "; ".join(words)


def _worst(broke: List[Any]) -> str:
    """The largest difference of each kind, with its complex."""
    worst = OrderedDict()  # type: OrderedDict[str, Any]
    for name, one in broke:
        for kind, size, what in one["differences"]:
            if kind not in worst or size > worst[kind][0]:
                worst[kind] = (size, name, what)
    return "; ".join(
        "%s %s: %s" % (kind, name, what.replace("|", "/"))
        for kind, (_, name, what) in worst.items()
    )
