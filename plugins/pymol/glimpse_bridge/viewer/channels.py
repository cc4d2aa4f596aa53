"""The channels of an explanation, as a panel handles them."""
from typing import Any, Callable, Dict, Tuple

from ..logic.bridge import Bridge
from ..glimpse_client.records.explain import Map
from ..logic import colours, names
from ..logic.explained import Explained
from . import surfaces


class Channels:
    """What shows is asked of PyMOL itself: sessions and typed commands change it, too."""

    def __init__(self, bridge: Bridge, explained: Explained) -> None:
        self._bridge = bridge
        self._explained = explained
        self._labels = {
            one.index: "%s %s" % (one.side, one.name) for one in explained.summary.channels
        }  # type: Dict[int, str]

    @property
    def _cmd(self) -> Any:
        return self._bridge.port.cmd

    def largest(self, index: int) -> float:
        """The largest size in the channel's map; 0 before it was fetched."""
        return max(self._range(index))

    def _range(self, index: int) -> Tuple[float, float]:
        return self._bridge.port.ranges.get(self._map(index), (0.0, 0.0))

    def _map(self, index: int) -> str:
        return names.member(self._explained.name, names.map_part(self._labels[index]))

    def state(self, index: int) -> Tuple[float, str]:
        """The level of what shows, 0 when nothing does; and the style."""
        label = self._labels[index]
        for _, name in surfaces.surfaces_of(self._explained.name, label, self._cmd):
            style = surfaces.MESH if self._cmd.get_type(name) == "object:mesh" else surfaces.SURFACE
            return abs(self._cmd.isolevel(name, query=1)), style
        return 0.0, surfaces.default_style(label)

    def show(self, index: int, style: str, shown: Callable[[], None]) -> None:
        """Shows a channel; its map is fetched the first time."""
        if self._map(index) in self._cmd.get_names("objects"):
            self._draw(index, style, shown)
            return

        def fetched(found: Map) -> None:
            if self._explained.name in self._bridge.results:
                self._bridge.port.ranges[surfaces.add_map(self._explained.name, found, self._cmd)] = (
                    found.maximum,
                    -found.minimum,
                )
                self._draw(index, style, shown)

        self._bridge.fetch_map(self._explained, index, fetched)

    def _draw(self, index: int, style: str, shown: Callable[[], None]) -> None:
        label = self._labels[index]
        level = self._bridge.scale_of(self._explained).levels.get(label, 0.0)
        self._show(index, level, style)
        for other in self._bridge.sharing_with(self._explained):
            surfaces.set_level(other.name, label, level, self._cmd)
        shown()

    def _show(self, index: int, level: float, style: str) -> None:
        surfaces.show(
            self._explained.name, self._labels[index], self._range(index), level, self._cmd, style
        )

    def hide(self, index: int) -> None:
        """Takes the surfaces away; the map stays."""
        surfaces.hide(self._explained.name, self._labels[index], self._cmd)

    def set_level(self, index: int, level: float) -> None:
        """Moves the surfaces of both signs."""
        surfaces.set_level(self._explained.name, self._labels[index], level, self._cmd)

    def set_style(self, index: int, style: str) -> None:
        """Draws what shows as a mesh or a surface."""
        level, _ = self.state(index)
        if level > 0:
            self._show(index, level, style)

    def colour(self, index: int, sign: int) -> Tuple[float, ...]:
        """What the surface of one sign is coloured by; empty where there is none."""
        for one, name in surfaces.surfaces_of(self._explained.name, self._labels[index], self._cmd):
            if one == sign:
                found = self._cmd.get_color_tuple(self._cmd.get_object_color_index(name))
                return tuple(found or ())  # A ramp has no colour.
        return ()

    def set_colour(self, index: int, sign: int, rgb: colours.Colour) -> None:
        """Colours the surfaces of one sign."""
        for one, name in surfaces.surfaces_of(self._explained.name, self._labels[index], self._cmd):
            if one == sign:
                self._cmd.color(colours.hexadecimal(rgb), name)
