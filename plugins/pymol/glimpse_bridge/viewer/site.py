"""The texts of a site: the ligand, and the protein around it as it is seen."""
from dataclasses import dataclass
from typing import Any, Dict, List, Tuple

from ..glimpse_client import GlimpseError, Structure
from ..logic import bondorders, ciftext, spread
from ..logic.explained import Origin
from .atoms import lasting
from .ligands import NOT_LIGAND, LigandChoice
from .ours import OURS
from .stateof import CURRENT, state_of

_REACH = 12  # Å, as far as the models see: an object with a polymer so near counts as protein
_CROP = 25  # Å of a large protein that are sent; the models see 12
_LARGE = 30000  # atoms
_OVERLAP = 1.0  # Å: two atoms nearer than that are one thing twice
_SUPERPOSED = 20  # atoms so near to another object's
_IDENTITY = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)  # an object's matrix, row by row
_UNMOVED = 1e-3  # of a matrix's element: rounding where a matrix was reset


@dataclass(frozen=True)
class Site:
    """What is sent of a ligand and its protein, and where it came from."""

    ligand: Structure
    protein: Structure
    origin: Origin


def read_site(
    ligand: LigandChoice, protein: str, state: int, hidden: List[str], _self: Any
) -> Site:
    """The texts in one state, in the coordinates that are seen: with object matrices applied.

    Without a protein it is the ligand's own object, or the enabled ones around it; ``hidden`` are
    disabled objects that count as enabled. Raises GlimpseError when there is none.
    """
    notes = []  # type: List[str]
    names, around = surroundings(ligand, protein, hidden, notes, _self)
    around = _cropped(around, ligand, notes, _self)
    state = state if state > 0 else state_of(ligand.object, CURRENT, _self)
    notes += _other_parts(ligand, state, _self)
    texts = [
        (name, _text("(%s) and model %s" % (around, name), state_of(name, state, _self), _self))
        for name in names
    ]
    is_in_crystal = _is_in_crystal(names[0], state_of(names[0], state, _self), _self)
    text, renamed = ciftext.joined(texts, has_cell=is_in_crystal)
    for one in renamed:
        notes.append(
            "Chain %s of %s goes as %s: its numbers are there already in another object or segment."
            % (one.chain or "''", one.object, one.name)
        )
    return Site(
        read_ligand(ligand, state, _self),
        Structure(text, "mmcif", names[0]),
        Origin(
            ligand.label,
            ligand.selection,
            around,
            tuple(names),
            tuple(sorted({ligand.object, *names})),
            state,
            tuple(notes),
            "",
        ),
    )


def surroundings(
    ligand: LigandChoice, protein: str, hidden: List[str], notes: List[str], _self: Any
) -> Tuple[List[str], str]:
    """The objects that the protein is in, and a selection of it; what is left out is noted. Raises
    GlimpseError when there is none.
    """
    if protein:
        # A selection that was typed may mean other atoms by the time that the view is drawn.
        around = lasting("(%s) and not (%s) and not %s" % (protein, ligand.selection, OURS), _self)
        names = _objects(around, _self)
    else:
        names = _proteins(ligand, hidden, notes, _self)
        around = "(%s) and not (%s) and not %s" % (" or ".join(names), ligand.selection, OURS)
    if not names or not _self.count_atoms(around):
        raise GlimpseError(
            "There is no protein within %d Å of %s." % (_REACH, ligand.label),
            "Show the protein's object, or name it: glimpse_explain LIGAND, PROTEIN.",
            "no-protein",
        )
    return names, _without_other_poses(around, ligand, notes, _self)


def read_ligand(ligand: LigandChoice, state: int, _self: Any) -> Structure:
    """A ligand's text: SDF where it has bond orders of its own, else mmCIF."""
    at = state_of(ligand.object, state, _self)
    model = _self.get_model(ligand.selection, at)
    if not model.atom:
        raise GlimpseError(
            "%s has no atoms in state %d." % (ligand.label, at),
            "Choose another state.",
            "no-ligand",
        )
    guessed = bondorders.are_guessed(
        (atom.b for atom in model.atom),
        (atom.flags for atom in model.atom),
        _self.count_atoms("polymer and model %s" % ligand.object) > 0,
    )
    given = bondorders.are_given(
        (bond.order for bond in model.bond),
        (atom.formal_charge for atom in model.atom),
        guessed,
    )
    if given:
        return Structure(_self.get_str("sdf", ligand.selection, at), "sdf", ligand.label)
    text, _ = ciftext.joined(
        [(ligand.object, _text(ligand.selection, at, _self))],
        _bonds(model),
        has_cell=_is_in_crystal(ligand.object, at, _self),
    )
    return Structure(text, "mmcif", ligand.label)


def _text(selection: str, state: int, _self: Any) -> str:
    return str(_self.get_str("cif", selection, state))


def _bonds(model: Any) -> List[Tuple[ciftext.End, ciftext.End]]:
    """The bonds of a ligand, where its atoms can be told apart by their names."""
    ends = [
        (atom.chain, atom.resn, str(atom.resi_number), _code(atom.resi), atom.name)
        for atom in model.atom
    ]
    if len(set(ends)) < len(ends) or len({atom.segi for atom in model.atom}) > 1:
        return []
    return [(ends[bond.index[0]], ends[bond.index[1]]) for bond in model.bond]


def _code(number: str) -> str:
    return number[-1] if number[-1:].isalpha() else ""


def _is_in_crystal(name: str, state: int, _self: Any) -> bool:
    """True while an object lies where its file puts it: what was superposed or moved has a matrix,
    and the symmetry of its cell doesn't hold in the coordinates that are seen.
    """
    matrix = _self.get_object_matrix(name, state) or _IDENTITY
    return all(abs(one - other) < _UNMOVED for one, other in zip(matrix, _IDENTITY))


def _other_parts(ligand: LigandChoice, state: int, _self: Any) -> List[str]:
    """Notes on enabled objects that hold the rest of the ligand."""
    near = "enabled and not %s and not hydro and not (%s) and ((%s) around %g)" % (
        NOT_LIGAND,
        ligand.selection,
        ligand.selection,
        spread.LONGEST_BOND,
    )
    at = state_of(ligand.object, state, _self)
    mine = _places("(%s) and not hydro" % ligand.selection, at, _self)
    parts = [
        (name, _places("(%s) and model %s" % (near, name), state_of(name, state, _self), _self))
        for name in _objects(near, _self)
        if name != ligand.object
    ]
    return [
        spread.note(mine, name, other, "one object (create)")
        for name, other in parts
        if spread.is_rest(mine, other)
    ]


def _places(selection: str, state: int, _self: Any) -> List[spread.Place]:
    return [(atom.name, tuple(atom.coord)) for atom in _self.get_model(selection, state).atom]


def _objects(selection: str, _self: Any) -> List[str]:
    return list(_self.get_object_list(selection) or [])


def _proteins(ligand: LigandChoice, hidden: List[str], notes: List[str], _self: Any) -> List[str]:
    near = _objects(
        "polymer and not %s and (all within %d of (%s))" % (OURS, _REACH, ligand.selection), _self
    )
    shown = set(_self.get_names("objects", 1)) | set(hidden) | {ligand.object}
    taken = []  # type: List[str]
    for name in sorted((one for one in near if one in shown), key=lambda one: one != ligand.object):
        same = taken and _self.count_atoms(
            "(polymer and model %s) within %g of (polymer and (%s))"
            % (name, _OVERLAP, " or ".join(taken))
        )
        if same and same >= _SUPERPOSED:
            notes.append("%s lies over %s and was left out." % (name, taken[0]))
        else:
            taken.append(name)
    return taken


def _without_other_poses(around: str, ligand: LigandChoice, notes: List[str], _self: Any) -> str:
    """Without hetero groups that lie where the ligand lies: other ligands of the same site."""
    other = "byres (((%s) and not polymer and not hydro) within %g of ((%s) and not hydro))" % (
        around,
        _OVERLAP,
        ligand.selection,
    )
    names = {}  # type: Dict[Tuple[str, str], None]
    _self.iterate(other, "names[(model, resn)] = None", space={"names": names})
    for model, residue in names:
        notes.append("%s of %s lies where the ligand lies and was left out." % (residue, model))
    return "(%s) and not (%s)" % (around, other) if names else around


def _cropped(around: str, ligand: LigandChoice, notes: List[str], _self: Any) -> str:
    if _self.count_atoms(around) <= _LARGE:
        return around
    notes.append("Only residues within %d Å of the ligand were sent." % _CROP)
    return "byres ((%s) within %d of (%s))" % (around, _CROP, ligand.selection)
