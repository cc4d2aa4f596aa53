"""Where a model's explanations point, on crystals of proteins that it can't have learned from.

    /usr/bin/python3 bench/explanations --glimpse PATH --data DIR --model NAME --out FILE
        [--plip CMD] [--crystals 40] [--copies 10] [--seed 1] [--part K/N]
    /usr/bin/python3 bench/explanations --table FILE ...

See README.md beside this file.
"""
import argparse
import json
import os
import signal
import sys
import time
from typing import Any, Dict, List

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(_HERE), "same"))  # its readers and its daemon

import table  # noqa: E402
from asking import Daemon, GlimpseError  # noqa: E402
from drawing import draw  # noqa: E402
from measuring import measure  # noqa: E402


def _run(given: argparse.Namespace) -> None:
    """Appends a line for each crystal that the file lacks."""
    part, of = given.part
    crystals = draw(given.data, given.crystals, given.seed)[part - 1 :: of]
    daemon = Daemon(os.path.abspath(given.glimpse), given.model, {}, {})
    try:
        head = {"program": daemon.version(), "model": given.model, "plip": bool(given.plip)}
        head.update(copies=given.copies, seed=given.seed)
        done = {line["id"] for line in _kept(given.out, head)}
        with open(given.out, "a", encoding="utf-8") as file:
            if not file.tell():
                file.write(json.dumps(head) + "\n")
            for number, one in enumerate(crystals, 1):
                if one.id in done:
                    continue
                since = time.monotonic()
                try:
                    line = measure(one, daemon, given.plip, given.copies, given.seed)
                except GlimpseError as error:
                    line = {"set": one.set, "id": one.id, "refused": str(error)}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                file.flush()
                took = time.monotonic() - since
                said = "%d of %d, %s, %.0f s" % (number, len(crystals), one.id, took)
                print(said, file=sys.stderr, flush=True)
    finally:
        daemon.close()


def _kept(path: str, head: Dict[str, Any]) -> List[Dict[str, Any]]:
    """What an earlier run of the same kind left; a line that was cut off is dropped."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines(True) if line.endswith("\n")]
    if lines and json.loads(lines[0]) != head:
        sys.exit("%s is of another run (%s): give another --out" % (path, lines[0].strip()))
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)
    return [json.loads(line) for line in lines[1:]]


def _print(paths: List[str]) -> None:
    """Who was asked about what, and the table; files of one run's parts are one column."""
    runs = {}  # type: Dict[str, List[Dict[str, Any]]]
    for path in paths:
        with open(path, encoding="utf-8") as file:
            head, *lines = [line for line in file if line.endswith("\n")]
        runs.setdefault(head.strip(), []).extend(json.loads(line) for line in lines)
    columns = {}
    for head, found in runs.items():
        print(head)
        print("Crystals: " + " ".join("%s/%s" % (line["set"], line["id"]) for line in found))
        for line in found:
            if "refused" in line:
                print("Refused: %s: %s" % (line["id"], line["refused"]))
        model = json.loads(head)["model"]
        name = "%s (%d)" % (model, len(columns) + 1) if model in columns else model
        columns[name] = [line for line in found if "refused" not in line]
    print("\n".join([""] + table.lines(columns)))


def _part(text: str) -> "tuple[int, int]":
    part, _, of = text.partition("/")
    return int(part), int(of)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench/explanations",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--glimpse", help="the program")
    parser.add_argument("--data", help="the folder of sets with complexes")
    parser.add_argument("--model")
    parser.add_argument("--plip", metavar="CMD", help="what runs PLIP, such as 'plip'")
    parser.add_argument("--crystals", type=int, default=40)
    parser.add_argument("--copies", type=int, default=10, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=_part, default=(1, 1), help="K/N: each Nth, from the Kth")
    parser.add_argument("--out", help="the lines of the run; one that was ended goes on from there")
    parser.add_argument("--table", nargs="+", metavar="FILE", help="print what these files hold")
    given = parser.parse_args()
    if not given.table and not (given.glimpse and given.data and given.model and given.out):
        parser.error("--glimpse, --data, --model and --out are needed")
    return given


def main() -> int:
    given = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that its daemon ends, too
    if not given.table:
        _run(given)
    _print(given.table or [given.out])
    return 0


if __name__ == "__main__":
    sys.exit(main())
