"""Which of the viewer's atoms a result is about, and what each is painted with."""
from typing import Any, Dict, Mapping, Sequence

from .explained import Explained

STRUCTURE, LIGANDS, VERSUS = "structure", "ligands", "versus"  # the daemon's words for the texts

Seen = Mapping[str, Sequence[Any]]  # the atoms of each text that was sent, in its order


def atoms_of(explained: Explained, seen: Seen) -> Dict[int, Any]:
    """The atoms that are still there, by their index in the result: the daemon says at which place
    in which text each was. One of another copy of the crystal is none of the viewer's.
    """
    found = {}  # type: Dict[int, Any]
    for number, one in enumerate(explained.atoms):
        text = seen.get(one.text or "", ())
        if one.index is not None and one.operation is None and one.index < len(text):
            if not text[one.index].deleted:
                found[number] = text[one.index]
    return found


def scores_of(explained: Explained, atoms: Mapping[int, Any]) -> Dict[Any, float]:
    """What each atom is painted with; ``atoms`` go by their index in the result. An atom of two
    sides counts for the ligand, before the reference and the protein.
    """
    scores = {}  # type: Dict[Any, float]
    for text in (LIGANDS, VERSUS, STRUCTURE):
        for number, atom in atoms.items():
            if explained.atoms[number].text == text:
                scores.setdefault(atom, explained.atoms[number].painted or 0.0)
    return scores
