"""Which model it was exactly."""
from typing import Tuple

from ..glimpse_client.records.models import Model

COLUMNS = ("model", "model version", "model origin", "weights SHA-256")


def columns(model: Model) -> Tuple[str, ...]:
    """For a table; blank where a session of an earlier version doesn't say."""
    found = model.provenance
    if found is None:
        return model.name, "", "", ""
    return model.name, found.version, found.origin, " ".join(found.weights_sha256)


def line(model: Model) -> str:
    """For a note: name, version, whose it is, and what its weights are known by."""
    found = model.provenance
    if found is None:
        return "model: %s" % model.name
    return "model: %s %s, %s, SHA-256 of its weights %s" % (
        model.name,
        found.version or "of no version",
        "shipped" if found.origin == "shipped" else "the user's",
        " ".join(found.weights_sha256),
    )
