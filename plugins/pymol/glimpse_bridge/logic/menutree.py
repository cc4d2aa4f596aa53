"""The Glimpse menu, in the form of PyMOL's: rows of kind, text and command or submenu."""
from typing import Any, Callable, List, Sequence, Tuple

Row = List[Any]
Named = Tuple[str, str]  # what to call it, and the selection or name behind it

SEPARATOR = [0, "", ""]  # type: Row
_TITLE, _ENTRY = 2, 1
_NONE = "no ligand here or next to it"


def submenu(text: str, rows: Callable[[], List[Row]]) -> Row:
    """A submenu that is made when it unfolds."""
    return [_ENTRY, text, rows]


def glimpse_menu(
    ligands: Sequence[Named],
    states: Sequence[int],
    others: Sequence[Sequence[Named]],
    models: Sequence[Named],
    shown: str,
    has_results: bool,
) -> List[Row]:
    """The menu for the ligands of a click, each with its number of states and the others of its
    site. ``models`` is empty
    until the daemon has been asked; ``shown`` is the result whose objects were clicked.
    """
    rows = [[_TITLE, "Glimpse Bridge", ""]]  # type: List[Row]
    if not ligands:
        rows.append([_TITLE, _NONE, ""])
    for index, (label, selection) in enumerate(ligands):
        suffix = "" if len(ligands) == 1 else " of " + label
        rows.append([_ENTRY, "Explain prediction" + suffix, _models(label, selection, "", models)])
        if states[index] > 1:
            text = "Explain all %d states%s" % (states[index], suffix)
            rows.append([_ENTRY, text, _models(label, selection, "", models, "glimpse_states")])
        if others[index]:
            rows.append(
                [
                    _ENTRY,
                    "Compare%s with..." % suffix,
                    _compare(label, selection, others[index], models),
                ]
            )
    if has_results:
        rows += [SEPARATOR]
        if shown:
            rows.append([_ENTRY, "Clear " + shown, "glimpse_clear " + shown])
        rows.append([_ENTRY, "Clear", "glimpse_clear"])
    return rows


def _models(
    label: str,
    ligand: str,
    versus: str,
    models: Sequence[Named],
    command: str = "glimpse_explain",
) -> List[Row]:
    rest = ", versus=(%s)" % versus if versus else ""
    rows = [[_TITLE, label, ""]]  # type: List[Row]
    for name, title in models:
        rows.append([_ENTRY, title, "%s (%s), model=%s%s" % (command, ligand, name, rest)])
    if not models:
        rows.append([_ENTRY, "by a model...", "%s (%s)%s" % (command, ligand, rest)])
    return rows


def _compare(
    label: str, ligand: str, others: Sequence[Named], models: Sequence[Named]
) -> List[Row]:
    rows = [[_TITLE, "%s minus" % label, ""]]  # type: List[Row]
    return rows + [
        [_ENTRY, name, _models("%s minus %s" % (label, name), ligand, other, models)]
        for name, other in others
    ]
