"""Markers at the best voxels, the box that the model saw, dashes between atoms in contact."""
from typing import Any, Dict, Sequence, Tuple

from chimerax.atomic import Atoms
from chimerax.markers import MarkerSet, create_link

from ..glimpse_client.records.summary import Summary
from ..logic import box, colours, naming
from ..logic.contacts import contacts as interactions
from ..logic.explained import Explained
from ..logic.labels import voxel_label

_VOXEL = 0.35  # Å, radius
_LINE = 0.04
_CORNER = 0.04
_GREY = (153, 153, 153, 255)
_DASHES = (212, 176, 0, 255)
_YELLOW = (255, 220, 0, 120)
_FOCUS = 0.7


def voxel_markers(session: Any, summary: Summary) -> Any:
    """A marker at each of the best voxels, the best first; its label says what it reads as."""
    markers = MarkerSet(session, naming.VOXELS)
    for rank, voxel in enumerate(summary.top_voxels, 1):
        rgb = colours.HIGH if voxel.attribution > 0 else colours.LOW
        marker = markers.create_marker(voxel.position, _rgba(rgb), _VOXEL, rank)
        marker.name = "V%d" % rank
    return markers


def label_markers(session: Any, markers: Any, explained: Explained) -> None:
    """Labels them where there is a window, which ChimeraX draws labels with; they must be among
    the session's models.
    """
    if not session.ui.is_gui:
        return
    from chimerax.core.objects import Objects
    from chimerax.label.label3d import label

    for marker, voxel in zip(markers.atoms, explained.summary.top_voxels):
        text = voxel_label(voxel, explained.atoms)
        label(session, Objects(atoms=Atoms([marker])), "atoms", text=text)


def cube(session: Any, summary: Summary) -> Any:
    """The edges of the box."""
    grid = summary.grid
    edges = box.edges(grid.origin, grid.spacing, grid.size)
    markers, corners = MarkerSet(session, naming.BOX), {}  # type: Any, Dict[Any, Any]
    for place in sorted({end for edge in edges for end in edge}):
        corners[place] = markers.create_marker(place, _GREY, _CORNER)
    for first, second in edges:
        create_link(corners[first], corners[second], _GREY, _LINE)
    return markers


def contacts(session: Any, name: str, summary: Summary, atoms: Dict[int, Any]) -> Any:
    """Dashes between the atoms that the best voxels and pairs read as; None when there are none.
    ``atoms`` go by their index in the result.
    """
    pairs = {pair for pair in interactions(summary) if pair[0] in atoms and pair[1] in atoms}
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
