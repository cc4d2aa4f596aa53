"""What to do in ChimeraX about a warning of the daemon's, which doesn't know ChimeraX."""
from .explained import Origin

_SYMMETRY = "symmetry-contact"  # the daemon's code
_SEEN = 12  # Å that the models see


def advice(code: str, origin: Origin) -> str:
    """A sentence to put behind a warning of this code; empty where there is none."""
    if code != _SYMMETRY:
        return ""
    model = origin.objects[0].rpartition("#")[2]
    return (
        " To have them count: crystalcontacts #%s distance %d copies true, and explain again."
        % (
            model,
            _SEEN,
        )
    )
