"""Explains many ligands of one protein, and writes a folder of each."""
import os
from dataclasses import dataclass, replace
from typing import Any, Dict, List, Tuple

from ..bridge import Bridge
from ..glimpse_client import Explanation, GlimpseError, Options
from ..logic import asking, names, scale, tables
from ..logic.explained import Explained
from ..logic.jobs import Job
from . import ligands
from .export import write
from .site import Site, read_site

_SIZE = (1200, 900)  # pixels
_MARGIN = 3  # Å around the ligand
_FILES = ("csv", "json")
_PICTURE = {
    "bg_rgb": "white",
    "ray_opaque_background": 1,
    "ray_shadows": 0,
    "two_sided_lighting": 1,
}  # type: Dict[str, Any]

Row = Tuple[Any, ...]


@dataclass(frozen=True)
class Batch:
    """How to explain each; ``maps`` is ``default``, ``all`` or ``none``."""

    protein: str
    model: str
    folder: str
    maps: str
    picture: bool
    options: Options


def explain_all(bridge: Bridge, selection: str, batch: Batch) -> List[Row]:
    """One after the other, then the pictures, on one scale; a ligand that fails is told, and the
    rest are done. Returns the rows of series.csv, best first. Raises GlimpseError without a ligand.
    """
    found = ligands.ligands_in(selection, bridge.cmd)
    if not found:
        raise GlimpseError("'%s' holds no ligand." % selection, "Select ligands.", "no-ligand")
    series = []  # type: List[Tuple[Explained, str]]
    for choice in found:
        for state in range(1, max(1, bridge.cmd.count_states(choice.selection)) + 1):
            name = "%s_%03d" % (names.plain(choice.label), state)
            try:
                site = read_site(choice, batch.protein, state, bridge.hidden, bridge.cmd)
                place = os.path.join(batch.folder, name)
                series.append((_explained(bridge, site, batch, place), place))
            except GlimpseError as error:
                bridge.tell(name, error)
    if batch.picture:
        together = scale.shared(explained for explained, _ in series)
        _draw_all(bridge, series, together)
    rows = sorted((_row(explained, place) for explained, place in series), key=lambda row: -row[2])
    if rows:
        with open(
            os.path.join(batch.folder, "series.csv"), "w", encoding="utf-8", newline="\n"
        ) as file:
            file.write(tables.csv_text(tables.SERIES, rows))
    return rows


def _explained(bridge: Bridge, site: Site, batch: Batch, place: str) -> Explained:
    what = Explanation(
        batch.model, site.protein, ligands=site.ligand, options=batch.options, batch=True
    )

    def work(job: Job) -> Explained:
        model = batch.model or asking.only_model(bridge.client.models().models)
        explained = asking.explain(job, bridge.client, replace(what, model=model), site.origin)
        channels = _channels(explained, batch.maps)
        write(bridge.client, explained, place, _FILES + (("dx",) if channels else ()), channels)
        return explained

    return bridge.wait(bridge.run(site.origin.label, work, lambda job: None))


def _channels(explained: Explained, maps: str) -> List[int]:
    if maps == "none":
        return []
    if maps == "all":
        return [one.index for one in explained.summary.channels if one.level is not None]
    return list(dict.fromkeys(voxel.channel for voxel in explained.summary.top_voxels))


def _draw_all(
    bridge: Bridge, series: List[Tuple[Explained, str]], together: scale.PictureScale
) -> None:
    """All from one side, that of the first ligand."""
    _self = bridge.cmd
    view = _self.get_view()
    before = {setting: _self.get(setting) for setting in _PICTURE}
    for setting, value in _PICTURE.items():
        _self.set(setting, value)
    for number, (explained, place) in enumerate(series):
        shown = bridge.show(explained, together, at_once=True)
        if not number:
            ligand = names.member(shown.name, names.LIGAND)
            _self.orient(ligand)
            _self.zoom(ligand, _MARGIN)
        _self.png(os.path.join(place, "picture.png"), *_SIZE, ray=1, quiet=1)
        bridge.clear(shown.name)
    for setting, value in before.items():
        _self.set(setting, value)
    _self.set_view(view)


def _row(explained: Explained, place: str) -> Row:
    summary = explained.summary
    return (
        explained.origin.label,
        explained.origin.state,
        summary.prediction.value,
        summary.prediction.unit,
        summary.stability.rotations.standard_deviation,
        summary.attribution.completeness_error,
        place,
    )
