"""Which atoms are ours: those of the copies and marks that the plugin made. A selection has them,
not a pattern of names: a user's objects and selections may be called as ours are.
"""
from typing import Any, Iterable

_ATOMS = "_glimpse_ours"  # it stays with its atoms when their object is renamed
_MOLECULE = "object:molecule"
OURS = "?" + _ATOMS  # for selections; nothing while there is no such selection


def add(name: str, _self: Any) -> None:
    """Counts the atoms of an object as ours, where it has any."""
    if _self.get_type(name) != _MOLECULE:
        return
    _self.select(_ATOMS, "%s or model %s" % (OURS, name), enable=0, quiet=1)


def keep(names: Iterable[str], _self: Any) -> None:
    """Counts as ours no more what isn't in these objects: a copy that was renamed is its user's."""
    models = " or ".join("model " + name for name in names if _self.get_type(name) == _MOLECULE)
    if _self.count_atoms("%s and (%s)" % (OURS, models or "none")):
        _self.select(_ATOMS, "%s and (%s)" % (OURS, models), enable=0, quiet=1)
    else:
        _self.delete(_ATOMS)
