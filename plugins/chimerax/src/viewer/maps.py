"""Maps as ChimeraX's own volumes: exactly in place, both signs, for Volume Viewer to work on."""
from typing import Any, List, Optional, Tuple

from chimerax.map import Volume, volume_from_grid_data
from chimerax.map_data import ArrayGridData

from ..glimpse_client.records.explain import Map
from ..logic import colours, volumes

SURFACE, MESH = "surface", "mesh"
_OPACITY = 0.6


def volume_of(session: Any, found: Map) -> Any:
    """A hidden volume of a map, not yet among the session's models."""
    grid = found.grid
    data = ArrayGridData(
        volumes.as_zyx(found.values or b"", grid.size),
        origin=tuple(grid.origin),
        step=(grid.spacing,) * 3,
        name=found.channel,
    )
    volume = volume_from_grid_data(
        data, session, style=default_style(found.channel), open_model=False, show_dialog=False
    )
    volume.display = False
    return volume


def default_style(channel: str) -> str:
    """A mesh for the protein's channels, a surface for the ligand's."""
    return MESH if channel.startswith("protein") else SURFACE


def find(group: Any, channel: str) -> Optional[Any]:
    """The volume of a channel in a group."""
    for model in group.child_models():
        if isinstance(model, Volume) and model.name == channel:
            return model
    return None


def peaks(volume: Any) -> Tuple[float, float]:
    """Largest and smallest value."""
    values = volume.full_matrix()
    return float(values.max()), float(values.min())


def largest(volume: Any) -> float:
    """The largest size."""
    highest, lowest = peaks(volume)
    return max(highest, -lowest)


def show(volume: Any, level: float, style: str = "") -> None:
    """Shows both signs at a level. Faces stay open: capped, a negative level paints the box."""
    levels = volumes.levels_of(level, *peaks(volume))
    if not levels:
        return
    volume.set_parameters(
        surface_levels=levels, surface_colors=_colours_for(volume, levels), cap_faces=False
    )
    volume.set_display_style(style or style_of(volume))
    volume.display = True


def _colours_for(volume: Any, levels: Tuple[float, ...]) -> List[Any]:
    """Those that the user gave the surfaces, else the ramp's ends."""
    given = {one.level > 0: one.rgba for one in volume.surfaces}
    ends = {True: (*colours.HIGH, _OPACITY), False: (*colours.LOW, _OPACITY)}
    return [given.get(level > 0, ends[level > 0]) for level in levels]


def level_of(volume: Optional[Any]) -> float:
    """The level of what shows; 0 when nothing does."""
    if volume is None or not volume.display:
        return 0.0
    return max((abs(one.level) for one in volume.surfaces if one.display), default=0.0)


def style_of(volume: Any) -> str:
    """How it is drawn."""
    if not volume.surfaces:
        return default_style(volume.name)
    return MESH if volume.has_mesh else SURFACE


def set_level(volume: Any, level: float) -> None:
    """Moves both surfaces."""
    volume.set_parameters(surface_levels=volumes.levels_of(level, *peaks(volume)))


def colour_of(volume: Optional[Any], sign: int) -> colours.Colour:
    """That of the surface of one sign; the ramp's end where there is none."""
    found = [one.rgba for one in (volume.surfaces if volume else ()) if one.level * sign > 0]
    red, green, blue = found[0][:3] if found else (colours.HIGH if sign > 0 else colours.LOW)
    return float(red), float(green), float(blue)


def set_colour(volume: Any, sign: int, rgb: colours.Colour) -> None:
    """Colours the surface of one sign."""
    for one in volume.surfaces:
        if (one.level > 0) == (sign > 0):
            one.rgba = (*rgb, one.rgba[3])
