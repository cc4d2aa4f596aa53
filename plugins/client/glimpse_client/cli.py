"""The client from a shell."""
import argparse
import os
import sys
from typing import List, Optional, TextIO

from . import Client, GlimpseError, Options
from .options import OPTIONS, on_the_command_line
from .printable import printable
from .records.explain import ExplainAnswer, ProgressNotice
from .records.options import Option
from .texts import read_structure, read_template, refused

_DONE, _SOME_FAILED, _BAD_USAGE, _FAULT, _INTERRUPTED = 0, 1, 2, 3, 130
_BAD_USAGE_CODE = 1
_TOP = 5
# Endings of formats that 'glimpse explain --maps' writes, and this doesn't.
_OTHER_FORMATS = (".ccp4", ".mrc", ".map", ".npy", ".cube")
_MAP_BEGINS = b"# Glimpse Bridge "
_MAP_REMEDY = "Name another file, or see that its disk isn't full."


def main(arguments: List[str]) -> int:
    """Runs a command and returns its exit code, those of ``glimpse`` itself."""
    parsed = _parser().parse_args(arguments)
    try:
        with Client(parsed.command, name="glimpse_client-cli") as client:
            return parsed.run(client, parsed)
    except GlimpseError as error:
        _print("%s\n%s" % (error.message, error.remedy), file=sys.stderr)
        return _BAD_USAGE if error.code == _BAD_USAGE_CODE else _FAULT
    except KeyboardInterrupt:
        return _INTERRUPTED


def check_maps(paths: List[str]) -> None:
    """Refuses names that no map can have, before anything is computed. Raises GlimpseError where a
    folder or another program's file is in the way, or a name is given twice or is another format's.
    """
    for number, path in enumerate(paths):
        what = ""
        if os.path.realpath(path) in map(os.path.realpath, paths[:number]) and not _is_pipe(path):
            what = "%s is named for two maps." % path
        elif path.lower().endswith(_OTHER_FORMATS):
            what = "%s isn't the name of an OpenDX map, which is what is written." % path
        elif os.path.isdir(path):
            what = "%s is a folder." % path
        elif not os.path.isdir(os.path.dirname(path) or os.curdir):
            what = "There is no folder %s." % os.path.dirname(path)
        elif os.path.lexists(path) and not _is_pipe(path) and not _is_map(path):
            what = "%s is there already, and is no map of Glimpse Bridge." % path
        if what:
            raise GlimpseError(what, "Name another file.", "bad-usage", _BAD_USAGE_CODE)


def write_map(path: str, text: str) -> None:
    """Writes a map, or replaces one of ours; nobody ever sees half of it. Raises GlimpseError where
    another program's file is in the way, and where it can't be written.
    """
    check_maps([path])
    try:
        _write(path, text)
    except OSError as error:
        raise refused("%s can't be written" % path, error, _MAP_REMEDY)


def _write(path: str, text: str) -> None:
    if _is_pipe(path):
        with open(path, "w", encoding="ascii", newline="\n") as pipe:
            pipe.write(text)
        return
    unfinished = path + ".glimpse-new"
    if os.path.lexists(unfinished):  # Of a killed process; where it is a link, the link alone goes.
        os.remove(unfinished)
    try:
        with open(unfinished, "x", encoding="ascii", newline="\n") as written:
            written.write(text)
        os.replace(unfinished, path)
    finally:
        if os.path.lexists(unfinished):
            os.remove(unfinished)


def _is_pipe(path: str) -> bool:
    """A pipe or a device, which is written to and never replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _is_map(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(_MAP_BEGINS)) == _MAP_BEGINS
    except OSError:
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m glimpse_client", description="Asks the daemon of Glimpse Bridge."
    )
    parser.add_argument(
        "--command", help="what leads to the daemon, such as 'ssh gpu01 glimpse connect'"
    )
    commands = parser.add_subparsers(dest="what", metavar="COMMAND")
    commands.required = True
    commands.add_parser("models", help="lists models and their channels").set_defaults(run=_models)
    commands.add_parser("status", help="says how the daemon fares").set_defaults(run=_status)
    ligands = commands.add_parser("ligands", help="lists what in a file may be the ligand")
    ligands.add_argument("structure", help="a file; - for standard input")
    ligands.set_defaults(run=_ligands)
    explain = commands.add_parser("explain", help="explains a prediction")
    explain.add_argument("structure", help="a file; - for standard input")
    explain.add_argument("--model", default="affinity", help="one of 'models'; affinity by default")
    explain.add_argument("--ligand", help="a residue name or CHAIN:NAME:NUMBER")
    explain.add_argument("--ligands", help="a file of ligands in the frame of the structure")
    for option in OPTIONS:
        _add(explain, option)
    explain.add_argument(
        "--map",
        nargs=2,
        action="append",
        default=[],
        metavar=("CHANNEL", "FILE.dx"),
        help="writes a map: protein_occupancy, 7, total",
    )
    explain.set_defaults(run=_explain)
    return parser


def _add(parser: argparse.ArgumentParser, option: Option) -> None:
    usual = "" if option.default is None else " (default: %s)" % option.default
    told = (option.help + usual).replace("%", "%%")
    if option.kind == "flag":
        parser.add_argument("--" + option.name, action="store_const", const=True, help=told)
    else:
        metavar = {"integer": "N", "number": "X", "structure": "FILE", "template": "FILE|SMILES"}
        parser.add_argument(
            "--" + option.name, metavar=metavar.get(option.kind, option.name.upper()), help=told
        )


def _print(text: object, file: Optional[TextIO] = None) -> None:
    try:
        print(printable(text), file=file or sys.stdout, flush=True)
    except OSError as error:
        if file:
            return  # Nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes it again.
        raise refused("stdout can't be written", error, "See that it is open and its disk isn't full.")


def _models(client: Client, _: argparse.Namespace) -> int:
    answer = client.models()
    for model in answer.models:
        _print("%s  %s (%s)" % (model.name, model.title, model.unit))
        _print(
            "    "
            + ", ".join("%d %s" % (channel.index, channel.label) for channel in model.channels)
        )
    for fault in answer.faults:
        _print("%s %s" % (fault.message, fault.remedy), file=sys.stderr)
    return _DONE


def _status(client: Client, _: argparse.Namespace) -> int:
    status = client.status()
    jobs = status.jobs
    _print(
        "%s %s, process %d, up %.0f s"
        % (status.program.name, status.program.version, status.process_id, status.uptime_seconds)
    )
    _print(
        "%d connections; jobs: %d done, %d failed, %d waiting, %d running"
        % (status.connections, jobs.done, jobs.failed, jobs.waiting, jobs.running)
    )
    return _DONE


def _ligands(client: Client, parsed: argparse.Namespace) -> int:
    for choice in client.ligands(read_structure(parsed.structure)).ligands:
        for copy in choice.copies:
            _print(
                "%-16s %3d heavy atoms, occupancy %.2f"
                % (copy.specification, copy.heavy_atoms, copy.occupancy)
            )
    return _DONE


def _explain(client: Client, parsed: argparse.Namespace) -> int:
    check_maps([path for _, path in parsed.map])
    typed = {one.key: getattr(parsed, one.key) for one in OPTIONS if one.is_value}
    options = Options.typed(typed, on_the_command_line)
    answer = client.explain(
        parsed.model,
        read_structure(parsed.structure),
        parsed.ligand,
        on_progress=_show if sys.stderr.isatty() else None,
        ligands=read_structure(parsed.ligands) if parsed.ligands else None,
        template=read_template(parsed.template) if parsed.template else None,
        versus=read_structure(parsed.versus) if parsed.versus else None,
        options=options,
    )
    _report(answer)
    first = next((one for one in answer.results if one.result_id), None)
    for channel, path in parsed.map if first else []:
        found = client.result_map(first, channel.replace("_", " "), "dx")
        write_map(path, found.text or "")
        _print("%s: %s, level %s %s" % (path, found.channel, _number(found.level), found.unit))
    return _SOME_FAILED if answer.failed else _DONE


def _report(answer: ExplainAnswer) -> None:
    for one in answer.results:
        summary = one.summary
        if summary is None:
            _print(
                "ligand %d: %s"
                % (
                    one.index,
                    "%s %s" % (one.error.message, one.error.remedy) if one.error else "no result",
                ),
                file=sys.stderr,
            )
            continue
        _print(
            "%s: %.3f %s (%s)"
            % (
                summary.ligand.id,
                summary.prediction.value,
                summary.prediction.unit,
                summary.prediction.meaning,
            )
        )
        _print(
            "sum of attributions %.3f, completeness error %.3f"
            % (summary.attribution.sum, summary.attribution.completeness_error)
        )
        for voxel in summary.top_voxels[:_TOP]:
            _print("    %+.3f  %s" % (voxel.attribution, voxel.reading))


def _show(progress: ProgressNotice) -> None:
    sys.stderr.write(
        "\rligand %d of %d: %s %3.0f %% "
        % (
            progress.ligand + 1,
            max(progress.of, 1),
            printable(progress.stage),
            100 * progress.share,
        )
    )
    sys.stderr.flush()


def _number(value: Optional[float]) -> str:
    return "none" if value is None else "%.4g" % value
