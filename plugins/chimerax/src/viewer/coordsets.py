"""Explains all coordinate sets of a trajectory: typed once, and of the protein what comes near."""
from dataclasses import replace
from typing import Any, Optional, Tuple

from chimerax.atomic import Residue

from ..glimpse_client import Explanation as Question
from ..glimpse_client import Frames, GlimpseError, Options
from ..logic.bridge import Bridge, Models
from ..logic.explained import Origin
from ..logic.series import Series, chosen_states
from ..logic.typed import Template
from .frames import frames_of, near_in_any
from .ligands import LigandChoice, one_ligand
from .site import Site, read_site, surroundings, whole_protein
from .sources import Sources

_MOST = 1000  # coordinate sets; of a longer trajectory every so many
_WATERS = "Waters are those near the ligand in the coordinate set that showed."


def explain_coordsets(
    bridge: Bridge,
    atoms: Any,
    protein: Optional[Any],
    model: str,
    options: Options,
    waits: Optional[bool],
    template: Template = None,
) -> Any:
    """Returns the series when it is waited for, else the task. Raises GlimpseError when there is
    one coordinate set only.
    """
    most = options.get("typing.ligandAtoms") or bridge.client.ligand_atoms
    ligand = one_ligand(atoms, most)
    around, origin = _around(bridge, ligand, protein)
    ids = max((one.coordset_ids for one in around.unique_structures), key=len, default=())
    if len(ligand.structure.coordset_ids) > len(ids):
        ids = ligand.structure.coordset_ids
    if len(ids) < 2:
        raise GlimpseError(
            "%s and its protein have one coordinate set." % ligand.label,
            "Use 'glimpse explain'.",
            "bad-usage",
        )
    chosen = tuple(int(ids[at - 1]) for at in chosen_states(len(ids), _MOST))
    title = "%s, %d coordinate sets" % (ligand.label, len(chosen))
    whole = whole_protein(protein, list(around.unique_structures))

    def read() -> Tuple[Site, Frames]:
        near = near_in_any(around, ligand.atoms, chosen, bridge.client.reach)
        site = read_site(bridge.port.session, ligand, near, bridge.client.reach, origin)
        site = replace(site, sources=Sources.of(ligand.atoms, whole))
        return site, frames_of(site, chosen)

    def explained(found: Tuple[Site, Frames], models: Models, job: Any) -> Tuple[Any, ...]:
        site, frames = found
        what = Question(
            model,
            site.protein,
            ligands=site.ligand,
            template=template,
            options=options,
            frames=frames,
            batch=True,
        )
        kept, entries = bridge.explain_frames(what, site.origin, _WATERS, models, job)
        return Series(title, kept, chosen, entries), site, frames

    work = bridge.reading(read, explained)
    return bridge.port.work(
        title, work, lambda found: bridge.port.show_series(*found), waits, ligand.atoms
    )


def _around(bridge: Bridge, ligand: LigandChoice, protein: Optional[Any]) -> Tuple[Any, Origin]:
    """The protein's atoms and where they are from. In the coordinate set that shows the ligand may
    lie in another copy of the box, far from its own model's polymer: that is this set's fault alone.
    """
    try:
        around, _, origin = surroundings(bridge.port.session, ligand, protein)
    except GlimpseError:
        own = ligand.structure.residues
        if protein is not None or not (own.polymer_types != Residue.PT_NONE).any():
            raise
        around, _, origin = surroundings(bridge.port.session, ligand, ligand.structure.atoms)
    return around, origin
