"""What is called how."""
from typing import Collection

ATTRIBUTE = "glimpse_score"  # of atoms: what each contributed
VOXELS = "best voxels"
BOX = "box that the model saw"
CONTACTS = "contacts"
FOCUS = "focus"


def group_name(ligand: str, model: str, taken: Collection[str]) -> str:
    """``Glimpse 478 clash``, with a number behind it when that is taken, or its contacts' name."""
    wanted = "Glimpse %s %s" % (ligand, model)
    name, count = wanted, 1
    while name in taken or contacts_name(name) in taken:
        count += 1
        name = "%s %d" % (wanted, count)
    return name


def contacts_name(group: str) -> str:
    """What the dashes of a group are called; such names count in the whole session."""
    return "%s of %s" % (CONTACTS, group)


def palette(limit: float, colours: Collection[Collection[float]]) -> str:
    """The ramp as a palette that commands such as ``color byattribute`` and ``key`` take."""
    ends = zip((-limit, 0.0, limit), colours)
    return ":".join("%.4g,%s" % (value, _hexadecimal(colour)) for value, colour in ends)


def _hexadecimal(colour: Collection[float]) -> str:
    return "#%02x%02x%02x" % tuple(int(round(255 * part)) for part in colour)
