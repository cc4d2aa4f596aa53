"""Maps and their isosurfaces."""
from typing import Any, Tuple

from ..glimpse_client.records.explain import Map
from ..logic import colours, names

SURFACE, MESH = "surface", "mesh"

SIGNS = (1, -1)


def add_map(group: str, found: Map, _self: Any) -> str:
    """Loads a map, exactly where it belongs; returns its name."""
    name = names.member(group, names.map_part(found.channel))
    _self.feedback("push")
    _self.feedback("disable", "objectmap", "everything")
    _self.load_raw(found.text or "", "dx", name, zoom=0)
    _self.feedback("pop")
    _self.group(group, name)
    _self.disable(name)
    return name


def default_style(channel: str) -> str:
    """A mesh for the protein's channels, a surface for the ligand's."""
    return MESH if channel.startswith("protein") else SURFACE


def show(
    group: str,
    channel: str,
    peaks: Tuple[float, float],
    level: float,
    _self: Any,
    style: str = "",
) -> None:
    """Shows both signs of a channel's map at a level; ``peaks`` are the largest sizes of either."""
    for sign in SIGNS:
        show_sign(group, channel, sign, peaks, level, _self, style)


def show_sign(
    group: str,
    channel: str,
    sign: int,
    peaks: Tuple[float, float],
    level: float,
    _self: Any,
    style: str = "",
) -> None:
    """Shows one sign; nothing where the map has none."""
    name = names.member(group, names.surface_part(channel, sign))
    colour = _colour(name, sign, _self)
    _self.delete(name)
    if level <= 0 or peaks[SIGNS.index(sign)] <= 0:
        return
    drawn = names.member(group, names.map_part(channel))
    if (style or default_style(channel)) == MESH:
        _self.isomesh(name, drawn, sign * level)
        _self.set("mesh_width", 1.2, name)
    else:
        _self.isosurface(name, drawn, sign * level, side=sign)
        _self.set("transparency", 0.4, name)
        _self.set("two_sided_lighting", 1, name)
    _self.color(colour, name)
    _self.group(group, name)


def _colour(name: str, sign: int, _self: Any) -> str:
    """That of the surface which is there, else the ramp's end."""
    if name in _self.get_names("objects"):
        return str(_self.get_object_color_index(name))
    return colours.hexadecimal(colours.HIGH if sign > 0 else colours.LOW)


def set_level(group: str, channel: str, level: float, _self: Any) -> None:
    """Moves both surfaces of a channel to a level."""
    for sign, name in surfaces_of(group, channel, _self):
        _self.isolevel(name, sign * level)


def hide(group: str, channel: str, _self: Any) -> None:
    """Takes both surfaces away; the map stays."""
    for _, name in surfaces_of(group, channel, _self):
        _self.delete(name)


def surfaces_of(group: str, channel: str, _self: Any) -> Tuple[Tuple[int, str], ...]:
    """Sign and name of a channel's surfaces that are there."""
    there = set(_self.get_names("objects"))
    found = ((sign, names.member(group, names.surface_part(channel, sign))) for sign in SIGNS)
    return tuple((sign, name) for sign, name in found if name in there)
