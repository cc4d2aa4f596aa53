"""Adds Glimpse to PyMOL's right-click menus."""
from typing import Any, Callable, List

from ..logic.bridge import Bridge
from ..logic import menutree
from . import ligands
from .ligands import LigandChoice
from .ours import OURS

# Functions of pymol.menu, each with the position of the selection among its arguments after cmd.
_PLACES = {"pick_menu": 1, "pick_sele": 0, "mol_action": 0, "sele_action": 0, "seq_option": 0}
_MARK = "_glimpse_original"
_MOST = 8  # ligands that a menu lists


def extend(bridge: Bridge, menu: Any) -> None:
    """Wraps the functions that make the menus; PyMOL looks them up at each click. Wrapping again
    replaces what was wrapped before.
    """
    for name, place in _PLACES.items():
        known = getattr(menu, name, None)
        if known is not None:
            setattr(menu, name, _wrapped(getattr(known, _MARK, known), place, bridge))


def restore(menu: Any) -> None:
    """Takes the entries out again."""
    for name in _PLACES:
        known = getattr(menu, name, None)
        if known is not None:
            setattr(menu, name, getattr(known, _MARK, known))


def _wrapped(original: Callable[..., Any], place: int, bridge: Bridge) -> Callable[..., Any]:
    def with_glimpse(self_cmd: Any, *arguments: Any, **named: Any) -> List[Any]:
        entries = original(self_cmd, *arguments, **named)
        if len(arguments) > place:
            selection = arguments[place]
            entries = entries + [
                menutree.SEPARATOR,
                menutree.submenu("Glimpse", lambda: entries_for(bridge, selection)),
            ]
        return entries

    setattr(with_glimpse, _MARK, original)
    return with_glimpse


def entries_for(bridge: Bridge, selection: str) -> List[Any]:
    """The entries for what was clicked, made when the menu unfolds, without asking the daemon."""
    _self = bridge.port.cmd
    bridge.learn_models()
    shown = _shown_at(bridge, selection)
    if shown:
        selection = bridge.results[shown].origin.ligand
    found = ligands.meant_by(selection, _self)[:_MOST]
    return menutree.glimpse_menu(
        [(choice.label, choice.selection) for choice in found],
        [_self.count_states("model " + choice.object) for choice in found],
        [[(one.label, one.selection) for one in _others(choice, bridge)] for choice in found],
        [(model.name, model.title) for model in bridge.models],
        shown,
        bool(bridge.results),
    )


def _shown_at(bridge: Bridge, selection: str) -> str:
    """The result whose objects were clicked."""
    touched = bridge.port.cmd.get_object_list("(%s) and %s" % (selection, OURS)) or []
    groups = {name.split(".")[0] for name in touched}
    return next((name for name in bridge.results if name in groups), "")


def _others(choice: LigandChoice, bridge: Bridge) -> List[LigandChoice]:
    return ligands.others_in_site(choice, bridge.port.cmd)[:_MOST]
