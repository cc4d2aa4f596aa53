"""Short texts for what is shown in space."""
import re
from typing import List, Sequence

from ..glimpse_client.records.explain import Atom
from ..glimpse_client.records.summary import TopVoxel

_AMINO_ACIDS = frozenset(
    "ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL".split()
)
_ATOM = re.compile(r"^(?P<chain>[^:]*):(?P<name>[^:]*):(?P<number>\S+)\s+(?P<atom>\S+)$")


def voxel_label(voxel: TopVoxel, atoms: Sequence[Atom]) -> str:
    """What the voxel contributed and where: ``+0.038 contact Asp25 OD1``, the protein's atom of the
    interaction that it reads as; without one its channel and atom: ``+0.016 protein negative
    Asp25 CG``. What the reference of a comparison has, and not the ligand, is said to be its own:
    ``-0.010 reference contact Asp25 OD2``. ``atoms`` are the result's.
    """
    words = ["%+#.2g" % voxel.attribution]
    if voxel.interaction and voxel.geometry is not None:
        partner = atoms[voxel.geometry.protein_atom]
        words += _owner(atoms[voxel.geometry.ligand_atom])
        words += [voxel.interaction.replace("-", " "), _named(partner)]
    elif voxel.side == "protein":
        words += [voxel.side, voxel.name, atom_label(voxel.protein_atom.label)]
    else:
        owner = _owner(atoms[voxel.ligand_atom.index]) or [voxel.side]
        words += [*owner, voxel.name, voxel.ligand_atom.label.split()[-1]]
    return " ".join(words)


def _owner(atom: Atom) -> List[str]:
    return [atom.side] if atom.side == "reference" else []


def _named(atom: Atom) -> str:
    number = "%d%s" % (atom.residue_number, atom.insertion_code)
    return "%s%s %s" % (_called(atom.residue_name), number, atom.name)


def _called(residue: str) -> str:
    """Amino acids as they are written; other names as they are."""
    return residue.capitalize() if residue in _AMINO_ACIDS else residue


def atom_label(label: str) -> str:
    """``B:ASP:25 OD1`` as ``Asp25 OD1``; another label as it is."""
    found = _ATOM.match(label)
    if found is None:
        return label
    return "%s%s %s" % (
        _called(found.group("name")),
        found.group("number"),
        found.group("atom"),
    )
