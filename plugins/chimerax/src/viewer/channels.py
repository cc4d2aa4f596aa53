"""The channels of an explanation, as a panel handles them."""
from typing import Any, Callable, Tuple

from ..logic import colours
from ..logic.bridge import Bridge
from . import maps
from .explanation import Explanation


class Channels:
    """What shows is asked of the volumes: Volume Viewer and commands change them, too."""

    def __init__(self, bridge: Bridge, group: Explanation) -> None:
        self._bridge = bridge
        self._group = group

    def largest(self, index: int) -> float:
        """The largest size in the channel's map; 0 before it was fetched."""
        volume = self._group.volume(index)
        return 0.0 if volume is None else maps.largest(volume)

    def state(self, index: int) -> Tuple[float, str]:
        """The level of what shows, 0 when nothing does; and the style."""
        volume = self._group.volume(index)
        if volume is None:
            return 0.0, maps.default_style(self._group.label(index))
        return maps.level_of(volume), maps.style_of(volume)

    def show(self, index: int, style: str, shown: Callable[[], None]) -> None:
        """Shows a channel; its map is fetched the first time."""
        group = self._group

        def show() -> None:
            maps.show(group.volume(index), self._bridge.port.level_of(group, index), style)
            shown()

        def come(found: Any) -> None:
            if not group.deleted:
                group.add_map(found)
                show()

        if group.volume(index) is not None:
            show()
            return
        self._bridge.fetch_map(group.explained, index, come)

    def hide(self, index: int) -> None:
        """Hides the surfaces."""
        volume = self._group.volume(index)
        if volume is not None:
            volume.display = False

    def set_level(self, index: int, level: float) -> None:
        """Moves the surfaces of both signs."""
        volume = self._group.volume(index)
        if volume is not None:  # The user may have closed it.
            maps.set_level(volume, level)

    def set_style(self, index: int, style: str) -> None:
        """Draws what shows as a mesh or a surface."""
        volume = self._group.volume(index)
        if volume is not None:
            volume.set_display_style(style)

    def colour(self, index: int, sign: int) -> Tuple[float, ...]:
        """What the surface of one sign is coloured by."""
        return maps.colour_of(self._group.volume(index), sign)

    def set_colour(self, index: int, sign: int, rgb: colours.Colour) -> None:
        """Colours the surfaces of one sign."""
        volume = self._group.volume(index)
        if volume is not None:
            maps.set_colour(volume, sign, rgb)
