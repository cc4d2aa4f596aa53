"""Specifications of atoms as they are typed."""
import re
from typing import Any

from chimerax.atomic import AtomsArg
from chimerax.core.commands import AnnotationError

_WORD = re.compile(r"\s*(\"[^\"]*\"?|\S+(?:\s*[&|]\s*\S+)*)")
_REMEDY = "Write it as for ChimeraX's own commands, such as :478 or /A:25"


class SpecificationArg(AtomsArg):
    """Atoms; what ChimeraX can't read is named as it was typed."""

    @classmethod
    def parse(cls, text: str, session: Any) -> Any:
        """ChimeraX's: the atoms, the text that was taken, the rest."""
        typed = _WORD.match(text)
        if typed is None:  # Nothing, or a keyword is missing: ChimeraX says it.
            return super().parse(text, session)
        try:
            found = super().parse(text, session)
        except AnnotationError as error:
            raise AnnotationError(_told(typed.group(1)), offset=error.offset) from error
        rest = found[2].lstrip()
        if rest[:1] in ("&", "|"):
            raise AnnotationError(_told(typed.group(1)), offset=len(text) - len(rest))
        return found


def _told(specification: str) -> str:
    return "ChimeraX can't read the specification '%s'. %s" % (specification, _REMEDY)
