"""One daemon of its own for the bench, and what it answers as a profile that can be compared."""
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "plugins", "client"))

from glimpse_client import Client, GlimpseError, Options, Structure  # noqa: E402
from glimpse_client.requests import explanation  # noqa: E402

from pdbtext import Place  # noqa: E402

_THREADS = 1  # of torch: where others compute, too, two wait for each other


@dataclass(frozen=True)
class Asked:
    """A complex as a row of the table writes it; ``undo`` takes a place back to where the complex
    lay before.
    """

    structure: str
    ligand: Optional[str] = None
    ligands: Optional[str] = None
    undo: Any = None
    more: Optional[Dict[str, Any]] = None


@dataclass(frozen=True)
class SeenAtom:
    label: str
    residue: str
    side: str
    element: str
    place: Place
    channels: frozenset
    attribution: float
    by_channel: Dict[str, float]


@dataclass(frozen=True)
class Profile:
    """What there is to compare in an answer."""

    prediction: float
    atoms: Tuple[SeenAtom, ...]
    warnings: Tuple[str, ...]
    words: Tuple[str, ...]
    summary: Any


class Daemon:
    """A glimpse in folders of its own, so that nobody's daemon is asked or ended."""

    def __init__(self, glimpse: str, model: str, options: Dict[str, Any], more: Dict[str, Any]):
        self._folder = tempfile.mkdtemp(prefix="glimpse-same-")
        for name in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = os.path.join(self._folder, name.split("_")[1].lower())
            os.mkdir(os.environ[name], 0o700)
        settings = os.path.join(os.environ["XDG_CONFIG_HOME"], "glimpse-bridge")
        os.mkdir(settings)
        with open(os.path.join(settings, "config.json"), "w", encoding="utf-8") as file:
            json.dump({"threads": _THREADS}, file)
        self._client = Client([glimpse, "connect"], name="bench/same")
        self._model = model
        self._options = Options(**options)
        self._more = more

    def close(self) -> None:
        try:
            self._client.shutdown(drain=False)
        except GlimpseError:
            pass
        self._client.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def version(self) -> str:
        """Which program and which weights answer: a run goes on with these alone."""
        model = self._client.model(self._model)
        server = self._client.server
        return "%s, %s %s" % (
            server.build,
            self._model,
            " ".join(one[:12] for one in model.provenance.weights_sha256),
        )

    def ask(self, asked: Asked, **options: Any) -> Profile:
        """The one ligand's profile. Raises GlimpseError when it is refused."""
        return self.ask_all(asked, **options)[0]

    def ask_all(self, asked: Asked, **options: Any) -> List[Profile]:
        """The profiles of all its ligands. Raises GlimpseError when one is refused."""
        asking = explanation(
            self._model,
            Structure(asked.structure),
            asked.ligand,
            ligands=None if asked.ligands is None else Structure(asked.ligands),
            options=self._options.also(Options(**options)),
            **{**self._more, **(asked.more or {})},
        )
        answer = self._client.start_explain(asking).result()
        found = []
        for result in answer.results:
            if result.error is not None:
                raise GlimpseError(result.error.message, result.error.remedy, result.error.code)
            found.append(_profile(result.summary, self._client.result_atoms(result).atoms, asked))
        self._client.release(answer.results)
        return found


def _profile(summary: Any, atoms: Any, asked: Asked) -> Profile:
    undo = asked.undo or (lambda place: place)
    seen = []
    for atom in atoms:
        residue = "%s:%s:%d%s" % (
            (atom.chain, atom.residue_name, atom.residue_number, atom.insertion_code)
        )
        label = "%s %s" % (residue, atom.name)
        if atom.side != "protein":
            residue = atom.side
        seen.append(
            SeenAtom(
                label,
                residue,
                atom.side,
                atom.element,
                undo(tuple(atom.position)),
                frozenset(atom.channels),
                atom.attribution,
                dict(atom.channels),
            )
        )
    notices = summary.warnings + summary.assumptions
    return Profile(
        summary.prediction.value,
        tuple(seen),
        tuple(sorted(notice.code for notice in summary.warnings)),
        tuple("%s: %s" % (notice.code, notice.message) for notice in notices),
        summary,
    )
