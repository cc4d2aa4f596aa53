"""A channel: whether it shows, at which level, how."""
from typing import Any, Callable

from pymol.Qt import QtCore, QtGui, QtWidgets

from ..logic import colours, levels
from ..viewer.channels import Channels

_STYLES = ("surface", "mesh")
_SWATCH = 16  # pixels


class ChannelRow:
    """The widgets of a channel's row; what they do is done by ``Channels``."""

    def __init__(
        self,
        channels: Channels,
        index: int,
        label: str,
        attribution: float,
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._channels = channels
        self._index = index
        self.check = QtWidgets.QCheckBox(label)
        self.check.setObjectName(label)
        self.share = QtWidgets.QLabel("%+.2g" % attribution if attribution else "0")
        self.slider = QtWidgets.QSlider(QtCore.Qt.Orientation.Horizontal)
        self.slider.setRange(0, levels.STEPS)
        self.level = QtWidgets.QLabel("")
        self.style = QtWidgets.QComboBox()
        self.style.addItems(_STYLES)
        self.up, self.down = (_swatch(colour) for colour in (colours.HIGH, colours.LOW))
        self.widgets = (
            self.check,
            self.share,
            self.slider,
            self.level,
            self.style,
            self.up,
            self.down,
        )  # type: Any
        self.refresh()
        self.check.toggled.connect(guarded(self._toggle))
        self.slider.valueChanged.connect(guarded(self._move))
        self.style.currentTextChanged.connect(
            guarded(lambda style: channels.set_style(index, style))
        )
        self.up.clicked.connect(lambda: self._pick(self.up, 1))
        self.down.clicked.connect(lambda: self._pick(self.down, -1))

    def refresh(self) -> None:
        """Shows what PyMOL shows."""
        level, style = self._channels.state(self._index)
        for widget in (self.check, self.slider, self.style):
            widget.blockSignals(True)
        self.check.setChecked(level > 0)
        largest = self._channels.largest(self._index)
        self.slider.setEnabled(level > 0 and largest > 0)
        self.slider.setValue(levels.position_of(level, largest))
        self.level.setText("±%.2g" % level if level > 0 else "")
        self.style.setCurrentText(style)
        for button, sign, end in ((self.up, 1, colours.HIGH), (self.down, -1, colours.LOW)):
            _paint(button, QtGui.QColor.fromRgbF(*(self._channels.colour(self._index, sign) or end)))
        for widget in (self.check, self.slider, self.style):
            widget.blockSignals(False)

    def _toggle(self, checked: bool) -> None:
        if checked:
            self._channels.show(self._index, self.refresh)
        else:
            self._channels.hide(self._index)
            self.refresh()

    def _move(self, position: int) -> None:
        level = levels.level_at(position, self._channels.largest(self._index))
        self._channels.set_level(self._index, level)
        self.level.setText("±%.2g" % level)

    def _pick(self, button: Any, sign: int) -> None:
        colour = QtWidgets.QColorDialog.getColor(button.property("colour"), button)
        if colour.isValid():
            _paint(button, colour)
            self._channels.set_colour(self._index, sign, "0x" + colour.name()[1:])


def _swatch(colour: colours.Colour) -> Any:
    button = QtWidgets.QToolButton()
    button.setFixedSize(_SWATCH, _SWATCH)
    _paint(button, QtGui.QColor.fromRgbF(*colour))
    return button


def _paint(button: Any, colour: Any) -> None:
    button.setProperty("colour", colour)
    button.setStyleSheet("background: %s; border: 1px solid gray" % colour.name())
