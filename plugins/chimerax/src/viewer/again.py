"""Explains what an explanation is of once more."""
from typing import Any, List, Optional

from chimerax.atomic import AtomsArg
from chimerax.core.commands import StringArg, run

from ..glimpse_client import GlimpseError
from ..logic import again
from ..logic.explained import Origin
from ..logic.naming import keyword, quoted
from .ligands import ours_left_out, spec_of, spec_of_all


def explain(bridge: Any, model: str, baseline: str) -> None:
    """What shows, as a command, for the log, whose specifications mean the very atoms that were
    explained: an id or a number may be another one's by now. What was closed is told. The options
    are those that it was asked for with, but for the baseline.
    """
    shown = bridge.shown
    if shown is None:
        return
    try:
        sites = _sites(bridge.port.session, shown)
        options = _options(shown.explained.origin, baseline)
    except GlimpseError as error:
        bridge.tell(shown.explained.origin.label, error)
        return
    run(bridge.port.session, " ".join(["glimpse explain", sites, "model", model, *options]))


def _options(origin: Origin, baseline: str) -> List[str]:
    """Keywords and values."""
    words = []  # type: List[str]
    for option, value in again.options(origin, baseline).given():
        stated = "true" if value is True else StringArg.unparse(str(value))
        words += [keyword(option), stated]
    if origin.template:
        words += ["template", StringArg.unparse(origin.template)]
    return words


def _sites(session: Any, shown: Any) -> str:
    """The arguments that say ligand, protein and reference. Raises GlimpseError."""
    origin, sources = shown.explained.origin, shown.sources
    if sources is None:
        raise _refusal("An earlier version kept this, without the atoms that it is of.")
    for atoms in (sources.ligand, sources.protein, sources.reference):
        if atoms is not None and not len(atoms):
            raise _refusal("What %s was explained of was closed." % origin.label)
    ligand = _word(session, sources.ligand, origin.ligand)
    text = "%s protein %s" % (ligand, _word(session, sources.protein, origin.protein))
    if sources.reference is not None:
        text += " versus " + _word(session, sources.reference, origin.versus)
    return text


def _refusal(message: str) -> GlimpseError:
    return GlimpseError(message, "Explain it by a command: glimpse explain LIGAND.", "no-ligand")


def _word(session: Any, atoms: Any, stated: str) -> str:
    """A specification of atoms, the stated one while it means them. Raises GlimpseError for those
    that ChimeraX has none for.
    """
    residues = atoms.unique_residues
    for spec in (stated, spec_of_all(residues), spec_of(residues)):
        if _heavy(_found(session, spec)) == _heavy(atoms):
            return quoted(spec)
    raise _refusal("ChimeraX has no specification that means %s alone." % spec_of_all(residues))


def _found(session: Any, spec: str) -> Optional[Any]:
    try:
        return AtomsArg.parse(quoted(spec), session)[0]
    except Exception:  # ChimeraX's parser raises what it likes of what it can't read.
        return None


def _heavy(atoms: Optional[Any]) -> Any:
    """Hydrogens may have been added since."""
    if atoms is None:
        return None
    ours = ours_left_out(atoms)
    return set(ours.filter(ours.element_numbers > 1))
