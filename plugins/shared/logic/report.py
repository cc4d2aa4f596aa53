"""What is said of a result: at the prompt, in the panel, in a note for a lab journal."""
from typing import List

from .advice import advice  # Each plugin's own.
from .explained import Explained

_KEPT = "An earlier version kept it: explain it again for figures and tables."


def figures(explained: Explained) -> List[str]:
    """Prediction with spread, F(x) and F(baseline), completeness; a line each."""
    if explained.view is None:
        return [explained.summary.prediction.meaning, _KEPT]
    return list(explained.view.figures)


def remarks(explained: Explained) -> List[str]:
    """Warnings first, then what was assumed and what the plugin left out."""
    origin, view = explained.origin, explained.view
    said = view.remarks if view is not None else ()
    return [one.line + (advice(one.code, origin) if one.is_warning else "") for one in said] + [
        "Sent: " + note for note in origin.notes
    ]


def console_lines(explained: Explained) -> List[str]:
    """For the prompt."""
    return ["%s: %s" % (explained.name, explained.title)] + _body(explained)


def note(explained: Explained) -> str:
    """For a lab journal: what was explained, from what, by which program, and what came of it."""
    origin, view = explained.origin, explained.view
    lines = list(view.note.head) if view is not None else [explained.title]
    lines += ["ligand: %s, state %d" % (origin.ligand, origin.state)]
    lines += ["protein: %s" % origin.protein]
    lines += ["compared with: %s" % origin.versus] if origin.versus else []
    lines += view.note.body if view is not None else ()
    lines += _body(explained)
    lines += [view.note.end] if view is not None else []
    return "\n".join(lines) + "\n"


def _body(explained: Explained) -> List[str]:
    readings = explained.view.readings if explained.view is not None else ()
    return figures(explained) + list(readings) + remarks(explained)
