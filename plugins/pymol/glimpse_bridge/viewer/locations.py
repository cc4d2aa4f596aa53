"""Alternate locations: frames have each atom once, and a ligand may be meant in one of them."""
from typing import Any, Dict, List, Tuple

from .atoms import lasting, ranges

_Residue = Tuple[str, str, str, str]  # object, segment, chain, number


def chosen_in(selection: str, preferred: str, _self: Any) -> Dict[_Residue, str]:
    """The location to take of each residue that has several: the preferred one, else the one of the
    highest occupancy, the first of equal ones.
    """
    found = {}  # type: Dict[_Residue, Dict[str, List[float]]]
    _self.iterate(
        "(%s) and not alt ''" % selection,
        "keep.setdefault((model, segi, chain, resi), {}).setdefault(alt, [0.0])[0] += q",
        space={"keep": found},
    )
    return {
        residue: preferred
        if preferred in locations
        else min(locations, key=lambda one: (-locations[one][0], one))
        for residue, locations in found.items()
    }


def one_location(selection: str, preferred: str, _self: Any) -> str:
    """The selection with one location of each atom."""
    wanted = chosen_in(selection, preferred, _self)
    others = {}  # type: Dict[str, List[int]]
    _self.iterate(
        "(%s) and not alt ''" % selection,
        "others.setdefault(model, []).append(index)"
        " if alt != wanted[(model, segi, chain, resi)] else None",
        space={"others": others, "wanted": wanted},
    )
    for name, indices in others.items():
        selection = "(%s) and not (model %s and index %s)" % (selection, name, ranges(indices))
    return selection


def of_ligand(selection: str, _self: Any) -> str:
    """The location of a ligand that has several; empty when it has none."""
    return next(iter(chosen_in(selection, "", _self).values()), "")


def narrowed(selection: str, whole: str, _self: Any) -> str:
    """The whole of a ligand, or that of it which goes with the locations of a selection, where that
    has some of them and not others.
    """
    letters = _letters("(%s) and (%s) and not alt ''" % (selection, whole), _self)
    others = _letters("(%s) and not alt ''" % whole, _self) - letters
    if not letters or not others:
        return whole
    if not all(one.isalnum() for one in others):
        return lasting(selection, _self)
    return "(%s) and not alt %s" % (whole, "+".join(sorted(others)))


def _letters(selection: str, _self: Any) -> "set[str]":
    found = set()  # type: set[str]
    _self.iterate(selection, "found.add(alt)", space={"found": found})
    return found
