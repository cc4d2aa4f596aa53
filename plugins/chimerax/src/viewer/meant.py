"""Which ligand the user means by what is selected."""
from typing import Any, List

from chimerax.atomic import selected_atoms
from chimerax.core.commands import run
from chimerax.core.errors import UserError

from .ligands import LigandChoice, meant_by


def meant(session: Any) -> List[LigandChoice]:
    """The ligands that are selected, or next to what is selected."""
    atoms = selected_atoms(session)
    return meant_by(session, atoms) if len(atoms) else []


def explain_selected(session: Any) -> None:
    """Explains what is selected, or the ligand next to it. Errors are told."""
    found = meant(session)
    if len(found) != 1:
        raise UserError(
            "Select a ligand, or what lies next to one: %s."
            % ("there is none" if not found else "here are %d ligands" % len(found))
        )
    run(session, "glimpse explain %s" % found[0].spec)
