"""The diverging ramp that atoms and surfaces are coloured by."""
import math
from typing import Iterable, Tuple

Colour = Tuple[float, float, float]

# Told apart by colour-blind eyes, too: near the ends of ColorBrewer's RdBu (blue), PuOr (orange).
LOW = (0.13, 0.40, 0.67)  # type: Colour
MIDDLE = (0.88, 0.88, 0.86)  # type: Colour
HIGH = (0.90, 0.38, 0.00)  # type: Colour

_SATURATED_SHARE = 0.95  # of the atoms lie within the ramp; the rest have the colour of its end


def ramp(value: float, limit: float) -> Colour:
    """The colour of a contribution between minus the limit and the limit; beyond it the end's."""
    share = 0.0 if limit <= 0 else max(-1.0, min(1.0, value / limit))
    end = HIGH if share > 0 else LOW
    return (
        MIDDLE[0] + abs(share) * (end[0] - MIDDLE[0]),
        MIDDLE[1] + abs(share) * (end[1] - MIDDLE[1]),
        MIDDLE[2] + abs(share) * (end[2] - MIDDLE[2]),
    )


def hexadecimal(colour: Colour) -> str:
    """``0xRRGGBB``, which PyMOL takes as a colour."""
    return "0x%02x%02x%02x" % tuple(int(round(255 * part)) for part in colour)


def css(colour: Colour) -> str:
    """``#rrggbb``."""
    return "#" + hexadecimal(colour)[2:]


def limit_of(contributions: Iterable[float]) -> float:
    """Where the ramp ends: the size that 95 % of the contributions don't exceed, rounded up to two
    digits, so that one atom that stands out doesn't bleach the others. 0 when there is nothing.
    """
    sizes = sorted(abs(value) for value in contributions)
    if not sizes or sizes[-1] == 0:
        return 0.0
    size = sizes[min(len(sizes) - 1, int(math.ceil(_SATURATED_SHARE * len(sizes))) - 1)]
    return rounded_up(size or sizes[-1])


def rounded_up(size: float) -> float:
    """A positive number, rounded up to two digits."""
    unit = 10.0 ** (math.floor(math.log10(size)) - 1)
    return float("%.2g" % (math.ceil(size / unit - 1e-9) * unit))
