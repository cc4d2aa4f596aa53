"""Names of what is shown: a group for each explanation, and its members."""
import re
from typing import Collection, Iterable, List, Set, Tuple, TypeVar

Thing = TypeVar("Thing")

PREFIX = "glimpse_"

BOX = "box"
CONTACTS = "contacts"
FOCUS = "focus"
LEGEND = "legend"
LIGAND = "ligand"
POCKET = "pocket"
PROTEIN = "protein"
REFERENCE = "reference"
STATES = "states"
VOXELS = "voxels"

_PARTS = (BOX, CONTACTS, FOCUS, LEGEND, LIGAND, REFERENCE, STATES, VOXELS)
_COPIES = re.compile("(%s|%s)(_[0-9]+)?" % (PROTEIN, POCKET))  # one for each object of the protein

_NOT_ALLOWED = re.compile("[^A-Za-z0-9_]+")


def group_name(ligand: str, model: str) -> str:
    """``glimpse_478_clash``."""
    return "%s%s_%s" % (PREFIX, plain(ligand), plain(model))


def is_part(part: str, channels: Iterable[str]) -> bool:
    """Whether a member of a group is called as the plugin calls what it makes."""
    if part in _PARTS or _COPIES.fullmatch(part):
        return True
    channels = list(channels)
    return part in map(map_part, channels) or is_surface(part, channels)


def is_surface(part: str, channels: Iterable[str]) -> bool:
    """Whether a member is called as a surface is."""
    return any(part == surface_part(channel, sign) for channel in channels for sign in (1, -1))


def told_apart(labelled: Iterable[Tuple[str, Thing]]) -> List[Tuple[str, Thing]]:
    """Things with labels that differ, upper and lower case being the same: a number is added."""
    found, taken = [], set()  # type: List[Tuple[str, Thing]], Set[str]
    for label, thing in labelled:
        found.append((free(label, taken), thing))
        taken.add(found[-1][0].casefold())
    return found


def free(wanted: str, taken: Collection[str]) -> str:
    """The name, with a number behind it when it is taken; ``taken`` are casefolded, as PyMOL takes
    no notice of case.
    """
    name, count = wanted, 1
    while name.casefold() in taken:
        count += 1
        name = "%s_%d" % (wanted, count)
    return name


def plain(word: str) -> str:
    """A word without what a viewer's names can't hold."""
    return _NOT_ALLOWED.sub("_", word).strip("_") or "ligand"


def member(group: str, part: str) -> str:
    """A member's name."""
    return "%s.%s" % (group, part)


def map_part(channel: str) -> str:
    """``ligand occupancy`` as ``ligand_occupancy_map``."""
    return _NOT_ALLOWED.sub("_", channel) + "_map"


def surface_part(channel: str, sign: int) -> str:
    """The positive or the negative isosurface of a channel."""
    return _NOT_ALLOWED.sub("_", channel) + ("_up" if sign > 0 else "_down")
