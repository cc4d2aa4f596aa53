"""Whether a ligand's bond orders are its own or a viewer's guess."""
from typing import Iterable

SINGLE = 1


def are_given(
    orders: Iterable[int], charges: Iterable[int], b_factors: Iterable[float], is_in_complex: bool
) -> bool:
    """True when orders and charges are worth sending.

    PyMOL guesses orders of hetero groups in PDB files, and no charges. A ligand that lies in an
    object with a polymer, or has B-factors and no charge, came from such a file: the daemon, which
    perceives orders itself and says so, gets it as PDB.
    """
    if any(charges):
        return True
    if is_in_complex or any(b_factors):
        return False
    return any(order != SINGLE for order in orders)
