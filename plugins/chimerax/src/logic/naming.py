"""What is called how."""
import re
from typing import Any, Collection, List

from ..glimpse_client.decoding import wire_name
from ..glimpse_client.records.options import Option

ATTRIBUTE = "glimpse_score"  # of atoms: what each contributed
VOXELS = "best voxels"
BOX = "box that the model saw"
CONTACTS = "contacts"
FOCUS = "focus"


def group_name(ligand: str, model: str, taken: Collection[str]) -> str:
    """``Glimpse 478 clash``, with a number behind it when that is taken, or its contacts' name."""
    wanted = "Glimpse %s %s" % (ligand, model)
    name, count = wanted, 1
    while name in taken or contacts_name(name) in taken:
        count += 1
        name = "%s %d" % (wanted, count)
    return name


def contacts_name(group: str) -> str:
    """What the dashes of a group are called; such names count in the whole session."""
    return "%s of %s" % (CONTACTS, group)


def chain_spec(model: str, chain: str, numbers: str = "") -> str:
    """A specification of a chain's residues of these numbers, or of all; empty for a chain that
    ChimeraX has no word for: one without id, or with both kinds of quotes.
    """
    chain = chain.strip()
    if re.fullmatch(r"[A-Za-z0-9]+", chain):
        return "#%s/%s%s" % (model, chain, ":" + numbers if numbers else "")
    quote = "'" if "'" not in chain else '"'
    if not chain or quote in chain:
        return ""
    literal = re.sub(r"[\[*?]", r"[\g<0>]", chain)  # Else they stand for other characters.
    more = " & :" + numbers if numbers else ""
    return "(#%s::chain_id==%s%s%s%s)" % (model, quote, literal, quote, more)


def number(residue: Any) -> str:
    """A residue's number with its insertion code."""
    return "%d%s" % (residue.number, residue.insertion_code.strip())


def ranges(residues: Any, of_chain: Any) -> str:
    """The numbers of residues, such as ``3-20,25``; a range holds no residue of the chain that isn't
    one of them.
    """
    found = []  # type: List[List[str]]
    joins = False
    mine = set(residues)
    for one in sorted(of_chain, key=lambda one: (one.number, one.insertion_code)):
        if one not in mine:
            joins = False
        elif joins and not one.insertion_code.strip() and not found[-1][-1][-1].isalpha():
            found[-1][1:] = [number(one)]
        else:
            found.append([number(one)])
            joins = True
    return ",".join("-".join(one) for one in found)


def quoted(spec: str) -> str:
    """A specification as one argument of a command; one with double quotes is in brackets."""
    return '"%s"' % spec if " " in spec and '"' not in spec else spec


def keyword(option: Option) -> str:
    """How ChimeraX writes an option: ``maxSteps``."""
    return wire_name(option.key)
