"""ChimeraX's Qt, for what all panels share."""
from Qt import QtCore, QtGui, QtWidgets

__all__ = ["QtCore", "QtGui", "QtWidgets"]
