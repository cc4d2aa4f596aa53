"""Which atoms are ours: those of the copies and marks that the plugin made. A selection has them,
not a pattern of names: a user's objects and selections may be called as ours are.
"""
from typing import Any

_ATOMS = "_glimpse_ours"  # it stays with its atoms when their object is renamed
_MOLECULE = "object:molecule"
OURS = "?" + _ATOMS  # for selections; nothing while there is no such selection


def add(name: str, _self: Any) -> None:
    """Counts the atoms of an object as ours, where it has any."""
    if _self.get_type(name) != _MOLECULE:
        return
    _self.select(_ATOMS, "%s or model %s" % (OURS, name), enable=0, quiet=1)


def tidy(_self: Any) -> None:
    """Takes the selection away when nothing of ours is left."""
    if not _self.count_atoms(OURS):
        _self.delete(_ATOMS)
