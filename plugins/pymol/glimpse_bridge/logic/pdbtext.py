"""PDB texts of several objects as one."""
from typing import Iterable, List, Optional

_ATOMS = ("ATOM  ", "HETATM")
_SERIALS = 99999  # that five columns hold


def joined(texts: Iterable[str]) -> str:
    """One text of many, with atoms numbered through so that CONECT records stay true; the unit cell
    is that of the first.
    """
    lines, cell, offset = [], None, 0  # type: List[str], Optional[str], int
    for text in texts:
        last = offset
        for line in text.splitlines():
            record = line[:6]
            if record == "CRYST1":
                cell = cell or line
            elif record in _ATOMS:
                serial = int(line[6:11]) + offset
                last = max(last, serial)
                lines.append(line if serial > _SERIALS else "%s%5d%s" % (record, serial, line[11:]))
            elif record == "CONECT":
                partners = [int(line[at : at + 5]) + offset for at in _columns(line)]
                if max(partners) <= _SERIALS:
                    lines.append(record + "".join("%5d" % serial for serial in partners))
            elif record.startswith("TER"):
                lines.append("TER")
        offset = last
    return "\n".join(([cell] if cell else []) + lines + ["END", ""])


def atom_count(text: str) -> int:
    """Atoms in a text."""
    return sum(line[:6] in _ATOMS for line in text.splitlines())


def _columns(line: str) -> Iterable[int]:
    return (at for at in range(6, len(line), 5) if line[at : at + 5].strip())
