"""The figures of a run's lines, each a mean over the crystals with its interval."""
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Optional

import numpy as np
import plip
from copies import KINDS
from measuring import REACH, TOP

Line = Dict[str, Any]
Value = Callable[[Line], Optional[float]]

_DRAWS = 10_000
_SEED = 1
_FLOOR_OF_TURNED, _FLOOR_OF_JITTERED = 8, 7  # of ten copies
_RANKS = OrderedDict([("ligand", "ligand's atom"), ("protein", "protein's atom"), ("residue", "residue")])


def lines(runs: Dict[str, List[Line]]) -> List[str]:
    """A table in Markdown with a column for each run."""
    names = list(runs)
    found = ["| what | floor | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
    for what, (floor, value) in _rows().items():
        cells = [_mean(value, runs[name]) for name in names]
        if any(cells):
            found.append("| %s | %s | %s |" % (what, floor, " | ".join(cell or "-" for cell in cells)))
    for what, cell in _others().items():
        found.append("| %s | - | %s |" % (what, " | ".join(cell(runs[name]) for name in names)))
    return found


def _rows() -> "OrderedDict[str, tuple[str, Value]]":
    rows = OrderedDict()  # type: OrderedDict[str, tuple[str, Value]]
    rows["top protein voxel within 4 Å of the ligand"] = ("0.95", _voxel)
    rows["of the ten first residues, in contact"] = ("0.87", _contacts)
    rows["the same of the ten nearest: the most there can be"] = ("-", _most_contacts)
    rows["the first residue in contact"] = ("-", lambda one: one["top"][0][2] <= REACH)
    for words, kept in (("PLIP's residues", _all), ("PLIP's but for hydrophobic contacts", _specific)):
        for what, floor, value in (
            ("among the ten first", "0.80", _recall(kept, _top)),
            ("among the ten nearest", "-", _recall(kept, _nearest)),
            ("first less nearest", "-", _difference(_recall(kept, _top), _recall(kept, _nearest))),
            ("at most, since ten", "-", _ceiling(kept)),
        ):
            rows["%s, %s" % (words, what)] = (floor, value)
    for kind in KINDS:
        floor = str(_FLOOR_OF_TURNED if kind == "turned" else _FLOOR_OF_JITTERED)
        for rank, words in _RANKS.items():
            rows["%s: same %s, of ten" % (kind, words)] = (floor, _same(kind, rank))
            rows["%s: that %s among the first three" % (kind, words)] = ("-", _same(kind, rank, 3))
    return rows


def _others() -> "OrderedDict[str, Callable[[List[Line]], str]]":
    """What isn't a mean over crystals."""
    rows = OrderedDict()  # type: OrderedDict[str, Callable[[List[Line]], str]]
    for kind in list(plip.KINDS.values()) + [plip.METAL]:
        rows["%s: residues with it, among the ten first, nearest" % kind] = _pooled(kind)
    for kind in KINDS:
        rows["%s: standard deviation of the prediction, median" % kind] = _spread(kind)
        rows["%s: copies refused" % kind] = _refused(kind)
    rows["PLIP's residues of a crystal, median"] = _median(lambda one: len(one["plip"] or ()))
    rows["residues in contact, median"] = _median(lambda one: one["contacts"])
    rows["crystals"] = lambda run: str(len(run))
    return rows


def _mean(value: Value, run: List[Line]) -> Optional[str]:
    """With the 95 % interval of a bootstrap over the crystals, which are a cluster each."""
    known = [one for one in map(value, run) if one is not None]
    if not known:
        return None
    values = np.array(known, dtype=float)
    chance = np.random.default_rng(_SEED)
    draws = values[chance.integers(len(values), size=(_DRAWS, len(values)))].mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return "%.3g [%.3g, %.3g]" % (values.mean(), low, high)


def _voxel(one: Line) -> float:
    return one["topVoxel"] is not None and one["topVoxel"]["distance"] <= REACH


def _contacts(one: Line) -> float:
    return sum(distance <= REACH for _, _, distance in one["top"]) / TOP


def _most_contacts(one: Line) -> float:
    return min(one["contacts"], TOP) / TOP


def _all(one: Line) -> "set[str]":
    return set(one["plip"] or ())


def _specific(one: Line) -> "set[str]":
    return {name for name, kinds in (one["plip"] or {}).items() if kinds != [plip.HYDROPHOBIC]}


def _top(one: Line) -> "set[str]":
    return {name for name, _, _ in one["top"]}


def _nearest(one: Line) -> "set[str]":
    return set(one["nearest"])


def _recall(kept: Callable[[Line], "set[str]"], ten: Callable[[Line], "set[str]"]) -> Value:
    """None where PLIP finds nothing."""
    return lambda one: len(kept(one) & ten(one)) / len(kept(one)) if kept(one) else None


def _difference(first: Value, second: Value) -> Value:
    def value(one: Line) -> Optional[float]:
        a, b = first(one), second(one)
        return None if a is None or b is None else a - b

    return value


def _ceiling(kept: Callable[[Line], "set[str]"]) -> Value:
    return lambda one: min(1, TOP / len(kept(one))) if kept(one) else None


def _same(kind: str, rank: str, first: int = 1) -> Value:
    """A copy that was refused counts as another."""

    def value(one: Line) -> Optional[float]:
        same = [copy is not None and copy[rank] < first for copy in one["copies"][kind]]
        return 10 * float(np.mean(same)) if same else None

    return value


def _pooled(kind: str) -> Callable[[List[Line]], str]:
    def cell(run: List[Line]) -> str:
        with_it = [
            (name in _top(one), name in _nearest(one))
            for one in run
            for name, kinds in (one["plip"] or {}).items()
            if kind in kinds
        ]
        shares = tuple(np.mean(with_it, axis=0)) if with_it else ()
        return "%d: %.2f, %.2f" % (len(with_it), *shares) if shares else "none"

    return cell


def _spread(kind: str) -> Callable[[List[Line]], str]:
    def cell(run: List[Line]) -> str:
        values = [[c["prediction"] for c in one["copies"][kind] if c] for one in run]
        spreads = [np.std(some) for some in values if some]
        return "%.2f" % np.median(spreads) if spreads else "-"

    return cell


def _refused(kind: str) -> Callable[[List[Line]], str]:
    return lambda run: str(sum(copy is None for one in run for copy in one["copies"][kind]))


def _median(value: Callable[[Line], float]) -> Callable[[List[Line]], str]:
    return lambda run: "%g" % np.median([value(one) for one in run])
