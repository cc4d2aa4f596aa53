"""The cube that the model saw."""
from typing import List, Tuple

Point = Tuple[float, float, float]


def edges(origin: Tuple[float, ...], spacing: float, size: int) -> List[Tuple[Point, Point]]:
    """The twelve edges around all voxels; ``origin`` is the centre of the first one, in Å."""
    low = [at - spacing / 2 for at in origin]
    high = [at + size * spacing for at in low]
    corners = [
        (x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])
    ]
    return [
        (first, second)
        for index, first in enumerate(corners)
        for second in corners[index + 1 :]
        if sum(a != b for a, b in zip(first, second)) == 1
    ]
