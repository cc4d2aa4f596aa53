"""Whether what was explained is still there as it was."""
import hashlib
from typing import Any

from ..glimpse_client import GlimpseError
from ..logic.explained import Origin
from .stateof import state_of


def fingerprint(origin: Origin, _self: Any) -> str:
    """Of the ligand, its protein and the ligand compared with: names, numbers, places as they are
    seen, and which state of each object it is.
    """
    selections = (origin.ligand, origin.protein, origin.versus)
    parts = " or ".join("(%s)" % one for one in selections if one)
    digest = hashlib.sha256()
    for name in origin.sources:
        state = state_of(name, origin.state, _self)
        digest.update(("%s %d\n" % (name, state)).encode("utf-8"))
        for atom in _self.get_model("(%s) and model %s" % (parts, name), state).atom:
            words = (atom.segi, atom.chain, atom.resn, atom.resi, atom.name, atom.alt)
            digest.update(("%r %.3f %.3f %.3f\n" % (words, *atom.coord)).encode("utf-8", "replace"))
    return digest.hexdigest()


def check(origin: Origin, _self: Any) -> None:
    """Raises GlimpseError when it has changed since: what is shown would be of something else."""
    if origin.fingerprint is None:
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
