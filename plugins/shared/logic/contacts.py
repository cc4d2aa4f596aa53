"""Which atoms of the two sides interact, for dashes between them."""
from typing import Set, Tuple

from ..glimpse_client.records.summary import Summary

_CONTACT = 4.0  # Å: atoms farther apart than that touch nothing


def contacts(summary: Summary) -> Set[Tuple[int, int]]:
    """The ligand's and the protein's atom of what each best voxel and each pair of voxels reads as,
    by their index in the result.
    """
    return {
        (one.geometry.ligand_atom, one.geometry.protein_atom)
        for one in tuple(summary.top_voxels) + tuple(summary.reciprocal_pairs)
        if one.geometry is not None and one.geometry.distance <= _CONTACT
    }
