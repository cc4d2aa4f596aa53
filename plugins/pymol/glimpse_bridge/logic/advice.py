"""What to do in PyMOL about a warning of the daemon's, which doesn't know PyMOL."""
from .explained import Origin

_SYMMETRY = "symmetry-contact"  # the daemon's code
_SEEN = 12  # Å that the models see


def advice(code: str, origin: Origin) -> str:
    """A sentence to put behind a warning of this code; empty where there is none."""
    if code != _SYMMETRY:
        return ""
    return " To have them count: symexp mate, %s, (%s), %d, and explain again." % (
        origin.objects[0],
        origin.ligand,
        _SEEN,
    )
