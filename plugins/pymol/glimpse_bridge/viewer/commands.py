"""What can be typed at PyMOL's prompt."""
from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from ..logic.bridge import Bridge
from ..glimpse_client import Explanation, GlimpseError, Options
from ..glimpse_client.printable import printable
from ..logic.explained import Origin
from ..logic.jobs import Job
from ..logic.typed import Template
from . import ligands, selections
from .ligands import LigandChoice
from .ours import OURS
from .site import other_states, read_ligand, read_site
from .sources import fingerprint
from .stateof import Reading


def explain(
    bridge: Bridge,
    selection: str,
    protein: str = "",
    model: str = "",
    state: int = 0,
    versus: str = "",
    options: Options = Options(),
    template: Template = None,
    kept: Optional[Dict[str, int]] = None,
) -> Job:
    """Starts an explanation, in a state or, without one, in what is seen of each object; ``kept``
    has the states of an explanation before. Raises GlimpseError when the selection doesn't mean one
    ligand.
    """
    _self = bridge.port.cmd
    bridge.port.prune()
    if versus:
        options.check_with("versus")
    most = most_atoms(options, bridge)
    ligand = one_ligand(selection, _self, most)
    other = one_ligand(versus, _self, most) if versus else None
    title = ligand.label if other is None else "%s minus %s" % (ligand.label, other.label)

    def read() -> Tuple[Explanation, Origin]:
        reading = Reading(int(state), _self, kept)
        reach = bridge.client.reach
        site = read_site(ligand, protein, reading, bridge.port.hidden, reach, _self)
        origin = site.origin if other is None else _compared(site.origin, other, reading, _self)
        what = Explanation(
            model,
            site.protein,
            ligands=site.ligand,
            versus=None if other is None else read_ligand(other, reading, _self),
            template=template,
            options=options,
        )
        reading.check_named()
        return what, replace(origin, fingerprint=fingerprint(origin, _self))

    return bridge.explain(title, read, bridge.port.show)


def _compared(origin: Origin, other: LigandChoice, reading: Reading, _self: Any) -> Origin:
    """The origin of a ligand that is compared with another one."""
    return replace(
        origin,
        label="%s_minus_%s" % (origin.label, other.label),
        versus=other.selection,
        notes=origin.notes + tuple(other_states([other.object], origin.state, reading, _self)),
        sources=tuple(sorted({*origin.sources, other.object})),
        states={**(origin.states or {}), other.object: reading.of(other.object)},
    )


def clear(bridge: Bridge, name: str) -> None:
    """Takes an explanation away, or all when none is named. Raises GlimpseError for another name."""
    bridge.port.prune()
    if name and name not in bridge.results:
        raise GlimpseError(
            "There is no explanation '%s'." % name,
            "Explanations: %s." % (", ".join(bridge.results) or "none"),
            "bad-usage",
        )
    bridge.port.clear(name)


def most_atoms(options: Options, bridge: Bridge) -> Optional[int]:
    """Most heavy atoms of a ligand: what is asked for, or what the daemon has said."""
    return options.get("typing.ligandAtoms") or bridge.client.ligand_atoms


def one_ligand(selection: str, _self: Any, most: Optional[int] = None) -> LigandChoice:
    """The ligand that a selection means; ``most`` heavy atoms may a peptide that is one have, where
    the daemon has said it. Raises GlimpseError when it is none, or several, or can't be read.
    """
    selections.check(selection, _self)
    theirs = "(%s) and not %s" % (selection, OURS)
    if not _self.count_atoms(theirs):
        raise GlimpseError(
            "The selection '%s' has no atoms." % selection, "Select a ligand.", "no-ligand"
        )
    found = ligands.ligands_in(selection, _self)
    if len(found) == 1:
        return found[0]
    if not found:
        if not _self.count_atoms("(%s) and not solvent" % theirs):
            raise GlimpseError(
                "'%s' holds no ligand, only water." % selection, "Select a ligand.", "no-ligand"
            )
        peptide = ligands.whole(theirs, _self)
        if most is None or peptide.heavy_atoms <= most:
            return peptide
        raise GlimpseError(
            "'%s' holds no ligand, only a polymer of %d heavy atoms."
            % (selection, peptide.heavy_atoms),
            "Select a ligand, or the residues of a peptide that is one.",
            "no-ligand",
        )
    raise GlimpseError(
        "'%s' holds %d ligands." % (selection, len(found)),
        "Say which: %s." % "; ".join(one.selection for one in found[:_MOST]),
        "several-ligands",
    )


_MOST = 5  # that a message lists


def print_lines(lines: List[str], first: Optional[str] = " Glimpse: ") -> None:
    """Prints as PyMOL's own commands do."""
    for line in lines:
        print(printable("%s%s" % (first, line)))
