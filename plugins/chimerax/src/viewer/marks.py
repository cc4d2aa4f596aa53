"""Markers at the best voxels, the box that the model saw, dashes between atoms in contact."""
from typing import Any, Dict, Sequence, Tuple

from chimerax.atomic import Atoms
from chimerax.markers import MarkerSet, create_link

from ..glimpse_client.records.view import View
from ..logic import colours, naming

_VOXEL = 0.35  # Å, radius
_LINE = 0.04
_CORNER = 0.04
_GREY = (153, 153, 153, 255)
_DASHES = (212, 176, 0, 255)
_YELLOW = (255, 220, 0, 120)
_FOCUS = 0.7


def voxel_markers(session: Any, view: View) -> Any:
    """A marker at each of the best voxels, the best first; its label says what it reads as."""
    markers = MarkerSet(session, naming.VOXELS)
    for rank, one in enumerate(view.labels, 1):
        rgb = colours.HIGH if one.contribution > 0 else colours.LOW
        marker = markers.create_marker(one.position, _rgba(rgb), _VOXEL, rank)
        marker.name = "V%d" % rank
    return markers


def label_markers(session: Any, markers: Any, view: View) -> None:
    """Labels them where there is a window, which ChimeraX draws labels with; they must be among
    the session's models.
    """
    if not session.ui.is_gui:
        return
    from chimerax.core.objects import Objects
    from chimerax.label.label3d import label

    for marker, one in zip(markers.atoms, view.labels):
        label(session, Objects(atoms=Atoms([marker])), "atoms", text=one.text)


def cube(session: Any, view: View) -> Any:
    """The edges of the box."""
    edges = [(edge.first, edge.second) for edge in view.box]
    markers, corners = MarkerSet(session, naming.BOX), {}  # type: Any, Dict[Any, Any]
    for place in sorted({end for edge in edges for end in edge}):
        corners[place] = markers.create_marker(place, _GREY, _CORNER)
    for first, second in edges:
        create_link(corners[first], corners[second], _GREY, _LINE)
    return markers


def contacts(session: Any, name: str, view: View, atoms: Dict[int, Any]) -> Any:
    """Dashes between the atoms that the best voxels and pairs read as; None when there are none.
    ``atoms`` go by their index in the result.
    """
    pairs = {(one.ligand_atom, one.protein_atom) for one in view.contacts}
    pairs = {pair for pair in pairs if pair[0] in atoms and pair[1] in atoms}
    if not pairs:
        return None
    group = session.pb_manager.get_group(name)
    group.color = _DASHES
    group.radius = _LINE
    for first, second in sorted(pairs):
        group.new_pseudobond(atoms[first], atoms[second])
    return group


def focus(session: Any, places: Sequence[Tuple[float, ...]]) -> Any:
    """A transparent ball at each place; sessions don't keep them."""
    markers = MarkerSet(session, naming.FOCUS)
    markers.SESSION_SAVE = False
    for place in places:
        markers.create_marker(place, _YELLOW, _FOCUS)
    return markers


def _rgba(rgb: colours.Colour) -> Tuple[int, ...]:
    return tuple(int(round(255 * part)) for part in rgb) + (255,)
