"""The texts of a site: the ligand, and the protein around it as it is seen."""
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Sequence, Tuple

from ..glimpse_client import GlimpseError, Structure
from ..logic import bondorders, ciftext, matrices, spread
from ..logic.explained import Origin
from . import selections
from .atoms import lasting
from .ligands import NOT_LIGAND, LigandChoice
from .near import near, objects
from .ours import OURS
from .shown import in_hidden_groups, models, shown
from .stateof import Reading

_REACH = 12  # Å: an object with a polymer so near counts as protein
_BEYOND = 13  # Å beyond the models' reach: so much of a large protein is sent
_LARGE = 30000  # atoms
_OVERLAP = 1.0  # Å: two atoms nearer than that are one thing twice
_SUPERPOSED = 20  # atoms so near to another object's, or half of a small object's


@dataclass(frozen=True)
class Site:
    """What is sent of a ligand and its protein, and where it came from."""

    ligand: Structure
    protein: Structure
    origin: Origin


def read_site(
    ligand: LigandChoice,
    protein: str,
    reading: Reading,
    hidden: List[str],
    reach: float,
    _self: Any,
) -> Site:
    """The texts in the states that are read, in the coordinates that are seen: with object matrices
    applied.

    Without a protein it is the ligand's own object, or what shows around it; ``hidden`` are
    disabled objects that count as enabled, ``reach`` is how far the models look, Å. Raises
    GlimpseError when there is none.
    """
    notes = []  # type: List[str]
    state = reading.of(ligand.object)
    names, around = surroundings(ligand, protein, hidden, [reading], notes, _self)
    around = without_other_poses(around, overlapping(around, ligand, reading, _self), notes, _self)
    around = _cropped(around, ligand, reading, reach + _BEYOND, notes, _self)
    notes += other_states(names, state, reading, _self)
    return site_of(ligand, names, around, reading, notes, _self)


def site_of(
    ligand: LigandChoice,
    names: List[str],
    around: str,
    reading: Reading,
    notes: List[str],
    _self: Any,
) -> Site:
    """The texts of a ligand and of what is around it, which is in the objects that are named."""
    state = reading.of(ligand.object)
    notes = notes + _other_parts(ligand, reading, _self)
    texts = [
        (name, _text("(%s) and model %s" % (around, name), reading.of(name), _self))
        for name in names
    ]
    has_cell = _is_in_crystal(names[0], reading.of(names[0]), _self)
    text, renamed = ciftext.joined(texts, has_cell=has_cell)
    for one in renamed:
        notes.append(
            "Chain %s of %s goes as %s: its numbers are there already in another object or segment."
            % (one.chain or "''", one.object, one.name)
        )
    sources = tuple(sorted({ligand.object, *names}))
    return Site(
        read_ligand(ligand, reading, _self),
        Structure(text, "mmcif", names[0]),
        Origin(
            ligand.label,
            ligand.selection,
            around,
            tuple(names),
            sources,
            state,
            tuple(notes),
            "",
            states={name: reading.of(name) for name in sources},
            sent=lasting(around, _self),
        ),
    )


def surroundings(
    ligand: LigandChoice,
    protein: str,
    hidden: List[str],
    readings: Sequence[Reading],
    notes: List[str],
    _self: Any,
) -> Tuple[List[str], str]:
    """The objects that the protein is in, in any of the readings, and a selection of it; what is
    left out is noted. Raises GlimpseError when there is none, or the selection can't be read.
    """
    # The whole residue, for one that goes in one of its conformations has others, too.
    others = "not (byres (%s)) and not %s" % (ligand.selection, OURS)
    if protein:
        selections.check(protein, _self)
        # A selection that was typed may mean other atoms by the time that the view is drawn.
        around = lasting("(%s) and %s" % (protein, others), _self)
        names = objects(around, _self)
        for name in names:
            if not any(one.seen(name) for one in readings):
                readings[0].of(name)  # Raises.
    else:
        names = _proteins(ligand, hidden, readings, notes, _self)
        around = "(%s) and %s" % (" or ".join("model " + name for name in names), others)
    if not names or not _self.count_atoms(around):
        raise GlimpseError(
            " ".join(["There is no protein within %d Å of %s." % (_REACH, ligand.label)] + notes),
            "Show the protein's object, or name it: glimpse_explain LIGAND, PROTEIN.",
            "no-protein",
        )
    return names, around


def read_ligand(ligand: LigandChoice, reading: Reading, _self: Any) -> Structure:
    """A ligand's text: SDF where it has bond orders of its own, else mmCIF."""
    at = reading.of(ligand.object)
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
    return matrices.is_identity(_self.get_object_matrix(name, state) or matrices.IDENTITY)


def other_states(names: Iterable[str], state: int, reading: Reading, _self: Any) -> List[str]:
    """Notes on objects with several states of which another one is read than the ligand's."""
    return [
        "Of %s state %d was taken." % (name, reading.of(name))
        for name in names
        if reading.of(name) != state and _self.count_states("model " + name) > 1
    ]


def _other_parts(ligand: LigandChoice, reading: Reading, _self: Any) -> List[str]:
    """Notes on objects that show and hold the rest of the ligand."""
    others = [name for name in shown(_self) if name != ligand.object]
    if not others:
        return []
    what = "(%s) and not %s and not hydro" % (models(others), NOT_LIGAND)
    found = near(what, spread.LONGEST_BOND, ligand.selection, reading, _self)
    mine = _places("(%s) and not hydro" % ligand.selection, reading.of(ligand.object), _self)
    parts = [
        (name, _places("(%s) and model %s" % (found, name), reading.of(name), _self))
        for name in objects(found, _self)
    ]
    return [
        spread.note(mine, name, other, "one object (create)")
        for name, other in parts
        if spread.is_rest(mine, other)
    ]


def _places(selection: str, state: int, _self: Any) -> List[spread.Place]:
    return [(atom.name, tuple(atom.coord)) for atom in _self.get_model(selection, state).atom]


def _proteins(
    ligand: LigandChoice,
    hidden: List[str],
    readings: Sequence[Reading],
    notes: List[str],
    _self: Any,
) -> List[str]:
    off = in_hidden_groups(_self)
    wanted = {*shown(_self), *(name for name in hidden if name not in off)}
    others = [name for name in objects("not " + OURS, _self) if name in wanted]
    taken = []  # type: List[str]
    for name in [ligand.object] + [one for one in others if one != ligand.object]:
        polymer = "polymer and model %s and not %s and not (%s)" % (name, OURS, ligand.selection)
        if not _self.count_atoms(polymer):
            continue
        if not any(one.seen(name) for one in readings):
            notes.append("%s has no atoms in that state and was left out." % name)
            continue
        seen = next((one for one in readings if _is_near(polymer, ligand, one, _self)), None)
        if seen is None:
            continue
        over = [
            _self.count_atoms(near(polymer, _OVERLAP, "polymer and model " + one, seen, _self))
            for one in taken
        ]
        if over and sum(over) >= min(_SUPERPOSED, _self.count_atoms(polymer) / 2):
            notes.append("%s lies over %s and was left out." % (name, taken[over.index(max(over))]))
        else:
            taken.append(name)
    return taken


def _is_near(polymer: str, ligand: LigandChoice, reading: Reading, _self: Any) -> bool:
    return near(polymer, _REACH, ligand.selection, reading, _self) != "none"


def overlapping(around: str, ligand: LigandChoice, reading: Reading, _self: Any) -> str:
    """Hetero groups that lie where the ligand lies: other ligands of the same site."""
    found = near(
        "(%s) and not polymer and not hydro" % around,
        _OVERLAP,
        "(%s) and not hydro" % ligand.selection,
        reading,
        _self,
    )
    return "byres (%s)" % found


def without_other_poses(around: str, other: str, notes: List[str], _self: Any) -> str:
    """Without these groups; what is left out is noted."""
    names = {}  # type: Dict[Tuple[str, str], None]
    _self.iterate(other, "names[(model, resn)] = None", space={"names": names})
    for model, residue in names:
        notes.append("%s of %s lies where the ligand lies and was left out." % (residue, model))
    return "(%s) and not (%s)" % (around, other) if names else around


def _cropped(
    around: str,
    ligand: LigandChoice,
    reading: Reading,
    distance: float,
    notes: List[str],
    _self: Any,
) -> str:
    if _self.count_atoms(around) <= _LARGE:
        return around
    notes.append("Only residues within %d Å of the ligand were sent." % distance)
    found = near(around, distance, ligand.selection, reading, _self)
    return "(%s) and byres (%s)" % (around, found)
