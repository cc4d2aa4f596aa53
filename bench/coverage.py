"""Prints lines and branches that tests reached, a row each folder, from coverlet's Cobertura file."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import PurePosixPath
from xml.etree import ElementTree


def main(path: str) -> None:
    lines: dict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    branches: dict[str, dict[tuple[str, str], tuple[int, int]]] = defaultdict(dict)
    for one in ElementTree.parse(path).iter("class"):
        file = one.get("filename", "")
        folder = folder_of(file)
        if folder is None:
            continue
        for line in one.iter("line"):
            place = (file, line.get("number", ""))
            lines[folder][place] = lines[folder].get(place, False) or line.get("hits") != "0"
            if line.get("branch", "").lower() == "true":
                hit, all_of = line.get("condition-coverage", "(0/0)").split("(")[1].rstrip(")").split("/")
                before = branches[folder].get(place, (0, 0))
                branches[folder][place] = max(before, (int(hit), int(all_of)))
    print("| folder | lines | reached, % | branches reached, % |\n|---|---|---|---|")
    for folder in sorted(lines):
        row(folder, lines[folder].values(), branches[folder].values())
    row(
        "all",
        [hit for places in lines.values() for hit in places.values()],
        [pair for places in branches.values() for pair in places.values()],
    )


def folder_of(file: str) -> str | None:
    """The folder below daemon/; None for what compilers generated."""
    parts = PurePosixPath(file).parts
    if "obj" in parts or not any(part.startswith("Glimpse.") for part in parts):
        return None
    first = next(i for i, part in enumerate(parts) if part.startswith("Glimpse."))
    return "/".join(parts[first:-1])


def row(name: str, hits, pairs) -> None:
    hits, pairs = list(hits), list(pairs)
    reached, possible = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    share = f"{100 * reached / possible:.1f}" if possible else "-"
    print(f"| {name} | {len(hits)} | {100 * sum(hits) / max(1, len(hits)):.1f} | {share} |")


if __name__ == "__main__":
    main(sys.argv[1])
