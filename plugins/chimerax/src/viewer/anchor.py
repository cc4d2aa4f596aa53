"""What an explanation is fixed to."""
from typing import Any, Dict, Optional

from chimerax.geometry import Place


class Anchor:
    """A model, and where it lay when its atoms were read."""

    def __init__(self, model: Any, read_at: Any) -> None:
        self._model = model
        self._read_at = read_at

    @classmethod
    def of(cls, protein: Any, ligand: Any) -> "Anchor":
        """The one model of the protein's atoms, else that of the ligand's."""
        for atoms in (protein, ligand):
            if len(atoms.unique_structures) == 1:
                model = atoms.unique_structures[0]
                return cls(model, model.scene_position)
        return cls(None, Place())

    @property
    def drift(self) -> Optional[Any]:
        """The Place that takes what was read to where it is now; None once the model is closed."""
        if self._is_gone:
            return None
        return self._model.scene_position * self._read_at.inverse()

    @property
    def _is_gone(self) -> bool:
        return self._model is None or bool(self._model.deleted)

    def state(self) -> Dict[str, Any]:
        """For a session."""
        return {"model": None if self._is_gone else self._model, "read at": self._read_at.matrix}

    @classmethod
    def of_state(cls, state: Dict[str, Any]) -> "Anchor":
        """From a session."""
        return cls(state["model"], Place(state["read at"]))
