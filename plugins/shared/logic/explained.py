"""An explanation as the plugin keeps it."""
from dataclasses import dataclass, field
from typing import Any, Dict, Optional, Tuple

from ..glimpse_client.records.explain import Atom, ExplainedLigand, Map
from ..glimpse_client.records.summary import Summary
from ..glimpse_client.records.view import ResultTable, View


@dataclass(frozen=True)
class Origin:
    """Where an explanation came from: the ligand's name, selections in the viewer, objects of the
    protein and all that the selections touch, the state (from 1), what was left out of the texts.
    ``states`` has that of each source where they differ. ``fingerprint`` tells whether the sources
    are what was explained, ``sent`` which atoms of the protein were, where a viewer keeps them.
    ``asked`` are the options by the request's members, and ``template`` SMILES or the file of it:
    they say how it was explained, and not what.
    """

    label: str
    ligand: str
    protein: str
    objects: Tuple[str, ...]
    sources: Tuple[str, ...]
    state: int
    notes: Tuple[str, ...]
    versus: str
    fingerprint: Optional[str] = None
    states: Optional[Dict[str, int]] = None
    sent: str = ""
    asked: Optional[Dict[str, Any]] = field(default=None, compare=False)
    template: Optional[str] = field(default=None, compare=False)


@dataclass(frozen=True)
class Explained:
    """A result of the daemon, named by the group that shows it; ``view`` is how the daemon has it
    shown, ``default_maps`` are those shown first. What a session of an earlier version kept has no
    ``view``, and ``limit`` instead, where its colours end.
    """

    name: str
    origin: Origin
    result: ExplainedLigand
    atoms: Tuple[Atom, ...]
    limit: float = 0.0
    default_maps: Tuple[Map, ...] = ()
    view: Optional[View] = None

    @property
    def summary(self) -> Summary:
        """The record of ``summary.json``."""
        assert self.result.summary is not None
        return self.result.summary

    @property
    def title(self) -> str:
        """One line: what was predicted for which ligand."""
        return "%s: %s" % (self.summary.ligand.id, self.summary.prediction.meaning)

    def table(self, name: str) -> Optional[ResultTable]:
        """A table of the view; None without a view."""
        return self.view.table(name) if self.view is not None else None
