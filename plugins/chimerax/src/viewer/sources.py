"""What an explanation was read from, and whether it is still that."""
from dataclasses import dataclass, replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy
from chimerax.atomic import concatenate

from .anchor import Anchor

_SAME = 0.01  # Å


@dataclass(frozen=True)
class Sources:
    """The atoms that are meant: of the ligand, of the protein before anything was left out, of the
    reference; and the coordinate set of each structure that has several.
    """

    ligand: Any
    protein: Any
    reference: Any
    coordsets: Tuple[Tuple[Any, int], ...]

    @classmethod
    def of(cls, ligand: Any, protein: Any, reference: Any = None) -> "Sources":
        """As they are now."""
        parts = [one for one in (ligand, protein, reference) if one is not None]
        structures = concatenate(parts).unique_structures
        several = [one for one in structures if one.num_coordsets > 1]
        return cls(ligand, protein, reference, tuple((one, one.active_coordset_id) for one in several))

    def at(self, state: int) -> "Sources":
        """With the coordinate set of this number where a structure has one."""
        coordsets = tuple(
            (one, state if state in one.coordset_ids else identifier)
            for one, identifier in self.coordsets
            if not one.deleted
        )
        return replace(self, coordsets=coordsets)

    def show(self) -> None:
        """Has the structures show the coordinate sets that were read."""
        for structure, identifier in self.coordsets:
            if not structure.deleted and identifier in structure.coordset_ids:
                structure.active_coordset_id = identifier

    def state(self) -> Dict[str, Any]:
        """For a session."""
        left = [(one, identifier) for one, identifier in self.coordsets if not one.deleted]
        return {
            "ligand": self.ligand,
            "protein": self.protein,
            "reference": self.reference,
            "structures": [one for one, _ in left],
            "coordsets": [int(identifier) for _, identifier in left],
        }

    @classmethod
    def of_state(cls, state: Dict[str, Any]) -> "Sources":
        """From a session."""
        coordsets = tuple(zip(state["structures"], state["coordsets"]))
        return cls(state["ligand"], state["protein"], state["reference"], coordsets)


class Fingerprint:
    """By what atoms are known again: what they and their residues are called, their elements, and
    where they are, seen from the anchor.
    """

    def __init__(self, parts: Sequence[Any], anchor: Anchor) -> None:
        self._parts = list(parts)
        self._anchor = anchor
        self._counts = [len(one) for one in self._parts]
        self._names = self._names_now()
        self._places = self._places_now()

    @property
    def has_names(self) -> bool:
        """Whether all are still there, and still called so."""
        return [len(one) for one in self._parts] == self._counts and all(
            numpy.array_equal(one, now) for one, now in zip(self._names, self._names_now())
        )

    @property
    def holds(self) -> bool:
        """Whether all is as it was."""
        if not self.has_names:
            return False
        return all(
            not len(one) or abs(one - now).max() <= _SAME
            for one, now in zip(self._places, self._places_now())
        )

    def _names_now(self) -> List[Any]:
        found = []  # type: List[Any]
        for atoms in self._parts:
            of = atoms.residues
            found += [atoms.names, atoms.element_numbers, of.names, of.chain_ids, of.numbers]
            found.append(of.insertion_codes)
        return found

    def _places_now(self) -> List[Any]:
        drift = self._anchor.drift  # type: Optional[Any]
        back = None if drift is None else drift.inverse()
        places = [numpy.array(one.scene_coords) for one in self._parts]
        return [one if back is None else back.transform_points(one) for one in places]
