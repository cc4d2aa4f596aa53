"""Writes the weighted mean of two affinity models' out-of-fold predictions, as `glimpse evaluate` reads them.

    python3 bench/mean_predictions.py FIRST SECOND SHARE OUT

FIRST and SECOND hold a folder a fold, of the same names, with predictions.csv and decoys.csv; SHARE
is the second's, 0 to 1. The figures of daemon/models/affinity/CARD.md are of `pairs`, `kdeep` and 0.25:

    glimpse evaluate affinity --predictions OUT --data DATA --beside FIRST
"""
import csv
import os
import sys
from typing import Dict, List, Tuple

NAMES = ("predictions.csv", "decoys.csv")


def _read(path: str) -> List[Dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _key(row: Dict[str, str]) -> Tuple[str, str, str]:
    return row["set"], row["id"], row["pose"]


def _mean(first: str, second: str, share: float, out: str) -> None:
    rows, others = _read(first), {_key(row): row for row in _read(second)}
    missing = [row for row in rows if _key(row) not in others]
    if missing or len(rows) != len(others):
        sys.exit("%s and %s aren't of the same rows" % (first, second))
    with open(out, "x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            mine, its = (float(one["prediction"]) for one in (row, others[_key(row)]))
            writer.writerow(
                dict(row, prediction=repr((1 - share) * mine + share * its), spread="", frames_mean="")
            )


def main() -> None:
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    first, second, share, out = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]
    for fold in sorted(os.listdir(first)):
        if os.path.isfile(os.path.join(first, fold, NAMES[0])):
            os.makedirs(os.path.join(out, fold))
            for name in NAMES:
                _mean(*(os.path.join(one, fold, name) for one in (first, second)), share, os.path.join(out, fold, name))


if __name__ == "__main__":
    main()
