"""Atoms as selections that mean the same ones however names and what is enabled change."""
from typing import Any, Dict, Iterable, List


def lasting(selection: str, _self: Any) -> str:
    """The atoms of a selection by their objects and places in them; ``none`` when it has none."""
    atoms = {}  # type: Dict[str, List[int]]
    _self.iterate(selection, "atoms.setdefault(model, []).append(index)", space={"atoms": atoms})
    return " or ".join("(%s)" % _of(name, at, _self) for name, at in atoms.items()) or "none"


def _of(name: str, indices: List[int], _self: Any) -> str:
    whole = "model " + name
    if len(indices) == _self.count_atoms(whole):
        return whole
    return "%s and index %s" % (whole, ranges(indices))


def ranges(numbers: Iterable[int]) -> str:
    """``1-3+7``."""
    found = []  # type: List[List[int]]
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return "+".join("%d" % a if a == b else "%d-%d" % (a, b) for a, b in found)
