"""Explains all states of a trajectory or of poses: typed once, and of the protein what is near."""
import array
import sys
import time
from dataclasses import replace
from typing import Any, Callable, Iterator, List

from ..bridge import Bridge
from ..glimpse_client import Explanation, Frames, GlimpseError, Options
from ..logic import asking
from ..logic.jobs import Job
from ..logic.series import Series, chosen_states
from .commands import one_ligand
from .site import Site, read_site, state_of

_NEAR = 15  # Å around the ligand in the first state; the models see 12
_MOST = 1000  # states; of a longer trajectory every so many
_TURN = 0.03  # seconds that the window waits
_CHOSEN = "_glimpse_chosen"
_ONE_LOCATION = "alt ''+A"  # frames have each atom once


def explain_states(
    bridge: Bridge,
    selection: str,
    protein: str,
    model: str,
    options: Options,
    started: Callable[[Job], None],
) -> None:
    """Reads all states, then explains them in the background; ``started`` gets the job. Raises
    GlimpseError when there is one state only.
    """
    _self = bridge.cmd
    bridge.prune()
    ligand = one_ligand(selection, _self)
    around = protein or read_site(ligand, "", 1, bridge.hidden, _self).origin.protein
    near = "byres ((%s) within %d of (%s))" % (around, _NEAR, ligand.selection)
    # Atoms are chosen once: what is near changes from state to state.
    _self.select(_CHOSEN, "(%s) and %s" % (near, _ONE_LOCATION), enable=0, state=1)
    site = read_site(ligand, _CHOSEN, 1, bridge.hidden, _self)
    site = replace(site, origin=replace(site.origin, protein=around))
    count = max(_self.count_states("model " + name) for name in site.origin.sources)
    if count < 2:
        raise GlimpseError(
            "%s and its protein have one state." % ligand.label, "Use glimpse_explain.", "bad-usage"
        )
    states = chosen_states(count, _MOST)
    frames = []  # type: List[array.array[float]]
    what = Explanation(model, site.protein, ligands=site.ligand, options=options, batch=True)
    bridge.desk.run_steps(
        _read(site, states, frames, _self),
        lambda: started(_job(bridge, what, site, states, frames)),
    )


def _read(site: Site, states: Any, frames: List[Any], _self: Any) -> Iterator[None]:
    origin = site.origin
    parts = [("%s and model %s" % (_CHOSEN, name), name) for name in origin.objects]
    parts += [(origin.ligand, _self.get_object_list(origin.ligand)[0])]
    since = time.monotonic()
    for state in states:
        frame = array.array("f")
        for selection, name in parts:
            for atom in _self.get_model(selection, state_of(name, state, _self)).atom:
                frame.extend(atom.coord)
        frames.append(frame)
        if time.monotonic() - since > _TURN:
            yield
            since = time.monotonic()
    _self.delete(_CHOSEN)


def _joined(frames: List[Any], states: Any) -> Frames:
    """Raises GlimpseError when not all states have the same atoms."""
    coordinates = array.array("f")
    for state, frame in zip(states, frames):
        if len(frame) != len(frames[0]):
            raise GlimpseError(
                "State %d has %d atoms, state %d has %d."
                % (state, len(frame) // 3, states[0], len(frames[0]) // 3),
                "States must have the same atoms; glimpse_batch takes others.",
                "bad-input",
            )
        coordinates.extend(frame)
    if sys.byteorder == "big":
        coordinates.byteswap()
    return Frames(len(states), len(frames[0]) // 3, coordinates.tobytes())


def _job(bridge: Bridge, what: Explanation, site: Site, states: Any, frames: List[Any]) -> Job:
    title = "%s, %d states" % (site.origin.label, len(states))

    def work(job: Job) -> Series:
        model = what.model or asking.only_model(bridge.client.models().models)
        asked = replace(what, model=model, frames=_joined(frames, states))
        entries = asking.explain_all(job, bridge.client, asked, len(states))
        return Series(title, site.origin, states, entries)

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
