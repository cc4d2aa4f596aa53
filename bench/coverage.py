"""Prints lines and branches that tests reached, a row each folder, and the files of which most lines are missed.

coverage.py FILE ... [--lines]: from coverlet's Cobertura files, what any of them reached; with --lines every file, and
the numbers of the lines.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import PurePosixPath
from xml.etree import ElementTree

FILES_NAMED = 25


class Reached:
    """What was reached of one file."""

    def __init__(self) -> None:
        self.lines: dict[int, bool] = {}
        self.branches: dict[int, tuple[int, int]] = {}

    def add(self, line: ElementTree.Element) -> None:
        """A line that several classes of the file have is reached where one of them was."""
        number = int(line.get("number", "0"))
        self.lines[number] = self.lines.get(number, False) or line.get("hits") != "0"
        if line.get("branch", "").lower() == "true":
            hit, all_of = line.get("condition-coverage", "(0/0)").split("(")[1].rstrip(")").split("/")
            self.branches[number] = max(self.branches.get(number, (0, 0)), (int(hit), int(all_of)))

    def missed(self) -> list[int]:
        return sorted(number for number, hit in self.lines.items() if not hit)


def main(paths: list[str], with_lines: bool) -> None:
    files: dict[str, Reached] = defaultdict(Reached)
    for path in paths:
        for one in ElementTree.parse(path).iter("class"):
            file = below_daemon(one.get("filename", ""))
            if file is not None:
                for line in one.iter("line"):
                    files[file].add(line)
    folders: dict[str, list[Reached]] = defaultdict(list)
    for file, reached in files.items():
        folders[str(PurePosixPath(file).parent)].append(reached)
    print("| folder | lines | reached, % | branches reached, % |\n|---|---|---|---|")
    for folder in sorted(folders):
        row(folder, folders[folder])
    row("all", list(files.values()))
    print("\n| file | lines | missed |\n|---|---|---|")
    worst = sorted(files, key=lambda file: -len(files[file].missed()))
    for file in worst if with_lines else worst[:FILES_NAMED]:
        missed = files[file].missed()
        if missed:
            print(f"| {file} | {len(files[file].lines)} | {missed if with_lines else len(missed)} |")


def below_daemon(file: str) -> str | None:
    """The path from the assembly's folder on; None for what compilers generated."""
    parts = PurePosixPath(file).parts
    first = next((i for i, part in enumerate(parts) if part.startswith("Glimpse.")), None)
    return None if "obj" in parts or first is None else "/".join(parts[first:])


def row(name: str, files: list[Reached]) -> None:
    hits = [hit for file in files for hit in file.lines.values()]
    pairs = [pair for file in files for pair in file.branches.values()]
    reached, possible = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    share = f"{100 * reached / possible:.1f}" if possible else "-"
    print(f"| {name} | {len(hits)} | {100 * sum(hits) / max(1, len(hits)):.1f} | {share} |")


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if word != "--lines"], "--lines" in sys.argv)
