"""Names of what is shown: a group for each explanation, and its members."""
import re

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

_NOT_ALLOWED = re.compile("[^A-Za-z0-9_]+")


def group_name(ligand: str, model: str) -> str:
    """``glimpse_478_clash``."""
    return "%s%s_%s" % (PREFIX, plain(ligand), plain(model))


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
