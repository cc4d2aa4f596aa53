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


def now(_self: Any) -> List[str]:
    """What they are called now; one that was loaded since under the name of one is none of them."""
    if _ATOMS not in _self.get_names("selections"):
        return []
    return list(_self.get_object_list(_ATOMS) or [])


def beside(names: Iterable[str], _self: Any) -> List[str]:
    """The same once a session was loaded, which may have put its selection in the place of ours:
    what is called as those before are, too. Nothing without any selection: all is new since.
    """
    there = set(_self.get_names("objects"))
    if _ATOMS not in _self.get_names("selections"):
        return []
    return list(dict.fromkeys([name for name in names if name in there] + now(_self)))
