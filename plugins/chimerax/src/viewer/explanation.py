"""An explanation as a model: a group of volumes, markers and dashes, and colours of atoms."""
import json
from dataclasses import replace
from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

from chimerax.atomic import Atoms, PseudobondGroup, Structure, concatenate
from chimerax.core.core_triggers import END_RESTORE_SESSION
from chimerax.core.models import MODEL_POSITION_CHANGED, Model
from chimerax.core.state import State
from chimerax.core.triggerset import DEREGISTER
from chimerax.geometry import Place
from chimerax.map import Volume

from ..glimpse_client import Frames, GlimpseError
from ..glimpse_client.decoding import decode
from ..glimpse_client.records.explain import Map
from ..logic import naming, wire
from ..logic.explained import Explained
from ..logic.scale import PictureScale
from ..logic.seen import atoms_of, scores_of
from ..logic.series import Series
from . import colorkey, maps, marks, series_kept, sharing
from .anchor import Anchor
from .painting import Painting
from .site import Site
from .sources import Sources

_STATE_VERSION = 1
_UNREADABLE_SERIES = (
    "Glimpse: another version wrote the plot that %s is of. Explain the coordinate sets again."
)
_UNREADABLE = (
    "Glimpse: another version wrote %s, of which only the models are left. Explain it again."
)


class Explanation(Model):
    """Closing it, by whatever way, gives the atoms their colours back. It moves with the protein's
    model, for instance when that is superposed on another one.
    """

    def __init__(
        self,
        session: Any,
        explained: Explained,
        painting: Painting,
        anchor: Anchor,
        sources: Optional[Sources],
    ) -> None:
        super().__init__(explained.name, session)
        self.explained = explained
        self.painting = painting
        self.sources = sources  # None of a session of an earlier version.
        # The series that it shows a coordinate set of, with what was sent.
        self.series = None  # type: Optional[Tuple[Series, Site, Frames]]
        self._anchor = anchor
        self._drift = Place()
        self._made = []  # type: List[Any]
        # Their names, from a session; None when it doesn't say, and all are taken for ours.
        self._made_before = set()  # type: Optional[Set[str]]
        # Its models but for maps when it was drawn, and how many atoms or dashes each has.
        self.drawn = {}  # type: Dict[str, int]
        self._focus = None  # type: Optional[Any]
        self._moves = session.triggers.add_handler(MODEL_POSITION_CHANGED, self._moved)

    def volume(self, index: int) -> Optional[Any]:
        """The volume of a channel; None before its map was fetched."""
        return maps.find(self, self.label(index))

    def label(self, index: int) -> str:
        """Side and name of a channel."""
        one = next(one for one in self.explained.summary.channels if one.index == index)
        return "%s %s" % (one.side, one.name)

    def adopt(self, models: List[Any]) -> None:
        """Makes models part of it that were made for it."""
        self.session.models.add(models, parent=self)
        self._made += models

    @property
    def strangers(self) -> List[Any]:
        """Models that the user has put into it."""
        before = self._made_before
        return [
            one
            for one in self.child_models()
            if before is not None and one not in self._made and one.name not in before
        ]

    @property
    def sizes(self) -> Dict[str, int]:
        """How many atoms or dashes each of its models but for maps has."""
        return {
            one.name: len(one.atoms) if isinstance(one, Structure) else one.num_pseudobonds
            for one in self.child_models()
            if isinstance(one, (Structure, PseudobondGroup))
        }

    @property
    def is_whole(self) -> bool:
        """Whether it has all that it had when it was drawn; maps come again on their own."""
        now = self.sizes
        return all(now.get(name, -1) >= count for name, count in self.drawn.items())

    def add_map(self, found: Map) -> Any:
        """A volume of a map, hidden."""
        volume = maps.volume_of(self.session, found)
        self.adopt([volume])
        return volume

    def mark(self, places: Any) -> None:
        """Balls at places, in place of those that were there."""
        if self._focus is not None and not self._focus.deleted:
            self.session.models.close([self._focus])
        self._focus = None
        if len(places):
            self._focus = marks.focus(self.session, places)
            self.adopt([self._focus])

    def come_forward(self, scale: PictureScale) -> None:
        """Shows this explanation and the coordinate sets that it is of, and puts its colours on."""
        self.display = True
        if self.sources is not None:
            self.sources.show()
        self.painting.put_on(scale.limit)
        colorkey.show(self.session, scale.limit, self.explained.summary.prediction.unit)

    def step_back(self) -> None:
        """Hides it, and takes its colours off."""
        self.display = False
        self.painting.take_off()

    def apply(self, scale: PictureScale) -> None:
        """Puts another scale on what shows."""
        for volume in self.child_models():
            if isinstance(volume, Volume) and maps.level_of(volume) > 0:
                if volume.name in scale.levels:
                    maps.set_level(volume, scale.levels[volume.name])
        if self.painting.is_on:
            self.painting.put_on(scale.limit)
            colorkey.show(self.session, scale.limit, self.explained.summary.prediction.unit)

    def _moved(self, trigger: str, model: Any) -> None:
        if model is not self:
            self.follow()

    def follow(self) -> None:
        """Moves by as much as the anchor has moved."""
        drift = self._anchor.drift
        if drift is not None and drift != self._drift:
            place = self.scene_position  # type: Any
            self.scene_position = drift * self._drift.inverse() * place
            self._drift = drift

    def removed_from_session(self, session: Any) -> None:
        """ChimeraX's, when a model is closed."""
        self._moves.remove()
        self.painting.take_off()
        if not [one for one in explanations(session) if one is not self]:
            colorkey.hide(session)
        super().removed_from_session(session)

    def take_snapshot(self, session: Any, flags: int) -> Dict[str, Any]:
        """ChimeraX's, for sessions; scenes keep no more than of any model."""
        if flags == State.SCENE:
            state = super().take_snapshot(session, flags)  # type: Dict[str, Any]
            return state
        kept = replace(self.explained, default_maps=())
        return {
            "model state": super().take_snapshot(session, flags),
            "explained": json.dumps(wire.to_wire(kept)),
            "painting": self.painting.state(),
            "anchor": self._anchor.state(),
            "sources": None if self.sources is None else self.sources.state(),
            "series": None if self.series is None else series_kept.state(*self.series),
            "drift": self._drift.matrix,
            "made": [one.name for one in self.child_models() if one not in self.strangers],
            "drawn": self.drawn,
            "key": colorkey.ours(session),
            "shares scale": sharing.shares_scale(session),
            "version": _STATE_VERSION,
        }

    @classmethod
    def restore_snapshot(cls, session: Any, data: Dict[str, Any]) -> Model:
        """ChimeraX's, for sessions. One that another version wrote, and this one can't read, is a
        group of its models, and the atoms get their looks back: the rest of the session opens.
        """
        painting = Painting.of_state(session, data["painting"])
        try:
            explained = decode(Explained, json.loads(data["explained"]))
        except GlimpseError:
            group = Model(data["model state"]["name"], session)
            group.set_state_from_snapshot(session, data["model state"])
            session.logger.warning(_UNREADABLE % group.name)
            session.triggers.add_handler(END_RESTORE_SESSION, lambda *_: _take_off(painting))
            return group
        anchor, kept = Anchor.of_state(data["anchor"]), data.get("sources")
        sources = Sources.of_state(kept) if kept else None
        one = cls(session, explained, painting, anchor, sources)
        one._drift = Place(data["drift"])
        one._made_before = set(data["made"]) if "made" in data else None
        one.drawn = data.get("drawn", {})
        sharing.share_scale(session, data.get("shares scale", False))
        key = data.get("key")
        if key and session.ui.is_gui:
            session.triggers.add_handler(
                END_RESTORE_SESSION, lambda *_: _claim_key(session, key)
            )
        one.set_state_from_snapshot(session, data["model state"])
        if data.get("series"):
            one._restore_series(data["series"])
        return one

    def _restore_series(self, kept: Dict[str, Any]) -> None:
        """One that this version can't read is told, and the explanation stays."""
        try:
            self.series = series_kept.of_state(kept, self._anchor)
        except GlimpseError:
            self.session.logger.warning(_UNREADABLE_SERIES % self.name)


def _take_off(painting: Painting) -> str:
    painting.take_off()
    return DEREGISTER


def _claim_key(session: Any, stated: Any) -> str:
    colorkey.claim(session, stated)
    return DEREGISTER


def draw(session: Any, explained: Explained, site: Site, scale: PictureScale) -> Explanation:
    """Draws a result, in a group of its own."""
    name = naming.group_name(
        explained.origin.label,
        explained.summary.model.name,
        {model.name for model in session.models.list()} | set(session.pb_manager.group_map),
    )
    explained = replace(explained, name=name)
    view = explained.view
    assert view is not None
    atoms = atoms_of(explained, site.seen)
    scores = scores_of(explained, atoms)
    shown = _shown(site, [atoms[number] for number in view.pocket if number in atoms])
    painting = Painting(session, {atom: scores.get(atom, 0.0) for atom in shown})
    group = Explanation(session, explained, painting, site.anchor, site.sources)
    session.models.add([group])
    markers = marks.voxel_markers(session, view)
    group.adopt([markers, marks.cube(session, view)])
    marks.label_markers(session, markers, view)
    dashes = marks.contacts(session, naming.contacts_name(name), view, atoms)
    if dashes is not None:
        group.adopt([dashes])
    group.drawn = group.sizes
    for found in explained.default_maps:
        maps.show(group.add_map(found), scale.level(found))
    group.follow()
    group.come_forward(scale)
    return group


def take_away(session: Any, gone: Iterable[Explanation]) -> None:
    """Closes explanations; what the user has put into them stays."""
    for one in gone:
        for stranger in one.strangers:
            session.models.add([stranger], parent=session.models.scene_root_model)
    session.models.close(list(gone))


def explanations(session: Any) -> List[Explanation]:
    """All that are open."""
    return session.models.list(type=Explanation)


def _shown(site: Site, pocket: List[Any]) -> Any:
    """The ligand, the one that it is compared with, and the residues around it."""
    ligands = [one for one in (site.ligand_atoms, site.reference_atoms) if one is not None]
    return concatenate(ligands + [Atoms(pocket).unique_residues.atoms], remove_duplicates=True)
