"""The same complex, the same answer: complexes written otherwise, a row of a table each.

    /usr/bin/python3 bench/same GLIMPSE DATA [--complexes 200] [--sets NAME ...] [--rows PATTERN]
        [--part K/N] [--again FILE ...] [--model kdeep] [--options JSON] [--request JSON]
        [--out FILE]
    /usr/bin/python3 bench/same --table FILE ...

See README.md beside this file. Ends with 1 where a row broke.
"""
import argparse
import json
import os
import re
import signal
import sys
import time
from typing import Any, Dict, List

import complexes
import pdbtext
import table
from asking import ROOT, Asked, Daemon, GlimpseError
from complexes import BARE, GIVEN, PERCEIVED, Complex
from differences import Difference, compare
from row import Row
from writers import CannotWrite

_REFUSED = "refused"
_STEPS = {"rule": "gauss-legendre", "steps": 2}  # few: what must be equal is equal with any number


def _base(one: Complex, name: str) -> Asked:
    if name == PERCEIVED:
        return Asked(pdbtext.write(one.protein + one.hetero), ligand=complexes.LIGAND)
    protein = {GIVEN: one.protein, BARE: one.bare}[name]
    return Asked(pdbtext.write(protein), ligands=one.ligand.sdf())


def _run(one: Complex, rows: List[Row], daemon: Daemon) -> Dict[str, Any]:
    """What each row came to; a base that is refused leaves its rows out."""
    bases = {}  # type: Dict[str, Any]
    for name in sorted({row.base for row in rows if row.relation is None}):
        try:
            bases[name] = daemon.ask(_base(one, name))
        except GlimpseError as error:
            bases[name] = error
    return {row.name: _outcome(one, row, bases, daemon) for row in rows}


def _outcome(one: Complex, row: Row, bases: Dict[str, Any], daemon: Daemon) -> Dict[str, Any]:
    try:
        if row.relation is not None:
            return _told(row.relation(one, daemon))
        base = bases[row.base]
        if isinstance(base, GlimpseError):
            return {"state": table.LEFT, "why": str(base)}
        asked = row.make(one, one.chance(row.name)) if row.make else None
        if asked is None:
            return {"state": table.LEFT, "why": "doesn't apply"}
        found, is_excused = compare(
            base, daemon.ask(asked), row.holds, row.says, row.may_say, row.but, row.unless_said
        )
        return _told(found, is_excused)
    except CannotWrite as error:
        return {"state": table.LEFT, "why": str(error)}
    except GlimpseError as error:
        return _told([Difference(_REFUSED, 1, str(error))])


def _told(differences: List[Difference], is_excused: bool = False) -> Dict[str, Any]:
    if not differences:
        return {"state": table.EXCUSED if is_excused else table.HELD}
    told = [(one.kind, one.size, one.what) for one in differences]
    return {"state": table.BROKE, "differences": told}


def _read(path: str, head: Dict[str, Any]) -> List[Dict[str, Any]]:
    """What an earlier run of the same kind left; a line that was cut off is dropped."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines(True) if line.endswith("\n")]
    if not lines:
        return []
    if json.loads(lines[0]) != head:
        sys.exit("%s is of another run (%s): give another --out" % (path, lines[0].strip()))
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)
    return [json.loads(line) for line in lines[1:]]


def _printed(rows: List[Row], paths: List[str]) -> int:
    """The table of what files hold together; of a row that is in several, the last counts."""
    together = {}  # type: Dict[str, Dict[str, Any]]
    for path in paths:
        with open(path, encoding="utf-8") as file:
            head, *lines = [json.loads(line) for line in file if line.endswith("\n")]
        print("%s: %s" % (os.path.basename(path), json.dumps(head)), file=sys.stderr)
        for one in lines:
            known = together.setdefault(one["id"], {"id": one["id"], "rows": {}})
            known["rows"].update(one["rows"])
    print("\n".join(table.lines(rows, list(together.values()))))
    states = [row["state"] for one in together.values() for row in one["rows"].values()]
    return 1 if table.BROKE in states else 0


def _broken(paths: List[str]) -> Dict[str, List[str]]:
    """The rows that broke in these files, by complex."""
    found = {}  # type: Dict[str, List[str]]
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for one in [json.loads(line) for line in file if line.endswith("\n")][1:]:
                broke = [name for name, row in one["rows"].items() if row["state"] == table.BROKE]
                if broke:
                    found.setdefault(one["id"], []).extend(broke)
    return found


def _part(text: str) -> "tuple[int, int]":
    part, _, of = text.partition("/")
    return int(part), int(of)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench/same", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("glimpse", nargs="?")
    parser.add_argument("data", nargs="?")
    parser.add_argument("--complexes", type=int, default=200, help="so many of the list's first")
    parser.add_argument("--part", type=_part, default=(1, 1), help="K/N: each Nth, from the Kth")
    parser.add_argument("--sets", nargs="+", help="of these sets alone")
    parser.add_argument("--rows", default="", help="whose group and name have this in them (regex)")
    parser.add_argument("--model", default="kdeep")
    parser.add_argument("--options", type=json.loads, default={}, help="members of Options")
    parser.add_argument("--request", type=json.loads, default={}, help="members of Explanation")
    parser.add_argument("--out", default=os.path.join(ROOT, "artifacts", "bench", "same.jsonl"))
    parser.add_argument("--again", nargs="+", metavar="FILE", help="only what broke in these files")
    parser.add_argument("--table", nargs="+", metavar="FILE", help="print what these files hold")
    given = parser.parse_args()
    if not given.table and not given.data:
        parser.error("GLIMPSE and DATA are needed")
    return given


def main() -> int:
    given = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that its daemon ends, too
    rows = [row for row in table.ROWS if re.search(given.rows, "%s: %s" % (row.group, row.name))]
    if given.table:
        return _printed(rows, given.table)
    part, of = given.part
    chosen = list(complexes.read(given.data, given.complexes, given.sets))[part - 1 :: of]
    if not chosen:
        sys.exit("%s holds no complexes: unpack its sets there" % given.data)
    glimpse = os.path.abspath(given.glimpse)
    daemon = Daemon(glimpse, given.model, {**_STEPS, **given.options}, given.request)
    try:
        _run_all(chosen, rows, daemon, given)
    finally:
        daemon.close()
    return _printed(rows, [given.out])


def _run_all(
    chosen: List[Complex], rows: List[Row], daemon: Daemon, given: argparse.Namespace
) -> None:
    """Runs what ``--out`` lacks, a line for each complex."""
    head = {
        "program": daemon.version(),
        "options": given.options,
        "request": given.request,
        "rows": given.rows,
    }
    os.makedirs(os.path.dirname(os.path.abspath(given.out)), exist_ok=True)
    done = {outcome["id"] for outcome in _read(given.out, head)}
    again = _broken(given.again) if given.again else None
    with open(given.out, "a", encoding="utf-8") as file:
        if not file.tell():
            file.write(json.dumps(head) + "\n")
        for number, one in enumerate(chosen, 1):
            if one.id in done or (again is not None and one.id not in again):
                continue
            since = time.monotonic()
            chosen_rows = rows if again is None else [r for r in rows if r.name in again[one.id]]
            outcome = {"id": one.id, "rows": _run(one, chosen_rows, daemon)}
            file.write(json.dumps(outcome) + "\n")
            file.flush()
            broke = [name for name, row in outcome["rows"].items() if row["state"] == table.BROKE]
            took = time.monotonic() - since
            said = "%d of %d, %s, %.0f s, broke: " % (number, len(chosen), one.id, took)
            print(said + ("; ".join(broke) or "none"), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
