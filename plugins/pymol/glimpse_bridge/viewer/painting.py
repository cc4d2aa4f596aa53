"""Colours of a view: copies hold contributions as B-factors, for any scale to be put on later."""
import re
from typing import Any, Dict, List

from ..logic import colours, names

_PAINTED = re.compile("(%s|%s|%s)(_[0-9]+)?" % (names.LIGAND, names.POCKET, names.REFERENCE))


def paint(name: str, limit: float, _self: Any) -> None:
    """Colours a copy's atoms by their B-factors, from minus the limit to it."""
    found = {}  # type: Dict[int, float]
    _self.iterate(name, "found[index] = b", space={"found": found})
    paints = {
        index: _self.get_color_index(colours.hexadecimal(colours.ramp(value, limit)))
        for index, value in found.items()
    }
    _self.alter(name, "color = paints[index]", space={"paints": paints})
    _self.recolor(name)


def repaint(group: str, limit: float, _self: Any) -> None:
    """Puts another scale on a whole view."""
    for name in painted(group, _self):
        paint(name, limit, _self)
    legend = names.member(group, names.LEGEND)
    if limit > 0 and legend in _self.get_names("objects"):
        # Not deleted and made anew: PyMOL keeps something of each ramp that was.
        _self.ramp_update(legend, _range(limit))


def painted(group: str, _self: Any) -> List[str]:
    """The copies that are coloured by contribution."""
    return [
        name
        for name in _self.get_names("objects")
        if name.startswith(group + ".") and _PAINTED.fullmatch(name[len(group) + 1 :])
    ]


def add_legend(group: str, limit: float, _self: Any) -> None:
    """PyMOL's own bar of colours; disabled, it covers nothing."""
    if limit <= 0:
        return
    name = names.member(group, names.LEGEND)
    ends = [list(end) for end in (colours.LOW, colours.MIDDLE, colours.HIGH)]
    _self.ramp_new(name, "none", _range(limit), ends)
    _self.group(group, name)


def _range(limit: float) -> List[float]:
    return [-limit, 0.0, limit]
