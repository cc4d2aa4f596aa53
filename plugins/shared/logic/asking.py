"""What worker threads ask of the daemon."""
from typing import Callable, Sequence, Tuple

from ..glimpse_client import Cancelled, Client, Explanation, GlimpseError
from ..glimpse_client.records.explain import ExplainedLigand
from ..glimpse_client.records.models import Model
from ..glimpse_client.records.summary import Summary
from ..glimpse_client.records.view import View
from .explained import Explained, Origin
from .jobs import Job

Channels = Callable[[Summary, View], Sequence[int]]


def first_channels(summary: Summary, view: View) -> Sequence[int]:
    """Those that hold the best voxels, by index."""
    return view.first_channels


def explain(
    job: Job,
    client: Client,
    what: Explanation,
    origin: Origin,
    channels: Channels = first_channels,
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


def explain_all(job: Job, client: Client, what: Explanation) -> Tuple[ExplainedLigand, ...]:
    """Explains many frames; one that fails has an error in its place. Raises GlimpseError,
    JobCancelled.
    """
    assert what.frames is not None
    count = what.frames.count
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
    channels: Channels = first_channels,
    map_format: str = "dx",
) -> Explained:
    """A result with its atoms and the maps that are shown first; the group has no name yet."""
    atoms, view = client.result_atoms(entry).atoms, client.result_view(entry)
    assert entry.summary is not None
    maps = tuple(
        client.result_map(entry, index, map_format) for index in channels(entry.summary, view)
    )
    return Explained("", origin, entry, atoms, view.scale.atom_range, maps, view)


def counts_waters(what: Explanation, models: Tuple[Model, ...]) -> bool:
    """Whether crystal waters are part of what is explained: asked for, or always by its model."""
    if what.options.get("typing.includeWaters"):
        return True
    receptors = [one.receptor for one in models if one.name == what.model]
    return any(one is not None and one.counts_waters for one in receptors)


def only_model(models: Tuple[Model, ...], choice: str) -> str:
    """The model when there is one. Raises GlimpseError that lists them when there are several, as
    the viewer names one to choose it.
    """
    if len(models) == 1:
        return models[0].name
    if not models:
        raise GlimpseError(
            "No model is installed.", "'glimpse doctor' says what is missing.", "no-model"
        )
    raise GlimpseError(
        "There are several models.",
        "Say which: %s." % ", ".join(choice % model.name for model in models),
        "bad-usage",
    )
