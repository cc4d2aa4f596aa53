"""Random placements of a ligand in its pocket, to be refined: wrong ones, and the crystal pose shaken a little."""

import numpy as np
from rdkit import Chem

DRAWS = 300  # random placements drawn for the few that are refined
SPREAD = 1.5  # Å, standard deviation of the shift along each axis
JITTER = (np.radians(15), np.radians(15), 0.4)  # torsions, rotation, shift (Å) of a perturbation
SETTLING = 25  # small moves tried on each placement that is refined
STEP = (np.radians(12), 0.4)  # rotation and shift (Å) of one of them
SELF_CLASH = 2.8  # Å, between heavy atoms four or more bonds apart
WRONG = 3.0  # Å, plain RMSD that a wrong placement starts with


def turn(axis, angle):
    """The rotation matrix about a unit axis (Rodrigues)."""
    x, y, z = axis
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * (k @ k)


def unit(rng):
    v = rng.normal(size=3)
    return v / np.linalg.norm(v)


def random_turn(rng):
    """A rotation drawn uniformly (from a uniform unit quaternion)."""
    w, x, y, z = (q := rng.normal(size=4)) / np.linalg.norm(q)
    half = np.arctan2(np.linalg.norm((x, y, z)), w)
    return turn(np.array((x, y, z)) / np.linalg.norm((x, y, z)), 2 * half)


def twisted(tree, angles):
    """The crystal conformer with each rotatable bond turned by its angle."""
    out = tree.crystal.copy()
    for (a, b), moving, angle in zip(tree.axes, tree.moving, angles):
        axis = out[b] - out[a]
        rotation = turn(axis / np.linalg.norm(axis), angle)
        out[moving] = (out[moving] - out[b]) @ rotation.T + out[b]
    return out


def moved(tree, coordinates, rotation, shift):
    """Turned about the centre of the heavy atoms, which is then laid on the crystal's and shifted."""
    centre = coordinates[tree.heavy].mean(axis=0)
    return (coordinates - centre) @ rotation.T + tree.crystal[tree.heavy].mean(axis=0) + shift


class Site:
    """The pocket: the protein's heavy atoms and Vina's box."""

    def __init__(self, protein, low, high):
        self.protein, self.low, self.high = protein, low, high

    def distances(self, tree, coordinates):
        """[heavy atom of the ligand, heavy atom of the protein], Å."""
        a, b = coordinates[tree.heavy], self.protein
        squared = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T
        return np.sqrt(np.maximum(squared, 0))

    def holds(self, tree, coordinates):
        """Whether all atoms are in the box: Vina refuses a ligand that starts outside."""
        return bool((coordinates > self.low).all() and (coordinates < self.high).all())

    def roughness(self, tree, coordinates):
        """Overlap less contact: what chooses the draws that are worth a refinement. No unit, no physics."""
        d = self.distances(tree, coordinates)
        overlap = np.maximum(0, 3.3 - d)
        return (overlap**2).sum() - 0.05 * ((d > 3.3) & (d < 5)).sum()


def clashes_with_itself(tree, apart, coordinates):
    p = coordinates[tree.heavy]
    d = np.linalg.norm(p[:, None] - p, axis=2)
    return bool((d[apart] < SELF_CLASH).any())


def settled(tree, site, rng, pose):
    """Small moves of the whole ligand, each kept where the placement gets less rough."""
    best = site.roughness(tree, pose)
    for _ in range(SETTLING):
        centre = pose[tree.heavy].mean(axis=0)
        trial = (pose - centre) @ turn(unit(rng), rng.normal(0, STEP[0])).T + centre + rng.normal(0, STEP[1], 3)
        rough = site.roughness(tree, trial)
        if rough < best and site.holds(tree, trial):
            best, pose = rough, trial
    return pose


def wrong_placements(tree, site, rng, count):
    """The `count` least rough of DRAWS placements, settled.

    Every other draw keeps the crystal's torsions (jittered).
    """
    apart = Chem.GetDistanceMatrix(tree.mol)[np.ix_(tree.heavy, tree.heavy)] >= 4
    drawn = []
    for n in range(DRAWS):
        width = np.pi if n % 2 else JITTER[0]
        start = twisted(tree, rng.uniform(-width, width, len(tree.axes)))
        pose = moved(tree, start, random_turn(rng), rng.normal(0, SPREAD, 3))
        off = np.sqrt(((pose - tree.crystal)[tree.heavy] ** 2).sum(1).mean())
        if off > WRONG and site.holds(tree, pose) and not clashes_with_itself(tree, apart, start):
            drawn.append((site.roughness(tree, pose), n, pose))
    return [settled(tree, site, rng, pose) for _, _, pose in sorted(drawn, key=lambda d: d[:2])[:count]]


def perturbations(tree, rng, count):
    """The crystal pose, shaken."""
    torsion, rotation, shift = JITTER
    return [
        moved(
            tree,
            twisted(tree, rng.normal(0, torsion, len(tree.axes))),
            turn(unit(rng), rng.normal(0, rotation)),
            rng.normal(0, shift, 3),
        )
        for _ in range(count)
    ]
