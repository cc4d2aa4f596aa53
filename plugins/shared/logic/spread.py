"""Whether a ligand goes on in another object or model: viewers have no bonds between them."""
import math
from typing import List, Sequence, Tuple

Place = Tuple[str, Tuple[float, ...]]  # an atom's name and where it is, Å

LONGEST_BOND = 2.2  # Å, of heavy atoms: carbon and iodine
_SHORTEST_BOND = 1.1  # Å; atoms that are nearer lie in one place


def is_rest(mine: Sequence[Place], others: Sequence[Place]) -> bool:
    """True when atoms of another object lie at the distance of a bond. Where some are nearer it is
    another pose in the same place.
    """
    distances = [distance for distance, _, _ in _pairs(mine, others)]
    return bool(distances) and min(distances) > _SHORTEST_BOND


def note(mine: Sequence[Place], name: str, others: Sequence[Place], one: str) -> str:
    """What to say of the rest of a ligand in an object; ``one`` is what to put both into."""
    distance, own, other = min(_pairs(mine, others))
    return (
        "%s of %s lies %.1f Å from the ligand's %s, at the distance of a bond, and is no part of"
        " what was explained. If both are one molecule, put them into %s and explain that."
        % (other, name, distance, own, one)
    )


def _pairs(mine: Sequence[Place], others: Sequence[Place]) -> List[Tuple[float, str, str]]:
    pairs = [
        (math.sqrt(sum((a - b) ** 2 for a, b in zip(place, at))), own, other)
        for own, place in mine
        for other, at in others
    ]
    return [pair for pair in pairs if pair[0] <= LONGEST_BOND]
