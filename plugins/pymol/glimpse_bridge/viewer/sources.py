"""Whether what was explained is still there as it was."""
import hashlib
from typing import Any

from ..glimpse_client import GlimpseError
from ..logic.explained import Origin
from .stateof import Reading


def fingerprint(origin: Origin, _self: Any) -> str:
    """Of the ligand, its protein and the ligand compared with: what their atoms are, their places
    as they are seen, and which state of each object it is.
    """
    selections = (origin.ligand, origin.protein, origin.versus)
    parts = " or ".join("(%s)" % one for one in selections if one)
    digest, reading = hashlib.sha256(), Reading(origin.state, _self, origin.states)
    for name in origin.sources:
        state = reading.of(name)
        digest.update(("%s %d\n" % (name, state)).encode("utf-8"))
        model = _self.get_model("(%s) and model %s" % (parts, name), state)
        digest.update(described(model))
        for atom in model.atom:
            digest.update(b"%.3f %.3f %.3f\n" % tuple(atom.coord))
    return digest.hexdigest()


def described(model: Any) -> bytes:
    """What tells atoms from others but where they are: names, numbers, elements, charges, their
    order and bonds.
    """
    atoms = [
        (one.segi, one.chain, one.resn, one.resi, one.name, one.alt, one.symbol, one.formal_charge)
        for one in model.atom
    ]
    bonds = [(tuple(one.index), one.order) for one in model.bond]
    return ("%r %r\n" % (atoms, bonds)).encode("utf-8", "replace")


def check(origin: Origin, _self: Any) -> None:
    """Raises GlimpseError when it has changed since: what is shown would be of something else."""
    if origin.fingerprint is None or origin.states is None:  # Of an earlier version: of less.
        return
    if not are_there(origin, _self) or fingerprint(origin, _self) != origin.fingerprint:
        raise changed(origin)


def are_there(origin: Origin, _self: Any) -> bool:
    """Whether the objects are."""
    return set(origin.sources) <= set(_self.get_names("objects"))


def changed(origin: Origin) -> GlimpseError:
    """What to tell then."""
    return GlimpseError(
        "%s or its protein has changed since it was explained: moved, edited or deleted."
        % origin.label,
        "Explain it anew, from its menu or by glimpse_explain.",
        "source-changed",
    )
