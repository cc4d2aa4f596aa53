"""From atoms that were clicked or typed to the ligands that are meant."""
from dataclasses import dataclass
from typing import Any, List, Optional, Tuple

from chimerax.atomic import AtomicStructure, Residue, Residues, concatenate
from chimerax.geometry import find_close_points

from ..glimpse_client import GlimpseError
from ..logic import naming

_WATER = "solvent"
_NOT_LIGANDS = (_WATER, "ions")
_UNNAMED = ("", "UNK", "UNL")
_MOST_RESIDUES = 10  # of one ligand, such as a glycan or a peptide-like inhibitor
_MOST_LISTED = 5
_NEAR = (4.0, 6.0, 9.0, 12.0)  # Å around what was clicked on the protein
_SAME_SITE = 4.0  # Å


@dataclass(frozen=True)
class LigandChoice:
    """A ligand: its residues, what to call it, the specification that means it."""

    residues: Tuple[Any, ...]
    label: str
    spec: str

    @property
    def atoms(self) -> Any:
        """Its Atoms."""
        return Residues(self.residues).atoms

    @property
    def structure(self) -> Any:
        """The model that it is in."""
        return self.residues[0].structure

    @property
    def heavy_atoms(self) -> int:
        """Their number."""
        return int((self.atoms.element_numbers > 1).sum())


def one_ligand(atoms: Any, most: Optional[int] = None) -> LigandChoice:
    """The ligand that atoms mean; ``most`` heavy atoms may a peptide that is one have, where the
    daemon has said it. Raises GlimpseError when it is none, or several.
    """
    atoms = ours_left_out(atoms)
    if not len(atoms):
        raise GlimpseError("There are no atoms.", "Specify a ligand.", "no-ligand")
    found = ligands_in(atoms)
    if len(found) == 1:
        return found[0]
    if found:
        raise GlimpseError(
            "There are %d ligands." % len(found),
            "Say which: %s." % ", ".join(one.spec for one in found[:_MOST_LISTED]),
            "several-ligands",
        )
    if all(one == _WATER for one in atoms.structure_categories):
        raise GlimpseError("There is no ligand, only water.", "Specify a ligand.", "no-ligand")
    peptide = _choice(list(atoms.unique_residues))
    if most is not None and peptide.heavy_atoms > most:
        raise GlimpseError(
            "There is no ligand, only a polymer of %d heavy atoms." % peptide.heavy_atoms,
            "Specify a ligand, or the residues of a peptide that is one.",
            "no-ligand",
        )
    return peptide


def ligands_in(atoms: Any) -> List[LigandChoice]:
    """The ligands that atoms touch, each as a whole, largest first; copies count each."""
    found = []  # type: List[LigandChoice]
    for residue in ours_left_out(atoms).unique_residues:
        if is_part_of_ligand(residue) and not any(residue in one.residues for one in found):
            found.append(_choice(_grown(residue)))
    return sorted(found, key=lambda choice: -choice.heavy_atoms)


def meant_by(session: Any, atoms: Any) -> List[LigandChoice]:
    """The ligands in atoms, or those next to them when they hold none."""
    found = ligands_in(atoms)
    for distance in () if found else _NEAR:
        found = ligands_in(around(session, atoms, distance, only_seen=True))
        if found:
            break
    return found


def others_in_site(session: Any, ligand: LigandChoice) -> List[LigandChoice]:
    """Other ligands that lie where this one lies, in models that may be hidden."""
    near = around(session, ligand.atoms, _SAME_SITE)
    return [one for one in ligands_in(near) if one.residues != ligand.residues]


def around(session: Any, atoms: Any, distance: float, only_seen: bool = False) -> Any:
    """Atoms of all structures, or of those that aren't hidden, within a distance of these."""
    structures = session.models.list(type=AtomicStructure)
    everything = concatenate(
        [one.atoms for one in structures if one.visible or not only_seen] or [atoms]
    )
    near, _ = find_close_points(everything.scene_coords, atoms.scene_coords, distance)
    return everything[near]


def ours_left_out(atoms: Any) -> Any:
    """Without markers, which are structures, too."""
    return atoms.filter([isinstance(one, AtomicStructure) for one in atoms.structures])


def is_part_of_ligand(residue: Any) -> bool:
    """Neither polymer nor water nor ion."""
    category = residue.atoms[0].structure_category
    return residue.polymer_type == Residue.PT_NONE and category not in _NOT_LIGANDS


def _grown(residue: Any) -> List[Any]:
    """The residue with those that are bonded to it and no part of a polymer."""
    residues = [residue]
    for one in residues:
        for neighbor in (atom.residue for near in one.atoms for atom in near.neighbors):
            if len(residues) == _MOST_RESIDUES:
                return residues
            if neighbor not in residues and is_part_of_ligand(neighbor):
                residues.append(neighbor)
    return residues


def _choice(residues: List[Any]) -> LigandChoice:
    return LigandChoice(tuple(residues), _label(residues), spec_of(residues))


def _label(residues: List[Any]) -> str:
    first = residues[0]
    if first.polymer_type != Residue.PT_NONE:
        return "%s_%s" % (first.structure.name, first.chain_id.strip() or "A")
    if first.name in _UNNAMED:
        return first.structure.name
    copies = (first.structure.residues.names == first.name).sum()
    number = "%s%d%s" % (first.chain_id.strip(), first.number, first.insertion_code.strip())
    return first.name if copies == 1 else "%s_%s" % (first.name, number)


def spec_of(residues: List[Any]) -> str:
    """A specification that stays true when other models are opened."""
    return " | ".join(_spec(one) for one in residues)


def _spec(residue: Any) -> str:
    numbers = naming.number(residue)
    return naming.chain_spec(residue.structure.id_string, residue.chain_id, numbers) or (
        "(#%s:%s & :%s)" % (residue.structure.id_string, numbers, residue.name)
    )


def spec_of_all(residues: Any) -> str:
    """A specification of many residues: whole models and chains where they are whole."""
    found = []  # type: List[str]
    for structure in residues.unique_structures:
        of_model = structure.residues
        mine = residues.filter(residues.structures == structure)
        if len(mine) == len(of_model):
            found.append("#" + structure.id_string)
            continue
        for chain in sorted(set(mine.chain_ids)):
            here, all_here = (one.filter(one.chain_ids == chain) for one in (mine, of_model))
            numbers = "" if len(here) == len(all_here) else naming.ranges(here, all_here)
            word = naming.chain_spec(structure.id_string, chain, numbers)
            found += [word] if word else [_spec(one) for one in here]
    return " | ".join(found)
