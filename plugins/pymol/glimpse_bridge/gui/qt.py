"""PyMOL's Qt, for what all panels share."""
from pymol.Qt import QtCore, QtGui, QtWidgets

__all__ = ["QtCore", "QtGui", "QtWidgets"]
