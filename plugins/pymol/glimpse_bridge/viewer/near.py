"""What is near what, as it is seen: with the objects' matrices, each object in the state that is
read. PyMOL's own ``within`` knows no matrices and takes all states for one.
"""
from typing import Any, List, Sequence

from ..logic import matrices
from .atoms import lasting
from .stateof import Reading

_CENTRE = "_glimpse_centre"  # an object: what is looked from, where the other object has it
_SAME = 0.1  # Å, of two ways to where an atom is
_FOUND, _NEAR = "_glimpse_found", "_glimpse_near"  # selections


def near(what: str, distance: float, centre: str, reading: Reading, _self: Any) -> str:
    """Atoms of ``what`` within a distance (Å) of those of ``centre``, as a selection that lasts. An
    object without the state that is read isn't seen.
    """
    try:
        keep_near(_NEAR, what, distance, centre, reading, _self)
        return lasting("?" + _NEAR, _self)
    finally:
        _self.delete(_NEAR)


def keep_near(
    kept: str, what: str, distance: float, centre: str, reading: Reading, _self: Any
) -> None:
    """Adds them to a named selection."""
    others = [name for name in objects(centre, _self) if reading.seen(name)]
    for name in objects(what, _self):
        state = reading.seen(name)
        for other in others if state else ():
            own = reading.seen(other)
            try:
                _self.create(
                    _CENTRE, "(%s) and model %s" % (centre, other), own, state, zoom=0, quiet=1
                )
                apart = matrices.product(
                    matrices.inverse(matrix(name, state, _self)), matrix(other, own, _self)
                )
                if not matrices.is_identity(apart):  # transform_selection would be in its frame.
                    _self.alter_state(
                        state,
                        _CENTRE,
                        "x, y, z = moved(apart, (x, y, z))",
                        space={"moved": matrices.moved, "apart": apart},
                    )
                # In steps: where a state is given, PyMOL knows no object that lacks it.
                _self.select(_FOUND, "(%s) and model %s" % (what, name), enable=0, quiet=1)
                text = "%s within %g of %s" % (_FOUND, distance, _CENTRE)
                _self.select(_FOUND, text, enable=0, quiet=1, state=state)
                _self.select(kept, "?%s or %s" % (kept, _FOUND), enable=0, quiet=1)
            finally:
                _self.delete(_CENTRE)
                _self.delete(_FOUND)


def objects(selection: str, _self: Any) -> List[str]:
    """The objects that a selection touches."""
    return [name for name in _self.get_object_list(selection) or [] if name != _CENTRE]


def matrix(name: str, state: int, _self: Any) -> Sequence[float]:
    """What moves an object's coordinates to where they are seen.

    PyMOL's matrix of an object also has how its coordinates came to be what they are, as of a
    symmetry mate or after a superposition: that is moved already, unless ``matrix_mode`` says so.
    """
    whole = _self.get_object_matrix(name, state) or matrices.IDENTITY
    history = _self.get_object_matrix(name, state, incl_ttt=0) or matrices.IDENTITY
    if matrices.is_identity(history):
        return whole
    moved = matrices.product(whole, matrices.inverse(history))
    first = "first (model %s and state %d)" % (name, state)
    kept = []  # type: List[Sequence[float]]
    _self.iterate_state(state, first, "kept.append((x, y, z))", space={"kept": kept})
    seen = [atom.coord for atom in _self.get_model(first, state).atom]
    if not kept or not seen or _apart(matrices.moved(moved, kept[0]), seen[0]) < _SAME:
        return moved
    return whole


def _apart(one: Sequence[float], other: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other))
