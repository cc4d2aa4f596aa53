"""Centres what a row of a table is about, and marks it."""
from typing import List, Tuple

from ..bridge import Bridge
from ..logic import names
from ..logic.explained import Explained
from ..logic.tables import by_size

_YELLOW = "0xffe24d"
_SECONDS = 0.5  # that the camera takes

Place = Tuple[float, ...]


def on(bridge: Bridge, name: str, table: str, row: int) -> None:
    """Centres what a row is about, given the table's title and the row in the table's own order."""
    if name not in bridge.results:
        return
    _self, mark, view = bridge.cmd, names.member(name, names.FOCUS), bridge.cmd.get_view()
    _self.delete(mark)
    for place in places(bridge.results[name], table, row):
        _self.pseudoatom(mark, pos=list(place), vdw=0.7, color=_YELLOW)
    _self.hide("everything", mark)
    _self.show("spheres", mark)
    _self.set("sphere_transparency", 0.6, mark)
    _self.group(name, mark)
    _self.set_view(view)
    _self.center(mark, animate=_SECONDS)


def places(explained: Explained, table: str, row: int) -> List[Place]:
    """Where a row's voxel or atoms are."""
    summary, atoms = explained.summary, explained.atoms
    if table == "Voxels":
        return [summary.top_voxels[row].position]
    if table == "Pairs":
        pair = summary.reciprocal_pairs[row]
        return [atoms[one.index].position for one in (pair.ligand_atom, pair.protein_atom)]
    if table == "Atoms":
        return [by_size(atoms)[row].position]
    residue = summary.residues[row]
    key = residue.side, residue.chain, residue.number, residue.insertion_code
    return [
        atom.position
        for atom in atoms
        if (atom.side, atom.chain, atom.residue_number, atom.insertion_code) == key
    ]
