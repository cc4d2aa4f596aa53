"""Sliders for the levels of isosurfaces."""
import math

STEPS = 100  # of a slider
_DECADES = 3.0  # that a slider spans, down from the map's largest size


def level_at(position: int, largest: float) -> float:
    """The level of a slider's position, 0 to STEPS; equal steps are equal factors."""
    return largest * 10.0 ** (-_DECADES * (1.0 - position / STEPS))


def position_of(level: float, largest: float) -> int:
    """The position nearest to a level."""
    if level <= 0 or largest <= 0:
        return 0
    return max(0, min(STEPS, int(round(STEPS * (1.0 + math.log10(level / largest) / _DECADES)))))
