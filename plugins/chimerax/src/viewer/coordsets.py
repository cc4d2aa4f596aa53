"""Explains all coordinate sets of a trajectory: typed once, and of the protein what is near."""
from dataclasses import replace
from typing import Any, Optional

from ..glimpse_client import Explanation as Question
from ..glimpse_client import GlimpseError, Options
from ..logic import asking
from ..logic.series import Series, chosen_states
from .bridge import Bridge
from .frames import frames_of
from .ligands import one_ligand
from .site import close_to, read_ligand, read_site

_NEAR = 15.0  # Å around the ligand in the coordinate set that shows; the models see 12
_MOST = 1000  # coordinate sets; of a longer trajectory every so many


def explain_coordsets(
    bridge: Bridge,
    atoms: Any,
    protein: Optional[Any],
    model: str,
    options: Options,
    waits: Optional[bool],
) -> Any:
    """Returns the series when it is waited for, else the task. Raises GlimpseError when there is
    one coordinate set only.
    """
    ligand = one_ligand(atoms, bridge.client.ligand_atoms)
    site = read_site(bridge.session, ligand, protein)
    near = close_to(site.protein_atoms, site.ligand_atoms, _NEAR).unique_residues.atoms
    site = read_site(bridge.session, ligand, site.protein_atoms.intersect(near), site.origin)
    ids = max(
        (one.coordset_ids for one in site.protein_atoms.unique_structures), key=len, default=()
    )
    if len(ligand.structure.coordset_ids) > len(ids):
        ids = ligand.structure.coordset_ids
    if len(ids) < 2:
        raise GlimpseError(
            "%s and its protein have one coordinate set." % ligand.label,
            "Use 'glimpse explain'.",
            "bad-usage",
        )
    chosen = tuple(int(ids[at - 1]) for at in chosen_states(len(ids), _MOST))
    frames = frames_of(site, chosen)
    title = "%s, %d coordinate sets" % (ligand.label, len(chosen))
    what = Question(
        model, site.protein, ligands=read_ligand(ligand), options=options, frames=frames, batch=True
    )

    def work(job: Any) -> Series:
        named = what.model or asking.only_model(bridge.client.models().models)
        asked = replace(what, model=named)
        entries = asking.explain_all(job, bridge.client, asked, len(chosen))
        return Series(title, site.origin, chosen, entries)

    def show(series: Series) -> Series:
        return bridge.show_series(series, site, frames)

    return bridge.run(title, work, show, waits, site)
