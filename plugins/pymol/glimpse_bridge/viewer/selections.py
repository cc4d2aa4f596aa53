"""Selections as they are typed."""
from typing import Any

from pymol import CmdException

from ..glimpse_client import GlimpseError


def check(selection: str, _self: Any) -> None:
    """Raises GlimpseError when PyMOL can't read a selection, before it becomes part of another."""
    try:
        _self.count_atoms(selection)
    except CmdException as error:
        raise GlimpseError(
            "PyMOL can't read the selection '%s': %s" % (selection, _reason(error)),
            "Write it as for PyMOL's own commands, such as resn 478 and chain A.",
            "bad-usage",
        )


def _reason(error: CmdException) -> str:
    """What PyMOL says, without the selection as it has parsed it."""
    line = (str(error).strip() or "it says no more.").splitlines()[0]
    return line.split("Error:")[-1].strip()
