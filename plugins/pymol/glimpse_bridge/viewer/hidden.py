"""The user's objects that views have copies of, known again however they are called by then."""
from typing import Any, Iterable, List

_ATOMS = "_glimpse_hidden"  # a selection: it stays with its atoms when their object is renamed


def note(names: Iterable[str], _self: Any) -> None:
    """Has these objects, and no others, be those that are hidden."""
    there = set(_self.get_names("objects"))
    models = " or ".join("model " + name for name in names if name in there)
    if models and _self.count_atoms(models):
        _self.select(_ATOMS, models, enable=0, quiet=1)
    else:
        _self.delete(_ATOMS)


def now(names: Iterable[str], _self: Any) -> List[str]:
    """What is called so of them, and what they are called now: a session that was loaded beside may
    have put its selection in the place of ours. Nothing without any: all is new since.
    """
    there = set(_self.get_names("objects"))
    if _ATOMS not in _self.get_names("selections"):
        return []
    found = [name for name in names if name in there]
    return list(dict.fromkeys(found + (_self.get_object_list(_ATOMS) or [])))
