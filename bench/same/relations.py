"""Rows that compare answers with each other: poses and batches, ligands both ways, sums."""
from typing import Dict, List

import pdbtext
from asking import Asked, Daemon, Profile, Structure
from complexes import Complex
from differences import PREDICTION, RESIDUES, TOLERANCE, Difference, compare
from row import Row

_GROUP = "relations"
_SHIFTS = (0.0, 1.2)  # Å between the poses of a batch
_STEPS = 20


def _pose(one: Complex, shift: float) -> str:
    return one.ligand.placed(lambda place: (place[0] + shift, place[1], place[2])).sdf()


def batch(one: Complex, daemon: Daemon) -> List[Difference]:
    """Two poses at once and one by one."""
    return _batch(one, daemon, pdbtext.write(one.protein))


def batch_with_native(one: Complex, daemon: Daemon) -> List[Difference]:
    """The same with the crystal's ligand left in the protein's file: it is in the receptor of all
    poses, or of none.
    """
    return _batch(one, daemon, pdbtext.write(one.protein + one.hetero))


def native_for_poses(one: Complex, daemon: Daemon) -> List[Difference]:
    """Poses beside the crystal's ligand see the protein that they see without it."""
    poses = "".join(_pose(one, shift) for shift in _SHIFTS)
    without = daemon.ask_all(Asked(pdbtext.write(one.bare), ligands=poses))
    left = daemon.ask_all(Asked(pdbtext.write(one.bare + one.hetero), ligands=poses))
    said = ("overlapping-group-left-out",)
    return _all(compare(a, b, says=said)[0] for a, b in zip(without, left))


def _batch(one: Complex, daemon: Daemon, protein: str) -> List[Difference]:
    poses = [_pose(one, shift) for shift in _SHIFTS]
    together = daemon.ask_all(Asked(protein, ligands="".join(poses)))
    alone = [daemon.ask(Asked(protein, ligands=pose)) for pose in poses]
    return _all(compare(a, b)[0] for a, b in zip(alone, together))


def versus(one: Complex, daemon: Daemon) -> List[Difference]:
    """The ligand against itself with its last heavy atom gone and moved by 0.3 Å, both ways."""
    heavy = one.heavy_ligand
    ends = [i for pair in heavy.bonds for i in pair[:2]]
    leaf = next((i for i in range(len(heavy.atoms)) if ends.count(i) == 1), None)
    if leaf is None:
        return []
    order = [i for i in range(len(heavy.atoms)) if i != leaf]
    other = heavy.kept(order).placed(lambda place: (place[0] + 0.3, place[1], place[2])).sdf()
    first, protein = heavy.sdf(), pdbtext.write(one.protein)
    there = daemon.ask(_against(protein, first, other), rule="gauss-legendre", steps=_STEPS)
    back = daemon.ask(_against(protein, other, first), rule="gauss-legendre", steps=_STEPS)
    compared = [seen.summary.comparison.difference for seen in (there, back)]
    found = _negated("difference", *compared)
    owned, given = _by_place(there), _by_place(back)
    for key in sorted(set(owned) | set(given)):
        found += _negated("%s at %s" % key, owned.get(key, 0.0), given.get(key, 0.0))
    return _worst(found)


def _against(protein: str, ligand: str, other: str) -> Asked:
    return Asked(protein, ligands=ligand, more={"versus": Structure(other)})


def _by_place(profile: Profile) -> Dict["tuple[str, str]", float]:
    """What atoms contributed, by side and place: those of ligand and reference alike."""
    found = {}  # type: Dict[tuple[str, str], float]
    for atom in profile.atoms:
        side = "protein" if atom.side == "protein" else "ligand"
        key = (side, "%.2f %.2f %.2f" % atom.place)
        found[key] = found.get(key, 0.0) + atom.attribution
    return found


def _negated(what: str, one: float, other: float) -> List[Difference]:
    size = abs(one + other)
    if size <= TOLERANCE:
        return []
    return [Difference(PREDICTION, size, "%s %.4f and %.4f" % (what, one, other))]


def parts(one: Complex, daemon: Daemon) -> List[Difference]:
    """Channels, atoms, residues and sum are one number, and that is the difference of the
    predictions but for the completeness error that is stated.
    """
    asked = Asked(pdbtext.write(one.protein), ligands=one.ligand.sdf())
    seen = daemon.ask(asked, rule="gauss-legendre", steps=_STEPS)
    stated = seen.summary.attribution
    sums = {
        "channels": sum(channel.attribution for channel in seen.summary.channels),
        "atoms": sum(atom.attribution for atom in seen.atoms),
        "atoms' channels": sum(sum(atom.by_channel.values()) for atom in seen.atoms),
        "residues": sum(residue.attribution for residue in seen.summary.residues),
        "fragments and protein": sum(part.attribution for part in seen.summary.fragments)
        + sum(atom.attribution for atom in seen.atoms if atom.side == "protein"),
        "predictions": seen.prediction - stated.baseline_value + stated.completeness_error,
    }
    whole = stated.sum
    return _worst(
        Difference(RESIDUES, abs(value - whole), "%s %.4f for %.4f" % (what, value, whole))
        for what, value in sums.items()
        if abs(value - whole) > TOLERANCE
    )


def again(one: Complex, daemon: Daemon) -> List[Difference]:
    """Asked again under another name, so that nothing kept answers."""
    asked = Asked(pdbtext.write(one.protein), ligands=one.ligand.sdf())
    named = Asked("REMARK   1 again\n" + asked.structure, ligands=asked.ligands)
    return compare(daemon.ask(asked), daemon.ask(named))[0]


def _all(differences: object) -> List[Difference]:
    return _worst(one for many in differences for one in many)  # type: ignore[attr-defined]


def _worst(differences: object) -> List[Difference]:
    """The largest of each kind."""
    found = {}  # type: Dict[str, Difference]
    for one in differences:  # type: ignore[attr-defined]
        if one.kind not in found or one.size > found[one.kind].size:
            found[one.kind] = one
    return list(found.values())


ROWS = [
    Row(_GROUP, "asked again", relation=again),
    Row(_GROUP, "two poses at once and one by one", relation=batch),
    Row(
        _GROUP,
        "two poses likewise, the crystal's ligand left in the protein's file",
        relation=batch_with_native,
    ),
    Row(
        _GROUP,
        "poses with the crystal's ligand left, and without it",
        relation=native_for_poses,
    ),
    Row(_GROUP, "versus(a, b) = -versus(b, a)", relation=versus),
    Row(_GROUP, "parts add up", relation=parts),
]
