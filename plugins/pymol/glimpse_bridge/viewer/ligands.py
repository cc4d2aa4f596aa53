"""From what was clicked or typed to the ligands that are meant."""
import re
from dataclasses import dataclass
from typing import Any, Dict, List, Tuple

from ..logic.names import plain
from .atoms import lasting
from .locations import narrowed
from .near import near
from .ours import OURS
from .shown import models, shown
from .stateof import CURRENT, Reading

_NEAR = (4, 6, 9, 12)  # Å around what was clicked on the protein
_SITE = 4  # Å around a ligand: what lies so near is in the same site
_MOST_RESIDUES = 10  # of one ligand, such as a glycan or a peptide-like inhibitor

_SPECIAL = re.compile(r"([\\+,*])")  # what makes lists and patterns of words, even in quotes

NOT_LIGAND = "(polymer or solvent or inorganic or %s)" % OURS


@dataclass(frozen=True)
class LigandChoice:
    """A ligand: the selection that means it, what to call it, its object, and chain, name and
    number of its first residue.
    """

    selection: str
    label: str
    object: str
    heavy_atoms: int
    chain: str
    residue: str
    number: str

    @property
    def full_label(self) -> str:
        """What tells it from all others: ``pose1_A_LIG_1``."""
        words = (self.object, self.chain, self.residue, self.number)
        return plain("_".join(word for word in words if word))


def ligands_in(selection: str, _self: Any) -> List[LigandChoice]:
    """The ligands that a selection touches, each as a whole, largest first; copies count each."""
    found = {}  # type: Dict[str, LigandChoice]
    for residue in _residues("(%s) and not %s" % (selection, NOT_LIGAND), _self):
        text = _text(residue, _self)
        if not any(_self.count_atoms("(%s) and (%s)" % (one, text)) for one in found):
            choice = _grown(residue, selection, _self)
            found[choice.selection] = choice
    return sorted(found.values(), key=lambda choice: -choice.heavy_atoms)


def nearest_ligands(selection: str, _self: Any) -> List[LigandChoice]:
    """The ligands next to a selection, of what shows."""
    reading = Reading(CURRENT, _self)
    what = "(%s) and not (%s) and not %s" % (models(shown(_self)), selection, NOT_LIGAND)
    for distance in _NEAR:
        found = ligands_in(near(what, distance, selection, reading, _self), _self)
        if found:
            return found
    return []


def meant_by(selection: str, _self: Any) -> List[LigandChoice]:
    """The ligands in a selection, or those next to it when it holds none."""
    return ligands_in(selection, _self) or nearest_ligands(selection, _self)


def others_in_site(ligand: LigandChoice, _self: Any) -> List[LigandChoice]:
    """Other ligands that lie where this one lies, in objects that may be disabled."""
    others = "not (%s) and not %s" % (ligand.selection, NOT_LIGAND)
    around = near(others, _SITE, ligand.selection, Reading(CURRENT, _self), _self)
    return [one for one in ligands_in(around, _self) if one.selection != ligand.selection]


def whole(selection: str, _self: Any) -> LigandChoice:
    """A selection that is the ligand as it is, such as a peptide."""
    residues = _residues(selection, _self)
    return LigandChoice(
        lasting("byres (%s)" % selection, _self),
        residues[0][3] if len(residues) == 1 else "%s_%s" % (residues[0][0], residues[0][2] or "A"),
        residues[0][0],
        _self.count_atoms("(byres (%s)) and not hydro" % selection),
        *residues[0][2:],
    )


_Residue = Tuple[str, str, str, str, str]  # object, segment, chain, name, number


def _residues(selection: str, _self: Any) -> List[_Residue]:
    found = {}  # type: Dict[_Residue, None]
    _self.iterate(
        selection,
        "keep[(model, segi, chain, resn, resi)] = None",
        space={"keep": found},
    )
    return list(found)


def _text(residue: _Residue, _self: Any, with_segment: bool = True) -> str:
    model, segment, chain, name, number = residue
    if '"' in segment + chain + name:  # No selection can say that.
        return _by_index(residue, _self)
    return "model %s and %schain %s and resn %s and resi %s" % (
        model,
        "segi %s and " % _quoted(segment) if with_segment else "",
        _quoted(chain),
        _quoted(name),
        number.replace("-", "\\-", 1) if number.startswith("-") else number,
    )


def _by_index(residue: _Residue, _self: Any) -> str:
    space = {"wanted": residue, "found": []}  # type: Dict[str, Any]
    expression = "found.append(index) if (model, segi, chain, resn, resi) == wanted else None"
    _self.iterate("model %s" % residue[0], expression, space=space)
    return "model %s and index %s" % (residue[0], "+".join("%d" % at for at in space["found"]))


def _quoted(word: str) -> str:
    """In quotes, unless no word of the selection language looks like it (there is a ligand AND)."""
    is_no_word = len(word) == 1 or any(letter.isdigit() for letter in word)
    is_plain = word.isascii() and word.isalnum() and is_no_word
    return word if is_plain else '"%s"' % _SPECIAL.sub(r"\\\1", word)


def _short_text(residue: _Residue, _self: Any) -> str:
    """Without the segment, where the residue is the only one."""
    short = _text(residue, _self, with_segment=False)
    return short if len(_residues(short, _self)) == 1 else _text(residue, _self)


def _grown(residue: _Residue, chosen: str, _self: Any) -> LigandChoice:
    """The residue with those that are bonded to it and no part of a polymer, in the locations that
    were chosen.
    """
    residues = [residue]
    while len(residues) < _MOST_RESIDUES:
        held = " or ".join("(%s)" % _text(one, _self) for one in residues)
        bonded = _residues("((%s) extend 1) and not %s" % (held, NOT_LIGAND), _self)
        added = [one for one in bonded if one not in residues]
        if not added:
            break
        residues += added
    selection = " or ".join("(%s)" % _short_text(one, _self) for one in residues)
    if len(residues) == 1:
        selection = _short_text(residue, _self)
    selection = narrowed(chosen, selection, _self)
    return LigandChoice(
        selection,
        _label(residue, _self),
        residue[0],
        _self.count_atoms("(%s) and not hydro" % selection),
        *residue[2:],
    )


def _label(residue: _Residue, _self: Any) -> str:
    model, _, chain, name, number = residue
    if name in ("", "UNK", "UNL"):
        return model
    pattern = _quoted(name) if '"' not in name else "*"
    same = "model %s and resn %s and not %s" % (model, pattern, NOT_LIGAND)
    copies = sum(one[3] == name for one in _residues(same, _self))
    return name if copies == 1 else "%s_%s%s" % (name, chain, number)
