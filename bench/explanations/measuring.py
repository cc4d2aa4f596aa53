"""What there is to know of one crystal: where its explanation points, and whether copies agree."""
from typing import Any, Dict, List, Optional

import copies
import numpy as np
import plip
from asking import Asked, Daemon, GlimpseError, Profile
from drawing import Crystal

REACH = 4.0  # Å, heavy atoms: a contact
TOP = 10
_OPTIONS = {"no_verdicts": True, "top": 1000}  # so many voxels, so that some are the protein's


def measure(
    one: Crystal, daemon: Daemon, command: Optional[str], count: int, seed: int
) -> Dict[str, Any]:
    """Everything as JSON has it. Raises GlimpseError when the crystal itself is refused."""
    profile = daemon.ask(copies.asked(one), **_OPTIONS)
    distances = _distances(profile)
    top = _residues(profile)
    voxels = [voxel for voxel in profile.summary.top_voxels if voxel.side == "protein"]
    line = {
        "set": one.set,
        "id": one.id,
        "cluster": one.cluster,
        "heavyAtoms": profile.summary.ligand.heavy_atoms,
        "prediction": profile.prediction,
        "warnings": profile.warnings,
        "topVoxel": {"reading": voxels[0].reading, "distance": voxels[0].ligand_atom.distance}
        if voxels
        else None,
        "top": [(name, total, distances[name]) for name, total in top[:TOP]],
        "nearest": sorted(distances, key=lambda name: distances[name])[:TOP],
        "contacts": sum(distance <= REACH for distance in distances.values()),
        "plip": plip.interactions(one, command) if command else None,
        "atoms": {side: _atoms(profile, side)[0] for side in _SIDES},
    }
    line["copies"] = {
        kind: [_agrees(copies.moved(one, kind, i, seed), profile, daemon) for i in range(count)]
        for kind in copies.KINDS
    }
    return line


_SIDES = ("ligand", "protein")


def _agrees(copy: Asked, original: Profile, daemon: Daemon) -> Optional[Dict[str, Any]]:
    """Whether a copy has the same first atoms and residue, and how far down the original's are
    there (0: first); None where it was refused.
    """
    try:
        profile = daemon.ask(copy, **_OPTIONS)
    except GlimpseError:
        return None
    ranks = {
        side: _rank(_atoms(profile, side), _atoms(original, side)[0]) for side in _SIDES
    }
    ranks["residue"] = _rank(_names(profile), _names(original)[0])
    return {"prediction": profile.prediction, **ranks}


def _rank(names: List[str], name: str) -> int:
    """A copy's protein may reach less far, so that one is missing."""
    return names.index(name) if name in names else len(names)


def _names(profile: Profile) -> List[str]:
    return [name for name, _ in _residues(profile)]


def _residues(profile: Profile) -> "list[tuple[str, float]]":
    """The protein's residues, largest absolute total first, as reports have them."""
    found = []
    for one in profile.summary.residues:
        if one.side == "protein":
            name = "%s:%s:%d%s" % (one.chain, one.name, one.number, one.insertion_code)
            found.append((name, one.attribution))
    return sorted(found, key=lambda pair: -abs(pair[1]))


def _atoms(profile: Profile, side: str) -> List[str]:
    """The atoms of a side, largest absolute total first."""
    here = [atom for atom in profile.atoms if atom.side == side]
    return [atom.label for atom in sorted(here, key=lambda atom: -abs(atom.attribution))]


def _distances(profile: Profile) -> Dict[str, float]:
    """How far each residue is from the ligand, heavy atoms."""
    ligand = np.array([atom.place for atom in profile.atoms if atom.side == "ligand"])
    found = {}  # type: Dict[str, float]
    for atom in profile.atoms:
        if atom.side == "protein":
            distance = float(np.linalg.norm(ligand - atom.place, axis=1).min())
            found[atom.residue] = min(distance, found.get(atom.residue, distance))
    return found
