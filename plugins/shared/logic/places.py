"""Where it is what a row of a table is about."""
from typing import List, Tuple

from .explained import Explained
from .tables import by_size

Place = Tuple[float, ...]


def places(explained: Explained, table: str, row: int) -> List[Place]:
    """Where a row's voxel or atoms are."""
    summary, atoms = explained.summary, explained.atoms
    if table == "Voxels":
        return [summary.top_voxels[row].position]
    if table == "Pairs":
        pair = summary.reciprocal_pairs[row]
        ends = pair.ligand_atom.index, pair.protein_atom.index
        if pair.geometry is not None:  # The atoms that the reading names.
            ends = pair.geometry.ligand_atom, pair.geometry.protein_atom
        return [atoms[index].position for index in ends]
    if table == "Atoms":
        return [by_size(atoms)[row].position]
    residue = summary.residues[row]
    key = residue.side, residue.chain, residue.number, residue.insertion_code, residue.name
    return [
        one.position
        for one in atoms
        if (one.side, one.chain, one.residue_number, one.insertion_code, one.residue_name) == key
    ]
