"""Levels of isosurfaces: where they start, and sliders for them."""
import math

STEPS = 100  # of a slider
_DECADES = 3.0  # that a slider spans, down from the map's largest size
_DEFAULT_SHARE = 0.3  # of the largest size


def default_level(stated: float, largest: float) -> float:
    """Where a surface starts: the level that encloses half of the channel's absolute attribution,
    but no less than 0.3 of its largest size: in a channel that is spread out, half of it is a
    cloud that hides what matters most.
    """
    return max(stated, _DEFAULT_SHARE * largest)


def level_at(position: int, largest: float) -> float:
    """The level of a slider's position, 0 to STEPS; equal steps are equal factors."""
    return largest * 10.0 ** (-_DECADES * (1.0 - position / STEPS))


def position_of(level: float, largest: float) -> int:
    """The position nearest to a level."""
    if level <= 0 or largest <= 0:
        return 0
    return max(0, min(STEPS, int(round(STEPS * (1.0 + math.log10(level / largest) / _DECADES)))))
