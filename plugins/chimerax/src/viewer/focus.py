"""Centres what a row of a table is about, selects it, and marks it."""
from typing import Any

import numpy
from chimerax.atomic import AtomicStructure, Structure
from chimerax.geometry import find_close_points, translation

from ..logic import naming
from ..logic.tables import places
from .explanation import Explanation

_SAME = 0.05  # Å


def on(session: Any, one: Explanation, table: str, row: int) -> None:
    """Centres what a row is about, given the table's title and the row in the table's own order."""
    found = numpy.array(places(one.explained, table, row), numpy.float64)
    one.mark(found)
    if not len(found):
        return
    seen = one.scene_position.transform_points(found)
    _select(session, seen)
    _centre(session, seen.mean(axis=0))


def _select(session: Any, found: Any) -> None:
    session.selection.clear()
    for structure in session.models.list(type=Structure):
        if structure.name == naming.FOCUS or not structure.num_atoms:
            continue
        if isinstance(structure, AtomicStructure) or structure.name == naming.VOXELS:
            near, _ = find_close_points(structure.atoms.scene_coords, found, _SAME)
            structure.atoms[near].selecteds = True


def _centre(session: Any, place: Any) -> None:
    """Moves the camera sideways until the place lies in the middle; near and far stay."""
    camera = session.main_view.camera
    eye, ahead = camera.position.origin(), camera.view_direction()
    seen = eye + numpy.dot(place - eye, ahead) * ahead
    camera.position = translation(place - seen) * camera.position
