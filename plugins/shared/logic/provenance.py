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
