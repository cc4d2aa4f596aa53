"""The diverging ramp that atoms and surfaces are coloured by."""
from typing import Tuple

Colour = Tuple[float, float, float]

# Told apart by colour-blind eyes, too: near the ends of ColorBrewer's RdBu (blue), PuOr (orange).
LOW = (0.13, 0.40, 0.67)  # type: Colour
MIDDLE = (0.88, 0.88, 0.86)  # type: Colour
HIGH = (0.90, 0.38, 0.00)  # type: Colour


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
