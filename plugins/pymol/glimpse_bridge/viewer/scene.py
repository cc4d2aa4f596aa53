"""Draws an explanation: the view of the paper's figure 1, in a group of objects of its own. Nothing
of the user's is changed.
"""
from typing import Any, Iterator, List

from pymol import cgo

from ..glimpse_client.records.view import View
from ..logic import colours, names
from ..logic.explained import Explained
from ..logic.scale import PictureScale
from . import ours, painting, surfaces
from .atoms import ranges
from .sent import Sent
from .stateof import Reading

_CARTOON = "0xd9dce0"
_GREY = "0x999999"
_DASHES = "0xd4b000"


def draw(explained: Explained, scale: PictureScale, legend: bool, _self: Any) -> Iterator[None]:
    """Draws step by step, so that a window can breathe between two; the camera stays."""
    drawing = Drawing(explained, scale, _self)
    view = _self.get_view()
    _self.group(explained.name)
    for step in drawing.steps():
        _self.set_view(view)
        yield
        view = _self.get_view()
        step()
        _self.set_view(view)
    if not legend:
        _self.disable(names.member(explained.name, names.LEGEND))
    _self.group(explained.name, action="close")


class Drawing:
    """The parts of the view."""

    def __init__(self, explained: Explained, scale: PictureScale, _self: Any) -> None:
        self.explained = explained
        self.scale = scale
        self.cmd = _self
        self._reading = Reading(explained.origin.state, _self, explained.origin.states)
        self._sent = Sent(explained, self._reading, _self)

    @property
    def _view(self) -> View:
        assert self.explained.view is not None
        return self.explained.view

    def steps(self) -> Iterator[Any]:
        """What is to be drawn, in order."""
        for index, name in enumerate(self.explained.origin.objects):
            suffix = "" if not index else "_%d" % (index + 1)
            yield lambda name=name, suffix=suffix: self._protein(name, suffix)
            yield lambda name=name, suffix=suffix: self._pocket(name, suffix)
        yield self._ligand
        yield self._cube
        yield self._voxels
        yield self._contacts
        yield self._legend
        for found in self.explained.default_maps:
            yield lambda found=found: surfaces.add_map(self.explained.name, found, self.cmd)
            for sign in surfaces.SIGNS:
                yield lambda found=found, sign=sign: self._surface(found, sign)

    def _name(self, part: str) -> str:
        return names.member(self.explained.name, part)

    def _copy(self, part: str, selection: str, source: str) -> str:
        name = self._name(part)
        state = self._reading.of(source)
        self.cmd.create(name, selection, state, 1, zoom=0)
        ours.add(name, self.cmd)
        self.cmd.group(self.explained.name, name)
        self.cmd.hide("everything", name)
        return name

    def _protein(self, source: str, suffix: str) -> None:
        selection = "(%s) and model %s" % (self.explained.origin.protein, source)
        name = self._copy(names.PROTEIN + suffix, selection, source)
        self.cmd.show("cartoon", name)
        self.cmd.color(_CARTOON, name)
        self.cmd.set("cartoon_transparency", 0.8, name)

    def _pocket(self, source: str, suffix: str) -> None:
        atoms = self._sent.atoms(names.PROTEIN)
        indices = [
            atoms[number][1]
            for number in self._view.pocket
            if number in atoms and atoms[number][0] == source
        ]
        if not indices:
            return
        pocket = "(%s) and byres (model %s and index %s)" % (
            self.explained.origin.protein,
            source,
            ranges(indices),
        )
        name = self._copy(names.POCKET + suffix, pocket, source)
        self.cmd.show("sticks", name)
        self.cmd.show("nb_spheres", name)
        self.cmd.hide("everything", "%s and hydro and (elem C extend 1)" % name)
        self.cmd.set("stick_radius", 0.11, name)
        self.cmd.set("valence", 0, name)
        self._colour(name, pocket, source, names.PROTEIN)

    def _ligand(self) -> None:
        origin = self.explained.origin
        for part, chosen in ((names.LIGAND, origin.ligand), (names.REFERENCE, origin.versus)):
            sources = self.cmd.get_object_list(chosen) if chosen else []
            for source in sources or []:
                selection = "(%s) and model %s" % (chosen, source)
                name = self._copy(part, selection, source)
                self.cmd.show("sticks", name)
                self.cmd.hide("everything", "%s and hydro and (elem C extend 1)" % name)
                self.cmd.set("stick_radius", 0.25 if part == names.LIGAND else 0.12, name)
                self.cmd.set("valence", 0, name)
                self._colour(name, selection, source, part)

    def _colour(self, name: str, selection: str, source: str, part: str) -> None:
        """Keeps what the atoms are painted with in a copy's B-factors, and paints it."""
        values = {}
        for index, number in self._sent.copied(name, selection, source, part).items():
            values[index] = self.explained.atoms[number].painted or 0.0
        self.cmd.alter(name, "b = values.get(index, 0.0)", space={"values": values})
        painting.paint(name, self.scale.limit, self.cmd)

    def _cube(self) -> None:
        lines = [cgo.BEGIN, cgo.LINES, cgo.COLOR, 0.6, 0.6, 0.6]  # type: List[float]
        for edge in self._view.box:
            lines += [cgo.VERTEX] + list(edge.first) + [cgo.VERTEX] + list(edge.second)
        name = self._name(names.BOX)
        self.cmd.load_cgo(lines + [cgo.END], name, zoom=0)
        self.cmd.set("cgo_line_width", 1.5, name)
        self.cmd.group(self.explained.name, name)

    def _voxels(self) -> None:
        name = self._name(names.VOXELS)
        if not self._view.labels:
            return  # Two poses that are one have no difference anywhere.
        for rank, label in enumerate(self._view.labels, 1):
            self.cmd.pseudoatom(
                name,
                name="V%d" % rank,
                resi=str(rank),
                resn="VOX",
                pos=list(label.position),
                b=label.contribution,
                vdw=0.25,
                color=colours.hexadecimal(colours.HIGH if label.contribution > 0 else colours.LOW),
                label=label.text,
            )
        ours.add(name, self.cmd)
        self.cmd.group(self.explained.name, name)
        self.cmd.hide("everything", name)
        self.cmd.show("spheres", name)
        self.cmd.show("labels", name)
        for setting, value in _LABELS.items():
            self.cmd.set(setting, value, name)
        for rank in range(len(self._view.labels)):
            self.cmd.set(
                "label_screen_point",
                [_LABEL_LEFT, _LABEL_TOP - _LABEL_LINE * rank, _LABEL_FRONT],
                "%s and resi %d" % (name, rank + 1),
            )

    def _contacts(self) -> None:
        """Dashes between atoms that touch or contribute most, where the record has them: between
        copies PyMOL would draw them without the matrix that an object was dragged by.
        """
        name, atoms = self._name(names.CONTACTS), self.explained.atoms
        ends = self.cmd.get_unused_name("_glimpse_ends")
        for contact in self._view.contacts:
            for number in (contact.ligand_atom, contact.protein_atom):
                self.cmd.pseudoatom(ends, pos=list(atoms[number].position))
            first = "(model %s and index %%d)" % ends
            self.cmd.distance(name, first % 1, first % 2)
            self.cmd.delete(ends)
        if name in self.cmd.get_names("objects"):
            self.cmd.group(self.explained.name, name)
            self.cmd.color(_DASHES, name)
            self.cmd.set("dash_radius", 0.04, name)
            self.cmd.set("dash_gap", 0.25, name)
            self.cmd.hide("labels", name)

    def _legend(self) -> None:
        painting.add_legend(self.explained.name, self.scale.limit, self.cmd)

    def _surface(self, found: Any, sign: int) -> None:
        peaks = found.maximum, -found.minimum
        level = self.scale.level(found)
        surfaces.show_sign(self.explained.name, found.channel, sign, peaks, level, self.cmd)


_LABELS = {
    "label_size": 18,
    "label_font_id": 7,
    "label_color": "front",
    # On the screen: in space sticks cover labels, even with float_labels.
    "label_relative_mode": 1,
    "label_position": [1, 0, 0],  # The text begins at its point.
    "label_connector": 1,
    "label_connector_color": "0x999999",
    "label_connector_width": 1.0,
}
# The screen reaches from -1 to 1 in width, height and depth: a list at the upper left, in front.
_LABEL_LEFT, _LABEL_TOP, _LABEL_FRONT, _LABEL_LINE = -0.95, 0.9, -0.95, 0.08
