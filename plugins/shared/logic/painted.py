"""What each atom of a result is painted with."""
from typing import List, Sequence

from ..glimpse_client.records.explain import Atom
from ..glimpse_client.records.summary import Summary


def painted(atoms: Sequence[Atom], summary: Summary) -> List[float]:
    """For each atom what it contributed. Of an atom that both ligands of a comparison have in the
    same place it is the net contribution of the two, for either: what a ligand shares with the
    reference is as good as white then, and what differs stands out.
    """
    values = [atom.attribution for atom in atoms]
    for match in summary.comparison.matches if summary.comparison is not None else ():
        values[match.ligand_index] = values[match.reference_index] = match.net
    return values
