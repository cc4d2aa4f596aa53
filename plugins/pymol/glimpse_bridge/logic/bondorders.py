"""Whether a ligand's bond orders are its own or a viewer's guess."""
from typing import Iterable

SINGLE = 1
_IGNORE = 0x02000000  # PyMOL's flag 25, which its readers of PDB and mmCIF give to hetero atoms


def are_guessed(b_factors: Iterable[float], flags: Iterable[int], is_in_complex: bool) -> bool:
    """True for a ligand from a PDB or mmCIF file, whose orders and charges are guesses: it lies in
    an object with a polymer, or has B-factors or the flag of hetero atoms of such files.
    """
    return is_in_complex or any(b_factors) or any(flag & _IGNORE for flag in flags)


def are_given(orders: Iterable[int], charges: Iterable[int], is_guessed: bool) -> bool:
    """True when orders and charges are worth sending.

    PyMOL guesses both for hetero groups of PDB and mmCIF files, and sets one charge of a
    phosphate's two: such a ligand goes as mmCIF to the daemon, which perceives orders itself and
    says so.
    """
    if is_guessed:
        return False
    return any(charges) or any(order != SINGLE for order in orders)
