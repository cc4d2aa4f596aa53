"""Short texts for what is shown in space."""
import re

from ..glimpse_client.records.summary import TopVoxel

_ATOM = re.compile(r"^(?P<chain>[^:]*):(?P<name>[^:]*):(?P<number>\S+)\s+(?P<atom>\S+)$")


def voxel_label(voxel: TopVoxel) -> str:
    """What the voxel contributed and where: ``+0.038 contact Asp25 OD1``, without an interaction
    its channel and atom: ``+0.016 protein negative Asp25 CG``.
    """
    words = ["%+#.2g" % voxel.attribution]
    if voxel.interaction:
        words += [voxel.interaction.replace("-", " "), atom_label(voxel.protein_atom.label)]
    elif voxel.side == "protein":
        words += [voxel.side, voxel.name, atom_label(voxel.protein_atom.label)]
    else:
        words += [voxel.side, voxel.name, voxel.ligand_atom.label.split()[-1]]
    return " ".join(words)


def atom_label(label: str) -> str:
    """``B:ASP:25 OD1`` as ``Asp25 OD1``; another label as it is."""
    found = _ATOM.match(label)
    if found is None:
        return label
    return "%s%s %s" % (
        found.group("name").capitalize(),
        found.group("number"),
        found.group("atom"),
    )
