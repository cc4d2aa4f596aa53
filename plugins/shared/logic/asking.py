"""What worker threads ask of the daemon."""
import math
from typing import Callable, Iterable, List, Sequence, Tuple

from ..glimpse_client import Cancelled, Client, Explanation, GlimpseError
from ..glimpse_client.records.explain import Atom, ExplainedLigand
from ..glimpse_client.records.models import Channel, Model
from ..glimpse_client.records.summary import Summary
from . import colours
from .explained import Explained, Origin, default_channels
from .jobs import Job
from .painted import painted

_POCKET = 5.0  # Å


Channels = Callable[[Summary], Iterable[Channel]]


def explain(
    job: Job,
    client: Client,
    what: Explanation,
    origin: Origin,
    channels: Channels = default_channels,
    map_format: str = "dx",
) -> Explained:
    """Explains one ligand, and fetches what is shown first. Raises GlimpseError, JobCancelled."""
    try:
        call = client.start_explain(
            what, on_progress=lambda notice: job.report(notice.stage, notice.share)
        )
        job.stop_with(call.cancel)
        entry = result_of(call.result().results[0])
        return fetch(client, entry, origin, channels, map_format)
    except Cancelled:
        job.stop_with(None)  # Raises JobCancelled when it was the user; else the daemon ended.
        raise


def explain_all(
    job: Job, client: Client, what: Explanation, count: int
) -> Tuple[ExplainedLigand, ...]:
    """Explains many frames; one that fails has an error in its place. Raises GlimpseError,
    JobCancelled.
    """
    try:
        call = client.start_explain(
            what,
            on_progress=lambda notice: job.report(
                "%d of %d" % (notice.ligand + 1, count), (notice.ligand + notice.share) / count
            ),
        )
        job.stop_with(call.cancel)
        return call.result().results
    except Cancelled:
        job.stop_with(None)  # Raises JobCancelled when it was the user; else the daemon ended.
        raise


def result_of(entry: ExplainedLigand) -> ExplainedLigand:
    """The entry; raises its error."""
    if entry.error is not None:
        raise GlimpseError(entry.error.message, entry.error.remedy, entry.error.code)
    return entry


def fetch(
    client: Client,
    entry: ExplainedLigand,
    origin: Origin,
    channels: Channels = default_channels,
    map_format: str = "dx",
) -> Explained:
    """A result with its atoms and the maps that are shown first; the group has no name yet."""
    atoms = client.result_atoms(entry).atoms
    assert entry.summary is not None
    maps = tuple(
        client.result_map(entry, channel.index, map_format) for channel in channels(entry.summary)
    )
    limit = colours.limit_of(shown_contributions(atoms, entry.summary))
    return Explained("", origin, entry, atoms, limit, maps)


def shown_contributions(atoms: Sequence[Atom], summary: Summary) -> List[float]:
    """What the ligand's atoms are painted with, and the protein's within 5 Å of it. In a comparison
    the protein contributes nothing, and isn't counted: it would hold the colours of all others back.
    """
    ligand = [atom.position for atom in atoms if atom.side != "protein"]
    return [
        value
        for atom, value in zip(atoms, painted(atoms, summary))
        if atom.side != "protein"
        or summary.comparison is None
        and any(_apart(atom.position, at) <= _POCKET for at in ligand)
    ]


def only_model(models: Tuple[Model, ...]) -> str:
    """The model when there is one. Raises GlimpseError that lists them when there are several."""
    if len(models) == 1:
        return models[0].name
    if not models:
        raise GlimpseError(
            "No model is installed.", "'glimpse doctor' says what is missing.", "no-model"
        )
    raise GlimpseError(
        "There are several models.",
        "Say which: %s." % ", ".join("model=%s" % model.name for model in models),
        "bad-usage",
    )


def _apart(first: Tuple[float, ...], second: Tuple[float, ...]) -> float:
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(first, second)))
