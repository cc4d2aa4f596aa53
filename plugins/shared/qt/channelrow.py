"""A channel: whether it shows, at which level, how."""
from typing import Any, Callable

from ..logic import colours, levels
from .qt import QtCore, QtGui, QtWidgets

_STYLES = ("surface", "mesh")
_SWATCH = 16  # pixels
_LEVEL = "±0.0088"  # has room, also of a row that shows none yet
_SLIDER = 60  # pixels at least: one that is squeezed has no way to go


class ChannelRow:
    """The widgets of a channel's row; what they do is done by the viewer's ``Channels``, which are
    asked what shows: commands and sessions change it, too. ``guarded`` tells of errors.
    """

    def __init__(
        self,
        channels: Any,
        channel: Any,
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._channels = channels
        self._index = channel.index
        self.check = QtWidgets.QCheckBox("%s %s" % (channel.side, channel.name))
        self.check.setObjectName(self.check.text())
        self.share = QtWidgets.QLabel("%+.2g" % channel.attribution if channel.attribution else "0")
        self.slider = QtWidgets.QSlider(QtCore.Qt.Orientation.Horizontal)
        self.slider.setRange(0, levels.STEPS)
        self.slider.setMinimumWidth(_SLIDER)
        self.level = QtWidgets.QLabel("")
        self.level.setMinimumWidth(self.level.fontMetrics().boundingRect(_LEVEL).width())
        self.style = QtWidgets.QComboBox()
        self.style.addItems(_STYLES)
        self.up, self.down = (self._swatch(sign) for sign in (1, -1))
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
            guarded(lambda style: channels.set_style(channel.index, style))
        )
        for widget in self.widgets if channel.level is None else ():
            widget.setEnabled(False)

    def refresh(self) -> None:
        """Shows what the viewer shows."""
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
            self._channels.show(self._index, self.style.currentText(), self.refresh)
        else:
            self._channels.hide(self._index)
            self.refresh()

    def _move(self, position: int) -> None:
        level = levels.level_at(position, self._channels.largest(self._index))
        self._channels.set_level(self._index, level)
        self.level.setText("±%.2g" % level)

    def _swatch(self, sign: int) -> Any:
        button = QtWidgets.QToolButton()
        button.setFixedSize(_SWATCH, _SWATCH)
        button.clicked.connect(lambda: self._pick(button, sign))
        return button

    def _pick(self, button: Any, sign: int) -> None:
        colour = QtWidgets.QColorDialog.getColor(button.property("colour"), button)
        if colour.isValid():
            _paint(button, colour)
            self._channels.set_colour(self._index, sign, colour.getRgbF()[:3])


def _paint(button: Any, colour: Any) -> None:
    button.setProperty("colour", colour)
    button.setStyleSheet("background: %s; border: 1px solid gray" % colour.name())
