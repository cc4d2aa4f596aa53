"""The coordinates of a site in its coordinate sets."""
from typing import Any, Tuple

import numpy
from chimerax.geometry import find_close_points

from ..glimpse_client import Frames, GlimpseError
from .site import Site

_SAME = 0.01  # Å
_BEYOND = 3.0  # Å beyond the models' reach, around the ligand in any of the coordinate sets


def near_in_any(protein: Any, ligand: Any, ids: Tuple[int, ...], reach: float) -> Any:
    """The protein's residues that come near the ligand in any of the coordinate sets: what is near
    changes, and all frames have the same atoms. Water counts where it is as it shows: by and by all
    of it comes near. ``reach`` is how far the models look, Å.
    """
    near = reach + _BEYOND
    is_dry = protein.structure_categories != "solvent"
    places, at = protein.scene_coords, ligand.scene_coords
    is_near = numpy.zeros(len(protein), bool)
    is_near[find_close_points(places, at, near)[0]] = True
    for identifier in ids:
        found, _ = find_close_points(
            _coordinates(protein, places, identifier), _coordinates(ligand, at, identifier), near
        )
        is_near[found[is_dry[found]]] = True
    return protein.intersect(protein.filter(is_near).unique_residues.atoms)


def frames_of(site: Site, ids: Tuple[int, ...]) -> Frames:
    """The coordinates of the protein's atoms, then the ligand's, in each coordinate set as it is
    seen; a model with one set has the same in all.
    """
    parts = [(atoms, atoms.scene_coords) for atoms in (site.protein_atoms, site.ligand_atoms)]
    total = sum(len(atoms) for atoms, _ in parts)
    found = numpy.empty((len(ids), total, 3), numpy.float32)
    for number, identifier in enumerate(ids):
        at = 0
        for atoms, seen in parts:
            found[number, at : at + len(atoms)] = _coordinates(atoms, seen, identifier)
            at += len(atoms)
    return Frames(len(ids), total, found.astype("<f4").tobytes())


def _coordinates(atoms: Any, seen: Any, identifier: int) -> Any:
    xyz = numpy.array(seen)
    for structure in atoms.unique_structures:
        if structure.num_coordsets > 1 and identifier in structure.coordset_ids:
            mine = atoms.structures == structure
            own = structure.coordset(identifier).xyzs[atoms.coord_indices[mine]]
            xyz[mine] = structure.scene_position.transform_points(own)
    return xyz


def check(site: Site, frames: Frames, index: int, identifier: int) -> None:
    """Raises GlimpseError when a coordinate set isn't what was explained any more."""
    drift, now = site.anchor.drift, frames_of(site, (identifier,))
    if drift is not None and now.atoms == frames.atoms and site.fingerprint.has_names:
        sent = _array(frames)[index]
        if abs(drift.inverse().transform_points(_array(now)[0]) - sent).max() <= _SAME:
            return
    raise GlimpseError(
        "Coordinate set %d isn't as it was explained any more." % identifier,
        "Explain the coordinate sets again: glimpse coordsets LIGAND.",
        "bad-input",
    )


def _array(frames: Frames) -> Any:
    found = numpy.frombuffer(frames.coordinates, "<f4")
    return found.reshape(frames.count, frames.atoms, 3).astype(numpy.float64)
