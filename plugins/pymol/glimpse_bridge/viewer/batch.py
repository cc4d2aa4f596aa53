"""Explains many ligands of one protein, and writes a folder of each."""
import os
from dataclasses import dataclass, replace
from typing import Any, Dict, Iterator, List, Optional, Tuple

from ..logic.bridge import Bridge
from ..glimpse_client import Explanation, GlimpseError, Options
from ..logic import again, asking, names, provenance, scale, series_file, tables, verdicts
from ..logic.explained import Explained, Origin
from ..logic.files import new_folder
from ..logic.jobs import Job
from ..logic.typed import Template
from . import ligands, selections
from .export import write
from .site import Site, read_site
from .sources import fingerprint
from .stateof import CURRENT, Reading

_SIZE = (1200, 900)  # pixels
_PNG_END = b"IEND\xaeB`\x82"  # PNG specification (ISO/IEC 15948), 11.2.5, with its checksum
_MARGIN = 3  # Å around the ligand
_FILES = ("csv", "json")
_MAPS = ("default", "all", "none")
_PICTURE = {
    "bg_rgb": "white",
    "ray_opaque_background": 1,
    "ray_shadows": 0,
    "two_sided_lighting": 1,
}  # type: Dict[str, Any]

Row = Tuple[Any, ...]
_PREDICTION = tables.SERIES.index("prediction")


@dataclass(frozen=True)
class Batch:
    """How to explain each; ``maps`` is one of _MAPS."""

    protein: str
    model: str
    folder: str
    maps: str
    picture: bool
    options: Options
    template: Template = None


@dataclass(frozen=True)
class Entry:
    """An explanation of the series, the state that it is of, and the folder that has it."""

    label: str
    choice: ligands.LigandChoice
    state: Any  # its number; a text where an object was read in another one
    explained: Explained
    place: str


def explain_all(bridge: Bridge, selection: str, batch: Batch) -> List[Row]:
    """One after the other, then the pictures, on one scale; a ligand that fails is told, and the
    rest are done; one that is cancelled ends the batch. Returns the rows of series.csv, best first;
    none when the user chooses no model. Raises GlimpseError without a ligand, for a selection that
    can't be read, and when a series.csv is in the folder that isn't ours.
    """
    if batch.maps not in _MAPS:
        raise GlimpseError(
            "maps= takes default, all or none, not '%s'." % batch.maps,
            "Leave it out for the default.",
            "bad-usage",
        )
    for typed in (selection, batch.protein):
        if typed:
            selections.check(typed, bridge.port.cmd)
    found = ligands.ligands_in(selection, bridge.port.cmd)
    if not found:
        raise GlimpseError("'%s' holds no ligand." % selection, "Select ligands.", "no-ligand")
    table = series_file.SeriesFile(batch.folder)
    if not batch.model or bridge.client.reach is None:
        named = _model(bridge, batch.model)
        if named is None:
            return []
        batch = replace(batch, model=named)
    series = []  # type: List[Entry]
    try:
        for label, choice, state in _all_states(found, bridge.port.cmd):
            name = "%s_%03d" % (label, state or 1)
            try:
                reading = Reading(state, bridge.port.cmd)
                reach = bridge.client.reach
                site = read_site(
                    choice, batch.protein, reading, bridge.port.hidden, reach, bridge.port.cmd
                )
                taken, said = _taken(choice, site.origin, bridge.port.cmd)
                name = "%s_%03d" % (label, taken)
                explained = _explained(bridge, site, batch, name)
            except GlimpseError as error:
                bridge.tell(name, error)
                continue
            if explained is None:
                break
            series.append(Entry(label, choice, said, *explained))
    finally:  # However it ends, what is complete is in the table.
        rows = sorted((_row(entry) for entry in series), key=lambda row: -row[_PREDICTION])
        if rows:
            table.write(rows)
    if batch.picture:
        _draw_all(bridge, series)
    return rows


def _all_states(
    found: List[ligands.LigandChoice], _self: Any
) -> Iterator[Tuple[str, ligands.LigandChoice, int]]:
    """Each ligand in each of its states, and a label that tells it from the others."""
    for label, choice in names.told_apart((one.full_label, one) for one in found):
        count = _self.count_states(choice.selection)
        for state in range(1, count + 1) if count > 1 else [CURRENT]:
            yield label, choice, state


def _taken(choice: ligands.LigandChoice, origin: Origin, _self: Any) -> Tuple[int, Any]:
    """The state that was read, of objects that have several the ligand's first, and as a table says
    it: with those of the objects of which it is another one.
    """
    states = {
        name: state
        for name, state in sorted(
            (origin.states or {}).items(), key=lambda one: one[0] != choice.object
        )
        if _self.count_states("model " + name) > 1
    }
    taken = next(iter(states.values()), 1)
    others = ", ".join("%s %d" % (name, one) for name, one in states.items() if one != taken)
    return taken, "%d (%s)" % (taken, others) if others else taken


def _model(bridge: Bridge, name: str) -> Optional[str]:
    """The model for all; None when the user chooses none."""
    choosing = bridge.port.run("models", lambda job: bridge.model_for(name, job), lambda _: None)
    chosen = bridge.port.wait(choosing)  # type: Optional[str]
    return chosen


def _explained(
    bridge: Bridge, site: Site, batch: Batch, name: str
) -> Optional[Tuple[Explained, str]]:
    """The explanation, and the new folder that it was written to; None when the user cancels it."""
    what = Explanation(
        batch.model,
        site.protein,
        ligands=site.ligand,
        template=batch.template,
        options=batch.options,
        batch=True,
    )

    marked = replace(site.origin, fingerprint=fingerprint(site.origin, bridge.port.cmd))
    origin = again.asked_of(marked, what)

    def work(job: Job) -> Tuple[Explained, str]:
        explained = asking.explain(job, bridge.client, what, origin)
        channels = _channels(explained, batch.maps)
        place = new_folder(batch.folder, name)
        write(bridge.client, explained, place, _FILES + (("dx",) if channels else ()), channels)
        return explained, place

    job = bridge.port.run(site.origin.label, work, lambda _: None)
    done = bridge.port.wait(job)  # type: Optional[Tuple[Explained, str]]
    return done


def _channels(explained: Explained, maps: str) -> List[int]:
    if maps == "none":
        return []
    if maps == "all":
        return [one.index for one in explained.summary.channels if one.level is not None]
    return list(explained.view.first_channels) if explained.view is not None else []


def _draw_all(bridge: Bridge, series: List[Entry]) -> None:
    """All on one scale and from one side, that of the first ligand, each without the others;
    settings, camera and what showed before come back.
    """
    _self, front = bridge.port.cmd, bridge.shown
    enabled, hidden = _self.get_names("objects", 1), list(bridge.port.hidden)
    together = scale.shared(entry.explained for entry in series)
    view = _self.get_view()
    before = {setting: _self.get(setting) for setting in _PICTURE}
    try:
        for setting, value in _PICTURE.items():
            _self.set(setting, value)
        for number, entry in enumerate(series):
            for one in series:
                bridge.port.hide_sources(one.explained)
            try:
                shown = bridge.port.show(entry.explained, together, at_once=True, anew=True)
            except GlimpseError as error:
                bridge.tell(entry.label, error)
                continue
            if not number:
                ligand = names.member(shown.name, names.LIGAND)
                _self.orient(ligand)
                _self.zoom(ligand, _MARGIN)
            try:
                _save_picture(_self, entry.place)
            except GlimpseError as error:
                bridge.tell(entry.label, error)
            bridge.port.clear(shown.name)
    finally:
        for setting, value in before.items():
            _self.set(setting, value)
        _self.set_view(view)
        bridge.port.hidden = hidden
        for name in set(enabled) & set(_self.get_names("objects")):
            _self.enable(name)
        if front in bridge.results:
            bridge.port.bring_forward(front)


def _save_picture(_self: Any, folder: str) -> None:
    """Writes beside, then renames: PyMOL says nothing of a picture that the disk had no room for."""
    unfinished = os.path.join(folder, "picture-unfinished.png")
    _self.png(unfinished, *_SIZE, ray=1, quiet=1)
    try:
        with open(unfinished, "rb") as file:
            file.seek(-len(_PNG_END), os.SEEK_END)
            is_whole = file.read() == _PNG_END
    except OSError:
        is_whole = False
    if is_whole:
        os.replace(unfinished, os.path.join(folder, "picture.png"))
        return
    if os.path.exists(unfinished):
        os.remove(unfinished)
    raise GlimpseError(
        "The picture couldn't be written to %s." % folder, "See whether the disk is full."
    )


def _row(entry: Entry) -> Row:
    summary, choice = entry.explained.summary, entry.choice
    return (
        entry.label,
        choice.object,
        choice.chain,
        choice.residue,
        choice.number,
        entry.state,
        *provenance.columns(summary.model),
        summary.prediction.value,
        summary.prediction.unit,
        summary.stability.rotations.standard_deviation,
        summary.attribution.completeness_error,
        verdicts.doubters(summary),
        entry.place,
    )
