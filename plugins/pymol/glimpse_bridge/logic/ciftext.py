"""mmCIF texts of several objects as one. Unlike PDB's columns mmCIF has room for any name."""
import itertools
import re
from typing import Dict, Iterable, List, NamedTuple, Sequence, Set, Tuple

_ITEM = "_atom_site."
_ATOMS = ("ATOM", "HETATM")
_HEADER = ("_cell.", "_symmetry.")
_NOTHING = (".", "?")
_TOKEN = re.compile(r"""'(?:[^']|'(?=\S))*'|"(?:[^"]|"(?=\S))*"|\S+""")
_SEGMENT, _CHAIN, _NUMBER, _CODE = (
    "label_asym_id",
    "auth_asym_id",
    "label_seq_id",
    "pdbx_PDB_ins_code",
)
_RESERVED = re.compile(r"(data_|save_)\S*|(loop_|stop_|global_)", re.IGNORECASE)
_CONNECTION = (
    "id",
    "conn_type_id",
    "ptnr1_auth_asym_id",
    "ptnr1_auth_comp_id",
    "ptnr1_auth_seq_id",
    "pdbx_ptnr1_PDB_ins_code",
    "ptnr1_label_atom_id",
    "ptnr2_auth_asym_id",
    "ptnr2_auth_comp_id",
    "ptnr2_auth_seq_id",
    "pdbx_ptnr2_PDB_ins_code",
    "ptnr2_label_atom_id",
)

End = Tuple[str, str, str, str, str]  # chain, residue, number, insertion code, atom
Residue = Tuple[str, str]  # number and insertion code


class Renamed(NamedTuple):
    """A chain that goes out under another name, since both have the same residue."""

    object: str
    chain: str
    name: str


def joined(
    texts: Iterable[Tuple[str, str]],
    bonds: Iterable[Tuple[End, End]] = (),
    has_cell: bool = True,
) -> Tuple[str, List[Renamed]]:
    """One text of PyMOL's, each with its object's name, in their order; the unit cell is that of
    the first, where its coordinates are in its crystal. Where two objects or segments have a chain
    of the same name with the same residue, the second chain is named for its segment or object,
    too, so that no two residues become one. Bonds are of atoms in chains that keep their names.
    """
    header, columns, rows = [], [], []  # type: List[str], List[str], List[str]
    renamed = []  # type: List[Renamed]
    taken = {}  # type: Dict[str, Set[Residue]]  # of each chain that is there
    owners = set()  # type: Set[Tuple[str, str]]  # objects and their chains
    for number, (name, text) in enumerate(texts):
        lines = text.splitlines()
        found, atoms = _read(lines)
        if not atoms:
            continue
        columns = found
        if has_cell and number == 0:
            header = [line for line in lines if line.startswith(_HEADER)]
        chains = _chains(atoms, columns)
        names = {}  # type: Dict[Tuple[str, str], str]
        for (segment, chain), residues in chains.items():
            words = [_bare(segment), name] if (name, chain) in owners else [name, _bare(segment)]
            owners.add((name, chain))
            names[segment, chain] = _free(chain, words, residues, taken)
            if names[segment, chain] != chain:
                renamed.append(Renamed(name, _bare(chain), names[segment, chain]))
            taken.setdefault(names[segment, chain], set()).update(residues)
        at, segment_at = columns.index(_CHAIN), columns.index(_SEGMENT)
        for row, line in zip(atoms, (line for line in lines if line.startswith(_ATOMS))):
            chain = names[row[segment_at], row[at]]
            is_same = chain == row[at]
            rows.append(line if is_same else " ".join(row[:at] + [chain] + row[at + 1 :]))
    lines = ["data_glimpse"] + header + ["loop_"] + [_ITEM + column for column in columns] + rows
    return "\n".join(lines + _connections(bonds) + [""]), renamed


def atom_count(text: str) -> int:
    """Atoms in a text."""
    return sum(line.startswith(_ATOMS) for line in text.splitlines())


def quoted(word: str) -> str:
    """A word as a value; nothing is ``?``."""
    if not word.strip():
        return "?"
    has_marks = set(word) & set("'\"# \t") or word[0] in "_$[];" or word in _NOTHING
    if not has_marks and not _RESERVED.fullmatch(word):
        return word
    return '"%s"' % word if "'" in word else "'%s'" % word


def _read(lines: Iterable[str]) -> Tuple[List[str], List[List[str]]]:
    """The columns of _atom_site, and its rows."""
    columns, rows = [], []  # type: List[str], List[List[str]]
    for line in lines:
        if line.startswith(_ITEM):
            columns.append(line.strip()[len(_ITEM) :])
        elif line.startswith(_ATOMS):
            has_quotes = "'" in line or '"' in line
            row = _TOKEN.findall(line) if has_quotes else line.split()
            rows.append(row)
    return columns, rows


def _chains(
    rows: Sequence[Sequence[str]], columns: Sequence[str]
) -> Dict[Tuple[str, str], Set[Residue]]:
    """The residues of each segment's chain, in order."""
    segment, chain = columns.index(_SEGMENT), columns.index(_CHAIN)
    number, code = columns.index(_NUMBER), columns.index(_CODE)
    found = {}  # type: Dict[Tuple[str, str], Set[Residue]]
    for row in rows:
        found.setdefault((row[segment], row[chain]), set()).add((row[number], row[code]))
    return found


def _free(
    chain: str, words: Iterable[str], residues: Set[Residue], taken: Dict[str, Set[Residue]]
) -> str:
    """The chain's own name; where one of its residues is taken under it, one with a word added."""
    numbers = ("%d" % number for number in itertools.count(2))
    more = (quoted(".".join(filter(None, (_bare(chain), word)))) for word in words if word)
    last = (quoted("%s.%s" % (_bare(chain), number)) for number in numbers)
    wanted = itertools.chain([chain], more, last)
    return next(one for one in wanted if not taken.get(one, set()) & residues)


def _bare(value: str) -> str:
    if value in _NOTHING:
        return ""
    return value[1:-1] if value[0] in "'\"" and value[-1] == value[0] and len(value) > 1 else value


def _connections(bonds: Iterable[Tuple[End, End]]) -> List[str]:
    rows = [
        " ".join(["b%d" % number, "covale"] + [quoted(word) for end in bond for word in end])
        for number, bond in enumerate(bonds, 1)
    ]
    return ["loop_"] + ["_struct_conn.%s" % item for item in _CONNECTION] + rows if rows else []
