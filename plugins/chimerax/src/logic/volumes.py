"""Which maps are shown, and how a map lies in an array."""
from typing import Any, Sequence, Tuple

from ..glimpse_client.records.summary import Summary
from ..glimpse_client.records.view import View

TOP, ALL, NONE = "top", "all", "none"
CHOICES = (TOP, ALL, NONE)


def channels_shown(summary: Summary, view: View, maps: str) -> Sequence[int]:
    """The channels of the best voxels, all that have a map, or none; by index."""
    if maps == NONE:
        return ()
    if maps == TOP:
        return view.first_channels
    return [one.index for one in summary.channels if one.level is not None]


def as_zyx(values: bytes, size: int) -> Any:
    """An ``f32`` map, [x, y, z] with z fastest, as a NumPy array [z, y, x]: ChimeraX's order."""
    import numpy  # Comes with ChimeraX; all else here needs the standard library alone.

    return numpy.frombuffer(values, "<f4").reshape(size, size, size).transpose().copy()


def levels_of(level: float, maximum: float, minimum: float) -> Tuple[float, ...]:
    """Levels of the surfaces of a map, the positive sign first; a sign without values has none."""
    if level <= 0:
        return ()
    return tuple(sign * level for sign, peak in ((1, maximum), (-1, -minimum)) if peak > 0)
