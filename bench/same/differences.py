"""What differs between a complex and the same one written otherwise."""
from dataclasses import dataclass
from typing import Dict, Iterable, List, Sequence, Tuple

from asking import Profile, SeenAtom

PREDICTION = "prediction"
CHANNELS = "channels"
RESIDUES = "residues"
SAID = "said"
ALL = (PREDICTION, CHANNELS, RESIDUES)

TOLERANCE = 1e-4  # in the model's unit
SAME_PLACE = 0.01  # Å: texts round to 0.001
_CELL = 0.05  # Å
_BACKBONE = ("N", "CA", "C", "O")
WHOLE = "*"  # After the name of a residue that has no template: its backbone is excused, too
UNLIKE = "unlike-training"  # A warning of what the network made of it
CHAIN_END = "N"  # Among what a row excuses: charged where hydrogens say that a chain begins there
CHAIN_START = "N of residue 1"  # Among what a row excuses: charged where it has one hydrogen more


@dataclass(frozen=True)
class Difference:
    """``size`` is in the model's unit, for channels a number of atoms, for what is said one."""

    kind: str
    size: float
    what: str


def compare(
    base: Profile,
    other: Profile,
    holds: Sequence[str] = ALL,
    says: Sequence[str] = (),
    may_say: Sequence[str] = (),
    but: Sequence[str] = (),
    unless_said: Sequence[str] = (),
) -> Tuple[List[Difference], bool]:
    """All that breaks a row's word, and whether something differs that the row excuses."""
    found = _unsaid(other, says)
    if not holds:
        return found, False
    pairs, alone = matched(base.atoms, other.atoms)
    changed = [(a, b) for a, b in pairs if a.channels != b.channels]
    is_said = any(word in one for word in unless_said for one in base.words + other.words)
    broke = [(a, b) for a, b in changed if not is_said and not _is_excused(a, but)]
    is_excused = len(broke) < len(changed)
    if PREDICTION in holds and not is_excused:
        found += _prediction(base, other)
    if CHANNELS in holds:
        found += _channels(broke, alone)
    if RESIDUES in holds and not is_excused:
        found += _residues(base.atoms, pairs)
    if is_excused:
        may_say = (*may_say, UNLIKE)
    return found + _warned(base, other, (*may_say, *says, *unless_said)), is_excused


def matched(
    base: Sequence[SeenAtom], other: Sequence[SeenAtom]
) -> Tuple[List[Tuple[SeenAtom, SeenAtom]], List[Tuple[str, SeenAtom]]]:
    """Atoms at one place, and those without a partner with the side that has them."""
    cells = {}  # type: Dict[Tuple[int, int, int], List[SeenAtom]]
    for atom in other:
        cells.setdefault(_cell(atom), []).append(atom)
    pairs, taken = [], set()
    alone = []
    for atom in base:
        partner = next((one for one in _near(cells, atom) if id(one) not in taken), None)
        if partner is None:
            alone.append(("gone", atom))
        else:
            taken.add(id(partner))
            pairs.append((atom, partner))
    return pairs, alone + [("new", atom) for atom in other if id(atom) not in taken]


def _cell(atom: SeenAtom) -> Tuple[int, int, int]:
    x, y, z = atom.place
    return (int(x // _CELL), int(y // _CELL), int(z // _CELL))


def _near(cells: Dict[Tuple[int, int, int], List[SeenAtom]], atom: SeenAtom) -> Iterable[SeenAtom]:
    x, y, z = _cell(atom)
    for i in (x - 1, x, x + 1):
        for j in (y - 1, y, y + 1):
            for k in (z - 1, z, z + 1):
                for one in cells.get((i, j, k), ()):
                    apart = max(abs(a - b) for a, b in zip(one.place, atom.place))
                    if one.side == atom.side and one.element == atom.element and apart < SAME_PLACE:
                        yield one


def _is_excused(atom: SeenAtom, but: Sequence[str]) -> bool:
    identity, name = atom.label.split(" ")[:2]
    _, residue, number = identity.split(":")
    if residue + WHOLE in but:
        return True
    if name == "N":
        return CHAIN_END in but or (number == "1" and CHAIN_START in but)
    return residue in but and name not in _BACKBONE


def _prediction(base: Profile, other: Profile) -> List[Difference]:
    size = abs(other.prediction - base.prediction)
    if size <= TOLERANCE:
        return []
    return [Difference(PREDICTION, size, "%.4f for %.4f" % (other.prediction, base.prediction))]


def _channels(
    changed: List[Tuple[SeenAtom, SeenAtom]], alone: List[Tuple[str, SeenAtom]]
) -> List[Difference]:
    count = len(changed) + len(alone)
    if not count:
        return []
    if changed:
        one, other = changed[0]
        lost, gained = one.channels - other.channels, other.channels - one.channels
        signs = ["-" + c for c in sorted(lost)] + ["+" + c for c in sorted(gained)]
        return [Difference(CHANNELS, count, "%s %s" % (one.label, " ".join(signs)))]
    return [Difference(CHANNELS, count, "%s %s" % (alone[0][1].label, alone[0][0]))]


def _residues(
    base: Sequence[SeenAtom], pairs: List[Tuple[SeenAtom, SeenAtom]]
) -> List[Difference]:
    before, after = {}, {}  # type: Dict[str, float], Dict[str, float]
    for atom in base:
        before[atom.residue] = before.get(atom.residue, 0.0) + atom.attribution
    for one, other in pairs:
        after[one.residue] = after.get(one.residue, 0.0) + other.attribution
    worst = max(before, key=lambda residue: abs(before[residue] - after.get(residue, 0.0)))
    size = abs(before[worst] - after.get(worst, 0.0))
    if size <= TOLERANCE:
        return []
    return [
        Difference(
            RESIDUES, size, "%s %.4f for %.4f" % (worst, after.get(worst, 0.0), before[worst])
        )
    ]


def _unsaid(other: Profile, says: Sequence[str]) -> List[Difference]:
    return [
        Difference(SAID, 1, "'%s' isn't said" % word)
        for word in says
        if not any(word in one for one in other.words)
    ]


def _warned(base: Profile, other: Profile, may_say: Sequence[str]) -> List[Difference]:
    before, after = set(base.warnings), set(other.warnings)
    found = ["warns of %s" % code for code in sorted(after - before - set(may_say))]
    found += ["no longer warns of %s" % code for code in sorted(before - after - set(may_say))]
    return [Difference(SAID, 1, what) for what in found]
