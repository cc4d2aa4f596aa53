"""Explains all states of a trajectory or of poses: typed once, and of the protein what comes near."""
import array
import sys
import time
from dataclasses import dataclass, field, replace
from typing import Any, Callable, Iterator, List, Optional

from pymol import CmdException

from ..logic.bridge import Bridge
from ..glimpse_client import Explanation, Frames, GlimpseError, Options
from ..logic.jobs import DONE, Job
from ..logic.series import Series, chosen_states
from ..logic.typed import Template
from . import frames, locations
from .atoms import lasting
from .commands import most_atoms, one_ligand
from .frames import Frame
from .ligands import LigandChoice
from .near import objects
from .site import Site, site_of, surroundings, without_other_poses
from .stateof import Reading

_MOST = 1000  # states; of a longer trajectory every so many
_TURN = 0.03  # seconds that the window waits
_NAMED = 10  # states that a note names
_AGAIN = "Explain its states again."
_WATERS = "Waters are those near the ligand in the first state."


def explain_states(
    bridge: Bridge,
    selection: str,
    protein: str,
    model: str,
    options: Options,
    started: Callable[[Optional[Job]], None],
    template: Template = None,
) -> None:
    """Reads all states, then explains them in the background; ``started`` gets the job, or None
    when states can't be read. Before the first request the models say how far they look; where they
    can't, ``started`` gets the job that has the error. Raises GlimpseError when there is one state
    only.
    """
    _self = bridge.port.cmd
    bridge.port.prune()
    ligand = one_ligand(selection, _self, most_atoms(options, bridge))
    notes = []  # type: List[str]
    count = max(_self.count_states("model " + name) for name in objects("all", _self))
    readings = [Reading(state, _self) for state in chosen_states(count, _MOST)]
    names, around = surroundings(ligand, protein, bridge.port.hidden, readings, notes, _self)
    readings = _whole(readings, [ligand.object, *names], notes, _self)
    if len(readings) < 2:
        raise GlimpseError(
            "%s and its protein have one state." % ligand.label,
            "Use glimpse_explain.",
            "bad-usage",
        )
    found = _Found()

    def read() -> None:
        is_whole = found.site is not None and len(found.frames) == len(readings)
        states = tuple(one.named for one in readings)
        started(_job(bridge, model, options, template, found, states) if is_whole else None)

    def start() -> None:
        bridge.port.desk.run_steps(_read(bridge, ligand, around, notes, readings, found), read)

    if bridge.client.reach is not None:
        start()
        return
    learning = bridge.port.work(ligand.label, lambda job: bridge.learn(), lambda _: start())
    learning.ended.append(lambda job: None if job.state == DONE else started(job))


def _whole(
    readings: List[Reading], names: List[str], notes: List[str], _self: Any
) -> List[Reading]:
    """The states that all of some objects have, as far as any of them has several."""
    count = max(_self.count_states("model " + name) for name in names)
    readings = [one for one in readings if one.named <= count]
    lacking = {
        one.named: name for one in readings for name in reversed(names) if not one.seen(name)
    }
    if lacking:
        states = ", ".join("%d" % state for state in list(lacking)[:_NAMED])
        more = " and %d more" % (len(lacking) - _NAMED) if len(lacking) > _NAMED else ""
        empty = ", ".join(sorted(set(lacking.values())))
        notes.append("Left out without atoms of %s: state %s%s." % (empty, states, more))
    return [one for one in readings if one.named not in lacking]


@dataclass
class _Found:
    """What was read of the states: the topology, all frames of it, and a selection of its atoms."""

    site: Optional[Site] = None
    atoms: str = ""
    frames: List[Frame] = field(default_factory=list)


def _read(
    bridge: Bridge,
    ligand: LigandChoice,
    around: str,
    notes: List[str],
    readings: List[Reading],
    found: _Found,
) -> Iterator[None]:
    """Chooses the atoms that come near in any state, then reads a frame after the other; fewer than
    there are states when an object goes meanwhile.
    """
    _self = bridge.port.cmd
    since = time.monotonic()
    try:
        location = locations.of_ligand(ligand.selection, _self)
        ligand = replace(
            ligand, selection=locations.one_location(ligand.selection, location, _self)
        )
        near = frames.Nearby(ligand, around, bridge.client.reach, _self)
        for reading in readings:
            near.add(reading)
            if time.monotonic() - since > _TURN:
                yield
                since = time.monotonic()
        around = without_other_poses(around, near.left_out(), notes, _self)
        names = near.choose()
        site = site_of(ligand, names, frames.CHOSEN, readings[0], notes, _self)
        atoms = lasting(frames.CHOSEN, _self)
        origin = replace(site.origin, protein=around, states=None)
        found.site, found.atoms = replace(site, origin=origin), atoms
        for reading in readings:
            found.frames.append(frames.read(origin, reading, _self))
            if time.monotonic() - since > _TURN:
                yield
                since = time.monotonic()
    except GlimpseError as error:
        bridge.tell(ligand.label, error)
    except CmdException as error:
        bridge.port.desk.tell_error(ligand.label, "It changed while it was read: %s" % error, _AGAIN)
    finally:
        frames.end(_self)


def _joined(found: List[Frame], states: Any) -> Frames:
    """Raises GlimpseError when not all states have the same atoms."""
    coordinates = array.array("f")
    for state, frame in zip(states, found):
        if frame.atoms != found[0].atoms:
            raise GlimpseError(
                "State %d holds other atoms than state %d, or in another order."
                % (state, states[0]),
                "States must have the same atoms; glimpse_batch takes others.",
                "bad-input",
            )
        coordinates.extend(frame.coordinates)
    if sys.byteorder == "big":
        coordinates.byteswap()
    return Frames(len(states), len(found[0].coordinates) // 3, coordinates.tobytes())


def _job(
    bridge: Bridge, model: str, options: Options, template: Template, found: _Found, states: Any
) -> Job:
    site, read = found.site, found.frames
    assert site is not None
    origin = site.origin
    title = "%s, %d states" % (origin.label, len(states))
    fingerprints = tuple(frame.fingerprints[0] for frame in read)
    what = Explanation(
        model,
        site.protein,
        ligands=site.ligand,
        template=template,
        options=options,
        batch=True,
    )

    def work(job: Job) -> Series:
        asked = replace(what, frames=_joined(read, states))
        kept, entries = bridge.explain_frames(asked, origin, _WATERS, bridge.learn(), job)
        return Series(title, kept, states, entries, fingerprints, found.atoms)

    return bridge.port.work(title, work, bridge.show_series)


def rows(series: Series) -> List[str]:
    """A line for each state: what was predicted and who doubts the pose, or why it failed."""
    return [
        "state %d: %s"
        % (
            state,
            series.fault(at)[0]
            if value is None
            else "%.3f %s%s" % (value, series.unit, series.doubts(at)),
        )
        for at, (state, value) in enumerate(zip(series.states, series.predictions()))
    ]
