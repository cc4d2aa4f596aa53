"""Atoms as they are read from a viewer, and the texts that carry them to the daemon."""
import math
from dataclasses import dataclass, replace
from typing import Any, Iterable, List, Optional, Sequence, Set, Tuple

Point = Tuple[float, float, float]
Bond = Tuple[int, int, float]  # indices of two atoms, and the order; 4 is aromatic

AROMATIC = 4.0
_MOL2_ORDERS = {"1": 1.0, "am": 1.0, "2": 2.0, "3": 3.0, "ar": AROMATIC}
_ORDERS = {1.0: "sing", 2.0: "doub", 3.0: "trip", AROMATIC: "arom"}

_CIF_ITEMS = (
    "group_PDB",
    "id",
    "type_symbol",
    "label_atom_id",
    "auth_atom_id",
    "label_comp_id",
    "auth_comp_id",
    "label_asym_id",
    "auth_asym_id",
    "auth_seq_id",
    "pdbx_PDB_ins_code",
    "Cartn_x",
    "Cartn_y",
    "Cartn_z",
    "occupancy",
    "B_iso_or_equiv",
)
_BOND_ITEMS = ("conn_type_id", "pdbx_value_order") + tuple(
    item % end
    for end in "12"
    for item in (
        "ptnr%s_auth_asym_id",
        "ptnr%s_auth_comp_id",
        "ptnr%s_auth_seq_id",
        "pdbx_ptnr%s_PDB_ins_code",
        "ptnr%s_label_atom_id",
    )
)
_RESERVED = ("data_", "save_", "loop_", "stop_", "global_")
_CELL_ITEMS = ("length_a", "length_b", "length_c", "angle_alpha", "angle_beta", "angle_gamma")


@dataclass(frozen=True)
class SiteAtom:
    """An atom of a structure; ``position`` in Å as it is seen."""

    name: str
    element: str
    residue_name: str
    chain: str
    number: int
    insertion_code: str
    position: Point
    occupancy: float
    b_factor: float
    is_hetero: bool


@dataclass(frozen=True)
class ResidueKey:
    """What a viewer calls a residue; ``model`` as its specifications name it: ``#1``."""

    model: str
    chain: str
    number: int
    insertion_code: str
    name: str


@dataclass(frozen=True)
class Cell:
    """A unit cell: three lengths in Å, three angles in degrees, and the space group's name."""

    lengths_and_angles: Tuple[float, ...]
    space_group: str


def cell_of(parameters: Optional[Sequence[Any]]) -> Optional[Cell]:
    """The cell from ChimeraX's parameters: lengths, angles in radians, space group, Z. None for a
    placeholder.
    """
    if parameters is None or min(parameters[:3]) <= 1:
        return None
    angles = (round(math.degrees(angle), 4) for angle in parameters[3:6])
    return Cell((*parameters[:3], *angles), parameters[6] or "")


def cell_of_texts(parameters: Sequence[str], space_group: str) -> Optional[Cell]:
    """The cell from an mmCIF table: lengths in Å, angles in degrees. None for a placeholder, or what
    is no number.
    """
    try:
        numbers = [float(text) for text in parameters]
    except ValueError:
        return None
    angles = [math.radians(angle) for angle in numbers[3:]]
    return cell_of([*numbers[:3], *angles, "" if space_group in ".?" else space_group])


def order_of(order: Optional[float], mol2_type: Optional[str]) -> Optional[float]:
    """The order of a bond from what the file that it was opened from says; None when it says
    nothing.
    """
    if order is not None:
        return float(order) if float(order) in _ORDERS else None
    return _MOL2_ORDERS.get(mol2_type or "")


def told_apart(residues: Sequence[ResidueKey]) -> List[str]:
    """For each residue the chain to send it under, so that none is taken for another: that of the
    viewer; ``#2/A`` when there are several models; with a number when all else is the same.
    """
    several = len({one.model for one in residues}) > 1
    taken = set()  # type: Set[Tuple[str, int, str, str]]
    chains = []
    for one in residues:
        wanted = "%s/%s" % (one.model, one.chain) if several else one.chain
        chain, count = wanted, 1
        while (chain, one.number, one.insertion_code, one.name) in taken:
            count += 1
            chain = "%s(%d)" % (wanted, count)
        taken.add((chain, one.number, one.insertion_code, one.name))
        chains.append(chain)
    return chains


def named_apart(atoms: Iterable[SiteAtom]) -> List[SiteAtom]:
    """The atoms, where the names of a residue's atoms repeat with a number behind them: bonds are
    stated by name.
    """
    taken = set()  # type: Set[Tuple[Any, ...]]
    named = []
    for atom in atoms:
        name, count = atom.name, 1
        while (*_place(atom), name) in taken:
            count += 1
            name = "%s(%d)" % (atom.name, count)
        taken.add((*_place(atom), name))
        named.append(replace(atom, name=name))
    return named


def cif_text(
    atoms: Sequence[SiteAtom], cell: Optional[Cell] = None, bonds: Sequence[Bond] = ()
) -> str:
    """An mmCIF text: it has room for any name and number, unlike PDB's columns. Bonds need atoms
    that have names of their own.
    """
    lines = ["data_glimpse"]
    if cell is not None:
        lines += ["_cell.%s %g" % pair for pair in zip(_CELL_ITEMS, cell.lengths_and_angles)]
        lines.append("_symmetry.space_group_name_H-M %s" % _quoted(cell.space_group))
    lines += ["loop_"] + ["_atom_site.%s" % item for item in _CIF_ITEMS]
    lines += [_row(serial, atom) for serial, atom in enumerate(atoms, 1)]
    if bonds:
        lines += ["loop_"] + ["_struct_conn.%s" % item for item in _BOND_ITEMS]
        lines += [
            "covale %s %s %s" % (_ORDERS[order], _end(atoms[first]), _end(atoms[second]))
            for first, second, order in bonds
        ]
    return "\n".join(lines + [""])


def _place(atom: SiteAtom) -> Tuple[str, str, int, str]:
    return atom.chain, atom.residue_name, atom.number, atom.insertion_code


def _end(atom: SiteAtom) -> str:
    chain, residue, number, insertion_code = _place(atom)
    words = (chain, residue, str(number), insertion_code, atom.name)
    return " ".join(_quoted(word) for word in words)


def _row(serial: int, atom: SiteAtom) -> str:
    name, residue, chain = (_quoted(one) for one in (atom.name, atom.residue_name, atom.chain))
    return "%s %d %s %s %s %s %s %s %s %d %s %.3f %.3f %.3f %.2f %.2f" % (
        "HETATM" if atom.is_hetero else "ATOM",
        serial,
        atom.element,
        name,
        name,
        residue,
        residue,
        chain,
        chain,
        atom.number,
        _quoted(atom.insertion_code),
        *atom.position,
        atom.occupancy,
        atom.b_factor,
    )


def _quoted(word: str) -> str:
    """A CIF value; nothing is ``?``."""
    if not word.strip():
        return "?"
    is_plain = not set(word) & set("'\"# \t") and word[0] not in "_$[];" and word not in ("?", ".")
    if is_plain and not word.lower().startswith(_RESERVED):
        return word
    return '"%s"' % word if "'" in word else "'%s'" % word
