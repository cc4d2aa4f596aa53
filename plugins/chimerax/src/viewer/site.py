"""The texts of a site: the ligand, and the protein around it as it is seen."""
from dataclasses import dataclass, replace
from typing import Any, Dict, List, Optional, Tuple

from chimerax.atomic import AtomicStructure, Atoms, Residue, concatenate
from chimerax.geometry import find_close_points

from ..glimpse_client import GlimpseError, Structure
from ..logic import sites, spread
from ..logic.explained import Origin
from ..logic.seen import LIGANDS, STRUCTURE, VERSUS, Seen
from .anchor import Anchor
from .ligands import LigandChoice, ours_left_out, spec_of, spec_of_all
from .sources import Fingerprint, Sources

_REACH = 8.0  # Å: a model with a polymer so near to the ligand is its protein
_BEYOND = 13.0  # Å beyond the models' reach: so much of a large protein is sent
_LARGE = 30000  # atoms
_OVERLAP = 1.0  # Å: two atoms nearer than that are one thing twice
_SUPERPOSED = 20  # atoms so near to another model's, or half of a small model's
_CELL_FIELDS = ("length_a", "length_b", "length_c", "angle_alpha", "angle_beta", "angle_gamma")


@dataclass(frozen=True)
class Site:
    """What is sent of a ligand and its protein, and the atoms that it was read from."""

    ligand: Structure
    protein: Structure
    ligand_atoms: Any
    protein_atoms: Any
    origin: Origin
    anchor: Anchor
    seen: Seen
    sources: Sources
    fingerprint: Fingerprint
    reference_atoms: Any = None  # Of the ligand that it is compared with.


def read_site(
    session: Any,
    ligand: LigandChoice,
    protein: Optional[Any],
    reach: float,
    origin: Optional[Origin] = None,
) -> Site:
    """The texts in the coordinates that are seen: with the models' positions applied.

    Without a protein it is the ligand's own model, or the shown ones around it; ``origin`` is that
    of the whole when this is a part, ``reach`` how far the models look, Å. Raises GlimpseError when
    there is none.
    """
    around, models, whole = surroundings(session, ligand, protein)
    notes = list(whole.notes)
    around = _cropped(around, ligand.atoms, reach + _BEYOND, notes)
    origin = origin or replace(whole, notes=tuple(notes))
    structure = Structure(sites.cif_text(site_atoms(around), _cell(models)), "mmcif", models[0].name)
    anchor, seen = Anchor.of(around, ligand.atoms), {
        STRUCTURE: tuple(around),
        LIGANDS: tuple(ligand.atoms),
    }
    return Site(
        read_ligand(ligand),
        structure,
        ligand.atoms,
        around,
        origin,
        anchor,
        seen,
        Sources.of(ligand.atoms, whole_protein(protein, models)),
        Fingerprint([ligand.atoms, around], anchor),
    )


def whole_protein(protein: Optional[Any], models: List[Any]) -> Any:
    """The atoms that were named as the protein, else those of its models."""
    if protein is None:
        return concatenate([one.atoms for one in models])
    return ours_left_out(protein)


def surroundings(
    session: Any, ligand: LigandChoice, protein: Optional[Any]
) -> Tuple[Any, List[Any], Origin]:
    """The protein's atoms, residue by residue, the models that they are of, and where what comes of
    them is from. Raises GlimpseError when there is none.
    """
    notes = []  # type: List[str]
    mine = ligand.atoms
    if protein is None:
        models = _proteins(session, ligand, notes)
        around = concatenate([one.atoms for one in models]) if models else Atoms()
        spec = " ".join("#" + one.id_string for one in models)
    else:
        typed = getattr(protein, "spec", "")  # What a command's argument was parsed from.
        around = ours_left_out(protein)
        models = list(around.unique_structures)
        lasts = typed and "sel" not in typed  # A selection is another one by and by.
        spec = typed if lasts else spec_of_all(around.unique_residues)
    around = around.subtract(mine)
    if not len(around):
        raise GlimpseError(
            "There is no protein within %d Å of %s." % (_REACH, ligand.label),
            "Show the protein's model, or name it: glimpse explain LIGAND protein PROTEIN.",
            "no-protein",
        )
    around = _by_residue(_without_other_poses(around, mine, notes), models)
    notes += _other_parts(session, ligand)
    names = tuple("%s #%s" % (one.name, one.id_string) for one in models)
    return around, models, Origin(
        ligand.label,
        ligand.spec,
        spec,
        names,
        names,
        ligand.structure.active_coordset_id,
        tuple(notes),
        "",
    )


def compared(site: Site, reference: LigandChoice) -> Site:
    """The site of a ligand that is compared with another one."""
    title = "%s minus %s" % (site.origin.label, reference.label)
    atoms = reference.atoms
    return replace(
        site,
        origin=replace(site.origin, label=title, versus=reference.spec),
        seen={**site.seen, VERSUS: tuple(atoms)},
        sources=Sources.of(site.ligand_atoms, site.sources.protein, atoms),
        fingerprint=Fingerprint([site.ligand_atoms, site.protein_atoms, atoms], site.anchor),
        reference_atoms=atoms,
    )


def read_ligand(ligand: LigandChoice) -> Structure:
    """A ligand's text, with its bonds where they have orders of their own."""
    atoms = sites.named_apart(site_atoms(ligand.atoms))
    text = sites.cif_text(atoms, bonds=_bonds(ligand.atoms))
    return Structure(text, "mmcif", ligand.label)


def site_atoms(atoms: Any) -> List[sites.SiteAtom]:
    """The atoms, in their order; of alternate locations the one that is shown."""
    chains = _chains(atoms)
    return [
        sites.SiteAtom(
            atom.name,
            element,
            residue.name,
            chains[residue],
            residue.number,
            residue.insertion_code.strip(),
            tuple(float(at) for at in place),
            float(occupancy),
            float(b_factor),
            residue.polymer_type == Residue.PT_NONE,
        )
        for atom, residue, element, place, occupancy, b_factor in zip(
            atoms,
            atoms.residues,
            atoms.element_names,
            atoms.scene_coords,
            atoms.occupancies,
            atoms.bfactors,
        )
    ]


def _chains(atoms: Any) -> Dict[Any, str]:
    """The chain that each residue is sent under."""
    residues = list(dict.fromkeys(atoms.residues))
    keys = [
        sites.ResidueKey(
            "#" + one.structure.id_string,
            one.chain_id.strip(),
            one.number,
            one.insertion_code.strip(),
            one.name,
        )
        for one in residues
    ]
    return dict(zip(residues, sites.told_apart(keys)))


def close_to(first: Any, second: Any, distance: float) -> Any:
    """Those of the first atoms that lie within a distance of the second ones."""
    near, _ = find_close_points(first.scene_coords, second.scene_coords, distance)
    return first[near]


def _bonds(atoms: Any) -> List[sites.Bond]:
    """The ligand's bonds; none unless the file gave an order to each."""
    index = {atom: at for at, atom in enumerate(atoms)}
    bonds = []  # type: List[sites.Bond]
    for bond in atoms.intra_bonds:
        order = sites.order_of(getattr(bond, "order", None), getattr(bond, "mol2_type", None))
        if order is None:
            return []
        first, second = bond.atoms
        bonds.append((index[first], index[second], order))
    return bonds


def _cell(models: List[Any]) -> Optional[sites.Cell]:
    """The crystal's, while one model lies where its file puts it."""
    from chimerax.mmcif import TableMissingFieldsError, get_mmcif_tables_from_metadata
    from chimerax.pdb_matrices import unit_cell_parameters

    if len(models) != 1 or not models[0].scene_position.is_identity():
        return None
    cell, symmetry = get_mmcif_tables_from_metadata(models[0], ["cell", "symmetry"])
    if cell is None:
        return sites.cell_of(unit_cell_parameters(models[0]))
    try:  # ChimeraX's own reading of mmCIF fails where the file has no Z.
        lengths_and_angles = cell.fields(_CELL_FIELDS)[0]
    except TableMissingFieldsError:
        return None
    names = symmetry.fields(["space_group_name_h-m"], missing_value="")[0] if symmetry else [""]
    return sites.cell_of_texts(lengths_and_angles, names[0])


def _polymer(atoms: Any) -> Any:
    return atoms.filter(atoms.residues.polymer_types != Residue.PT_NONE)


def _proteins(session: Any, ligand: LigandChoice, notes: List[str]) -> List[Any]:
    own = ligand.structure
    shown = [
        one
        for one in session.models.list(type=AtomicStructure)
        if one is own or (one.visible and one.display)
    ]
    taken = []  # type: List[Any]
    for model in sorted(shown, key=lambda one: one is not own):
        polymer = _polymer(model.atoms.subtract(ligand.atoms))
        if not len(polymer) or not len(close_to(polymer, ligand.atoms, _REACH)):
            continue
        over = [len(close_to(polymer, _polymer(one.atoms), _OVERLAP)) for one in taken]
        if over and sum(over) >= min(_SUPERPOSED, len(polymer) / 2):
            other = taken[over.index(max(over))]
            notes.append(
                "%s #%s lies over %s #%s and was left out."
                % (model.name, model.id_string, other.name, other.id_string)
            )
        else:
            taken.append(model)
    return taken


def _other_parts(session: Any, ligand: LigandChoice) -> List[str]:
    """Notes on shown models that hold the rest of the ligand."""
    heavy = ligand.atoms.filter(ligand.atoms.element_numbers > 1)
    mine = _places(heavy)
    notes = []  # type: List[str]
    for model in session.models.list(type=AtomicStructure):
        if model is ligand.structure or not (model.visible and model.display):
            continue
        atoms = _of_molecules(model.atoms)
        others = _places(close_to(atoms, heavy, spread.LONGEST_BOND)) if len(atoms) else []
        if spread.is_rest(mine, others):
            name = "%s #%s" % (model.name, model.id_string)
            notes.append(spread.note(mine, name, others, "one model (combine)"))
    return notes


def _of_molecules(atoms: Any) -> Any:
    """Heavy atoms of ligands and of pieces of them: what has fewer than five ChimeraX takes for
    ions, of which those are some that are an atom each.
    """
    kinds, sizes = atoms.structure_categories, atoms.residues.num_atoms
    is_piece = (kinds == "ligand") | ((kinds == "ions") & (sizes > 1))
    return atoms.filter(is_piece & (atoms.element_numbers > 1))


def _places(atoms: Any) -> List[spread.Place]:
    return [(name, tuple(place)) for name, place in zip(atoms.names, atoms.scene_coords)]


def _without_other_poses(around: Any, ligand: Any, notes: List[str]) -> Any:
    """Without hetero groups that lie where the ligand lies: other ligands of the same site."""
    hetero = around.filter(around.residues.polymer_types == Residue.PT_NONE)
    hetero = hetero.filter(hetero.element_numbers > 1)
    heavy = ligand.filter(ligand.element_numbers > 1)
    if not len(hetero):
        return around
    others = close_to(hetero, heavy, _OVERLAP).unique_residues
    for residue in others:
        notes.append(
            "%s (%s) of %s lies where the ligand lies and was left out."
            % (residue.name, spec_of([residue]), residue.structure.name)
        )
    return around.subtract(others.atoms) if len(others) else around


def _by_residue(atoms: Any, models: List[Any]) -> Any:
    """In the order of the residues: that of the atoms is another one, and frames are in the order
    of the text, in which a residue is one piece.
    """
    return concatenate([one.residues.atoms for one in models]).intersect(atoms)


def _cropped(around: Any, ligand: Any, distance: float, notes: List[str]) -> Any:
    if len(around) <= _LARGE:
        return around
    notes.append("Only residues within %d Å of the ligand were sent." % distance)
    return around.intersect(close_to(around, ligand, distance).unique_residues.atoms)
