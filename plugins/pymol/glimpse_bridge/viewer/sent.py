"""Which of PyMOL's atoms is which of a result's: the daemon says at which place in which text each
was sent, and texts have atoms in PyMOL's order.
"""
from typing import Any, Dict, List, Tuple

from ..logic import names
from ..logic.explained import Explained
from .stateof import Reading

Atom = Tuple[str, int]  # an object, and the atom's index there

STRUCTURE, LIGANDS, VERSUS = "structure", "ligands", "versus"  # the daemon's words for the texts
_TEXTS = {names.PROTEIN: STRUCTURE, names.LIGAND: LIGANDS, names.REFERENCE: VERSUS}
_ORDER = "found.append((model, index))"
_NAMED = "found.setdefault((segi, chain, resi, resn, name, alt), []).append(index)"


class Sent:
    """The atoms that the texts of an explanation were made of; read when they are first asked for."""

    def __init__(self, explained: Explained, reading: Reading, _self: Any) -> None:
        self._explained = explained
        self._reading = reading
        self._cmd = _self
        self._atoms = {}  # type: Dict[str, Dict[int, Atom]]

    def atoms(self, part: str) -> Dict[int, Atom]:
        """Of the protein, the ligand or the reference: PyMOL's atom by the result's index. Text and
        place alone tell: where a text has no names, as SDF hasn't, the daemon gives some of its own.
        """
        if part not in self._atoms:
            order = self._order(part)
            self._atoms[part] = {
                number: order[atom.index]
                for number, atom in enumerate(self._explained.atoms)
                if atom.text == _TEXTS[part]
                and atom.index is not None
                and atom.operation is None  # Another copy of the crystal is none of PyMOL's atoms.
                and atom.index < len(order)
            }
        return self._atoms[part]

    def _order(self, part: str) -> List[Atom]:
        origin, found = self._explained.origin, []  # type: Any, List[Atom]
        selections = {
            names.PROTEIN: origin.sent or origin.protein,
            names.LIGAND: origin.ligand,
            names.REFERENCE: origin.versus or "none",
        }
        chosen = selections[part]
        sources = origin.objects if part == names.PROTEIN else self._cmd.get_object_list(chosen)
        for source in sources or ():
            self._iterate("(%s) and model %s" % (chosen, source), source, _ORDER, found)
        return found

    def copied(self, copy: str, selection: str, source: str, part: str) -> Dict[int, int]:
        """For the atoms of a copy, by their index there, the result's indices. A copy may have its
        atoms in another order, not under other names; of equal ones the order counts.
        """
        mine, theirs = {}, {}  # type: Dict[Any, List[int]], Dict[Any, List[int]]
        self._cmd.iterate(copy, _NAMED, space={"found": mine})
        self._iterate(selection, source, _NAMED, theirs)
        known = {atom: number for number, atom in self.atoms(part).items()}
        return {
            own: known[source, other]
            for key, indices in mine.items()
            for own, other in zip(indices, theirs.get(key, ()))
            if (source, other) in known
        }

    def _iterate(self, selection: str, source: str, expression: str, found: Any) -> None:
        """Over the atoms that the state has."""
        self._cmd.iterate_state(self._reading.of(source), selection, expression, space={"found": found})
