"""Explains all states of a trajectory or of poses: typed once, and of the protein what is near."""
import array
import sys
import time
from dataclasses import replace
from typing import Any, Callable, Iterator, List, Optional

from ..bridge import Bridge
from ..glimpse_client import Explanation, Frames, GlimpseError, Options
from ..logic import asking
from ..logic.jobs import Job
from ..logic.series import Series, chosen_states
from . import frames
from .commands import one_ligand
from .site import Site, read_site

_MOST = 1000  # states; of a longer trajectory every so many
_TURN = 0.03  # seconds that the window waits


def explain_states(
    bridge: Bridge,
    selection: str,
    protein: str,
    model: str,
    options: Options,
    started: Callable[[Optional[Job]], None],
) -> None:
    """Reads all states, then explains them in the background; ``started`` gets the job, or None
    when states can't be read. Raises GlimpseError when there is one state only.
    """
    _self = bridge.cmd
    bridge.prune()
    ligand = one_ligand(selection, _self, bridge.client.ligand_atoms)
    around = protein or read_site(ligand, "", 1, bridge.hidden, _self).origin.protein
    try:
        frames.choose(ligand.selection, around, _self)
        site = read_site(ligand, frames.CHOSEN, 1, bridge.hidden, _self)
        site = replace(site, origin=replace(site.origin, protein=around))
        count = max(_self.count_states("model " + name) for name in site.origin.sources)
        if count < 2:
            raise GlimpseError(
                "%s and its protein have one state." % ligand.label,
                "Use glimpse_explain.",
                "bad-usage",
            )
    except BaseException:
        _self.delete(frames.CHOSEN)
        raise
    states = chosen_states(count, _MOST)
    read = []  # type: List[array.array[float]]
    what = Explanation(model, site.protein, ligands=site.ligand, options=options, batch=True)
    bridge.desk.run_steps(
        _read(site, states, read, bridge),
        lambda: started(
            _job(bridge, what, site, states, read) if len(read) == len(states) else None
        ),
    )


def _read(site: Site, states: Any, found: List[Any], bridge: Bridge) -> Iterator[None]:
    """Reads a frame after the other; fewer than there are states when an object goes meanwhile."""
    since = time.monotonic()
    try:
        for state in states:
            found.append(frames.read(site.origin, state, bridge.cmd))
            if time.monotonic() - since > _TURN:
                yield
                since = time.monotonic()
    except GlimpseError as error:
        bridge.tell(site.origin.label, error)
    finally:
        bridge.cmd.delete(frames.CHOSEN)


def _joined(found: List[Any], states: Any) -> Frames:
    """Raises GlimpseError when not all states have the same atoms."""
    coordinates = array.array("f")
    for state, frame in zip(states, found):
        if len(frame) != len(found[0]):
            raise GlimpseError(
                "State %d has %d atoms, state %d has %d."
                % (state, len(frame) // 3, states[0], len(found[0]) // 3),
                "States must have the same atoms; glimpse_batch takes others.",
                "bad-input",
            )
        coordinates.extend(frame)
    if sys.byteorder == "big":
        coordinates.byteswap()
    return Frames(len(states), len(found[0]) // 3, coordinates.tobytes())


def _job(bridge: Bridge, what: Explanation, site: Site, states: Any, read: List[Any]) -> Job:
    title = "%s, %d states" % (site.origin.label, len(states))
    fingerprints = tuple(frames.fingerprint(frame) for frame in read)

    def work(job: Job) -> Series:
        model = what.model or asking.only_model(bridge.client.models().models)
        asked = replace(what, model=model, frames=_joined(read, states))
        entries = asking.explain_all(job, bridge.client, asked, len(states))
        return Series(title, site.origin, states, entries, fingerprints)

    def ended(job: Job) -> None:
        if job.error is not None:
            bridge.tell(job.title, job.error)
        elif job.result is not None:
            bridge.show_series(job.result)

    return bridge.run(title, work, ended)


def rows(series: Series) -> List[str]:
    """A line for each state."""
    return [
        "state %d: %s" % (state, "failed" if value is None else "%.3f %s" % (value, series.unit))
        for state, value in zip(series.states, series.predictions())
    ]
