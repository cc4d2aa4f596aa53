"""A channel: whether it shows, at which level, how."""
from typing import Any, Callable

from Qt.QtCore import Qt
from Qt.QtGui import QColor
from Qt.QtWidgets import QCheckBox, QColorDialog, QComboBox, QLabel, QSlider, QToolButton

from ..logic import colours, levels
from ..viewer import maps
from .results import css

_STYLES = (maps.SURFACE, maps.MESH)
_SWATCH = 16  # pixels


class ChannelRow:
    """The widgets of a channel's row. What shows is asked of the volume itself: Volume Viewer and
    commands change it, too. ``fetch`` brings a volume whose map isn't there yet, ``level_of`` tells
    where surfaces start.
    """

    def __init__(
        self,
        group: Any,
        channel: Any,
        fetch: Callable[[int, Callable[[], None]], None],
        level_of: Callable[[Any, int], float],
    ) -> None:
        self._group = group
        self._index = channel.index
        self._fetch = fetch
        self._level_of = level_of
        self.check = QCheckBox(group.label(channel.index))
        self.check.setEnabled(channel.level is not None)
        self.share = QLabel("%+.2g" % channel.attribution)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, levels.STEPS)
        self.level = QLabel("")
        self.style = QComboBox()
        self.style.addItems(_STYLES)
        self.style.setCurrentText(maps.default_style(self.check.text()))
        self.up, self.down = self._swatch(colours.HIGH, 1), self._swatch(colours.LOW, -1)
        self.widgets = (
            self.check,
            self.share,
            self.slider,
            self.level,
            self.style,
            self.up,
            self.down,
        )
        self.refresh()
        self.check.toggled.connect(self._toggle)
        self.slider.valueChanged.connect(self._move)
        self.style.currentTextChanged.connect(self._restyle)

    @property
    def _volume(self) -> Any:
        return self._group.volume(self._index)

    def refresh(self) -> None:
        """Shows what ChimeraX shows."""
        volume = self._volume
        level = maps.level_of(volume)
        for widget in (self.check, self.slider, self.style):
            widget.blockSignals(True)
        self.check.setChecked(level > 0)
        self.slider.setEnabled(level > 0)
        if volume is not None:
            self.slider.setValue(levels.position_of(level, maps.largest(volume)))
            self.style.setCurrentText(maps.style_of(volume))
        self.level.setText("±%.2g" % level if level > 0 else "")
        for button, sign in ((self.up, 1), (self.down, -1)):
            _paint(button, QColor(css(maps.colour_of(volume, sign))))
        for widget in (self.check, self.slider, self.style):
            widget.blockSignals(False)

    def _toggle(self, checked: bool) -> None:
        volume = self._volume
        if not checked:
            if volume is not None:
                volume.display = False
            self.refresh()
        elif volume is None:
            self._fetch(self._index, self._show)
        else:
            self._show()

    def _show(self) -> None:
        level = self._level_of(self._group, self._index)
        maps.show(self._volume, level, self.style.currentText())
        self.refresh()

    def _move(self, position: int) -> None:
        if self._volume is None:  # The user has closed it.
            self.refresh()
            return
        level = levels.level_at(position, maps.largest(self._volume))
        maps.set_level(self._volume, level)
        self.level.setText("±%.2g" % level)

    def _restyle(self, style: str) -> None:
        if self._volume is not None:
            self._volume.set_display_style(style)

    def _swatch(self, colour: colours.Colour, sign: int) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(_SWATCH, _SWATCH)
        _paint(button, QColor(css(colour)))
        button.clicked.connect(lambda: self._pick(button, sign))
        return button

    def _pick(self, button: QToolButton, sign: int) -> None:
        colour = QColorDialog.getColor(button.property("colour"), button)
        if colour.isValid() and self._volume is not None:
            _paint(button, colour)
            maps.set_colour(self._volume, sign, colour.getRgbF()[:3])


def _paint(button: QToolButton, colour: QColor) -> None:
    button.setProperty("colour", colour)
    button.setStyleSheet("background: %s; border: 1px solid gray" % colour.name())
