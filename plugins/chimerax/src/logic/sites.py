"""Atoms as they are read from a viewer, and the texts that carry them to the daemon."""
import math
from dataclasses import dataclass
from typing import Any, Iterable, Optional, Sequence, Tuple

Point = Tuple[float, float, float]
Bond = Tuple[int, int, float]  # indices of two atoms, and the order; 4 is aromatic

AROMATIC = 4.0
_MOL2_ORDERS = {"1": 1.0, "am": 1.0, "2": 2.0, "3": 3.0, "ar": AROMATIC}
_ORDERS = (1.0, 2.0, 3.0, AROMATIC)
_MOST = 999  # atoms or bonds of a V2000 record

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


def sdf_text(title: str, atoms: Sequence[SiteAtom], bonds: Sequence[Bond]) -> str:
    """A V2000 record. Raises ValueError when it has no room for so many atoms."""
    if max(len(atoms), len(bonds)) > _MOST:
        raise ValueError("an SDF record holds %d atoms and bonds at most" % _MOST)
    lines = [
        " ".join(title.split())[:80],
        "  Glimpse",
        "",
        "%3d%3d  0  0  0  0  0  0  0  0999 V2000" % (len(atoms), len(bonds)),
    ]
    lines += [
        "%10.4f%10.4f%10.4f %-3s 0  0  0  0  0  0  0  0  0  0  0  0"
        % (*atom.position, atom.element)
        for atom in atoms
    ]
    lines += ["%3d%3d%3d  0" % (first + 1, second + 1, order) for first, second, order in bonds]
    return "\n".join(lines + ["M  END", "$$$$", ""])


def cif_text(atoms: Iterable[SiteAtom], cell: Optional[Cell] = None) -> str:
    """An mmCIF text: it has room for any name and number, unlike PDB's columns."""
    lines = ["data_glimpse"]
    if cell is not None:
        lines += ["_cell.%s %g" % pair for pair in zip(_CELL_ITEMS, cell.lengths_and_angles)]
        lines.append("_symmetry.space_group_name_H-M %s" % _quoted(cell.space_group))
    lines += ["loop_"] + ["_atom_site.%s" % item for item in _CIF_ITEMS]
    lines += [_row(serial, atom) for serial, atom in enumerate(atoms, 1)]
    return "\n".join(lines + [""])


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
        _quoted(atom.insertion_code.strip()),
        *atom.position,
        atom.occupancy,
        atom.b_factor,
    )


def _quoted(word: str) -> str:
    """A CIF value; nothing is ``?``."""
    if not word.strip():
        return "?"
    is_plain = not set(word) & set("'\"# \t") and word[0] not in "_$[];" and word not in ("?", ".")
    if is_plain:
        return word
    return '"%s"' % word if "'" in word else "'%s'" % word
