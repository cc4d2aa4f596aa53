"""Stands in for ChimeraX where there is none: atoms with a look, and collections of them."""
import sys
import types

import numpy

STICK_STYLE, SPHERE_STYLE = 2, 0


class Atom:
    """Its look, as ChimeraX has it."""

    STICK_STYLE = STICK_STYLE

    def __init__(self, color=(200, 200, 200, 255), display=False, draw_mode=SPHERE_STYLE):
        self.color, self.display, self.draw_mode = color, display, draw_mode
        self.deleted = False

    @classmethod
    def register_attr(cls, session, name, who, attr_type=None):
        """ChimeraX's, for sessions."""


class Atoms(list):
    """Properties of all of them at once, in arrays."""

    colors = property(
        lambda self: numpy.array([one.color for one in self], numpy.uint8).reshape(-1, 4),
        lambda self, values: self._set("color", map(tuple, values)),
    )
    displays = property(
        lambda self: numpy.array([one.display for one in self], bool),
        lambda self, values: self._set("display", values),
    )
    draw_modes = property(
        lambda self: numpy.array([one.draw_mode for one in self], numpy.uint8),
        lambda self, values: self._set("draw_mode", values),
    )

    def _set(self, name, values):
        for one, value in zip(self, values):
            setattr(one, name, value)


def install():
    """Makes them importable under ChimeraX's names."""
    for name in ("chimerax", "chimerax.atomic"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["chimerax.atomic"].Atom = Atom
    sys.modules["chimerax.atomic"].Atoms = Atoms
