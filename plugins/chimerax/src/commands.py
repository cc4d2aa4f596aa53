"""The commands: ``glimpse explain`` and its like."""
import functools
import os
from html import escape
from typing import Any, Callable, List, Optional, Tuple

from chimerax.core.commands import (
    Bounded,
    BoolArg,
    CmdDesc,
    EnumOf,
    FloatArg,
    IntArg,
    ListOf,
    ModelsArg,
    SaveFolderNameArg,
    StringArg,
    register as register_in_chimerax,
)
from chimerax.core.errors import UserError

from .glimpse_client import Explanation as Question
from .glimpse_client.printable import printable
from .glimpse_client import GlimpseError
from .glimpse_client.records.options import Option
from .logic import exporting, volumes
from .logic.command import set_command
from .logic.explained import Origin
from .logic.jobs import JobCancelled
from .logic.naming import keyword
from .logic.typed import taken, typed
from .specification import SpecificationArg

_HELP = "help:user/commands/glimpse.html"


def guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose errors are the user's to mend: ChimeraX shows those without a traceback."""

    @functools.wraps(command)  # ChimeraX looks at the signature.
    def run(session: Any, *arguments: Any, **more: Any) -> Any:
        try:
            return command(session, *arguments, **more)
        except (GlimpseError, JobCancelled) as error:
            raise UserError(str(error) or "It was cancelled.") from error
        except OSError as error:
            raise UserError("%s: %s." % (error.filename, error.strerror)) from error

    return run


def explain(
    session: Any,
    ligand: Any,
    protein: Optional[Any] = None,
    model: str = "",
    maps: str = volumes.TOP,
    versus: Optional[Any] = None,
    wait: Optional[bool] = None,
    **options: Any
) -> Any:
    """Explains; returns the Explanation when it is waited for, else the task."""
    from .opened import bridge_of
    from .viewer.ligands import one_ligand
    from .viewer.site import Site, compared, read_ligand, read_site

    bridge = bridge_of(session)
    asked, template = typed(options, keyword)
    if versus is not None:
        asked.check_with("versus")
    most = asked.get("typing.ligandAtoms") or bridge.client.ligand_atoms
    choice = one_ligand(ligand, most)
    other = None if versus is None else one_ligand(versus, most)
    sites = []  # type: List[Site]

    def read() -> Tuple[Question, Origin]:
        site = read_site(session, choice, protein, bridge.client.reach)
        sites.append(site if other is None else compared(site, other))
        what = Question(
            model,
            site.protein,
            ligands=site.ligand,
            versus=None if other is None else read_ligand(other),
            template=template,
            options=asked,
        )
        return what, sites[0].origin

    return bridge.explain(
        choice.label if other is None else "%s minus %s" % (choice.label, other.label),
        read,
        lambda explained: bridge.port.show_new(explained, sites[0]),
        lambda summary, view: volumes.channels_shown(summary, view, maps),
        waits=wait,
        ligand=choice.atoms,
    )


def coordsets(
    session: Any,
    ligand: Any,
    protein: Optional[Any] = None,
    model: str = "",
    wait: Optional[bool] = None,
    **options: Any
) -> Any:
    """Explains each coordinate set; returns the series when it is waited for, else the task."""
    from .opened import bridge_of
    from .viewer.coordsets import explain_coordsets

    asked, template = typed(options, keyword)
    return explain_coordsets(bridge_of(session), ligand, protein, model, asked, wait, template)


def clear(session: Any, models: Optional[List[Any]] = None) -> None:
    """Takes explanations away, all of them when none are named."""
    from .opened import bridge_of

    bridge_of(session).port.clear(None if models is None else _explanations(session, models))


def export(
    session: Any,
    folder: str,
    models: Optional[List[Any]] = None,
    formats: Optional[List[str]] = None,
    wait: Optional[bool] = None,
) -> Any:
    """Writes an explanation; returns the files when it is waited for, else the task."""
    from .opened import bridge_of

    bridge = bridge_of(session)
    found = _explanations(session, models) if models is not None else _in_front(bridge)
    if not found:
        raise UserError("There is no explanation: glimpse explain LIGAND.")
    if len(found) != 1:
        raise UserError("Name one explanation: glimpse export FOLDER models #ID.")
    explained = found[0].explained
    channels = [one.index for one in explained.summary.channels if one.level is not None]

    def done(files: List[str]) -> List[str]:
        session.logger.info("Glimpse: wrote %d files to %s" % (len(files), folder))
        return files

    return bridge.port.work(
        "export",
        lambda job: exporting.write(
            bridge.client, explained, folder, formats or ("csv", "dx", "json"), channels
        ),
        done,
        wait,
    )


def models(session: Any, wait: Optional[bool] = None) -> Any:
    """Lists the models in the log; returns them when they are waited for, else the task."""
    from .opened import bridge_of

    bridge = bridge_of(session)
    return bridge.port.work(
        "models", lambda job: bridge.client.models(), lambda answer: _list(session, answer), wait
    )


def _list(session: Any, answer: Any) -> Any:
    rows = "".join(
        "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
        % tuple(escape(text) for text in (one.name, one.title, one.unit))
        for one in answer.models
    )
    head = "<tr><th>Model</th><th>What it predicts</th><th>Unit</th></tr>"
    session.logger.info("<table border=1>%s%s</table>" % (head, rows), is_html=True)
    for fault in answer.faults:
        session.logger.warning(printable("%s %s" % (fault.message, fault.remedy)))
    return answer.models


def setup(session: Any, command: str = "") -> None:
    """Keeps the command that leads to the daemon, or forgets it."""
    from .opened import bridge_of

    path = set_command(command, os.environ)
    bridge_of(session).use_command(command or None)
    session.logger.info("Glimpse: %s %s" % ("kept in" if command else "nothing kept in", path))


def _explanations(session: Any, among: List[Any]) -> List[Any]:
    from .viewer.explanation import Explanation

    found = [one for one in among if isinstance(one, Explanation)]
    if not found:
        raise UserError("None of these models is an explanation.")
    return found


def _in_front(bridge: Any) -> List[Any]:
    return [bridge.shown] if bridge.shown is not None else bridge.results[-1:]


def _argument(option: Option) -> Any:
    """What ChimeraX parses it by, and completes."""
    if option.kind == "integer":
        return Bounded(IntArg, min=option.minimum, max=option.maximum)
    if option.kind == "number":
        return Bounded(FloatArg, min=option.above, inclusive=False)
    if option.kind == "choice":
        return EnumOf(option.words)
    return BoolArg if option.kind == "flag" else StringArg


def _keywords(frames: bool = False) -> List[Any]:
    return [(one.key, _argument(one)) for one in taken(frames)]


_ASKING = [("protein", SpecificationArg), ("model", StringArg)]
_COMMANDS = {
    "glimpse explain": (
        explain,
        CmdDesc(
            required=[("ligand", SpecificationArg)],
            keyword=_ASKING
            + [("maps", EnumOf(volumes.CHOICES)), ("versus", SpecificationArg), ("wait", BoolArg)]
            + _keywords(),
            synopsis="Explain a prediction for a ligand in its protein",
            url=_HELP,
        ),
    ),
    "glimpse coordsets": (
        coordsets,
        CmdDesc(
            required=[("ligand", SpecificationArg)],
            keyword=_ASKING + [("wait", BoolArg)] + _keywords(frames=True),
            synopsis="Explain a prediction for each coordinate set",
            url=_HELP + "#coordsets",
        ),
    ),
    "glimpse clear": (
        clear,
        CmdDesc(
            optional=[("models", ModelsArg)],
            synopsis="Take explanations away and restore colors",
            url=_HELP + "#clear",
        ),
    ),
    "glimpse export": (
        export,
        CmdDesc(
            required=[("folder", SaveFolderNameArg)],
            keyword=[
                ("models", ModelsArg),
                ("formats", ListOf(EnumOf(exporting.FORMATS))),
                ("wait", BoolArg),
            ],
            synopsis="Write an explanation to a folder",
            url=_HELP + "#export",
        ),
    ),
    "glimpse models": (
        models,
        CmdDesc(
            keyword=[("wait", BoolArg)],
            synopsis="List the models that can be explained",
            url=_HELP + "#models",
        ),
    ),
    "glimpse setup": (
        setup,
        CmdDesc(
            optional=[("command", StringArg)],
            synopsis="Set the command that leads to Glimpse Bridge",
            url=_HELP + "#setup",
        ),
    ),
}


def register(name: str, logger: Any) -> None:
    """Registers one."""
    command, description = _COMMANDS[name]
    register_in_chimerax(name, description, guarded(command), logger=logger)
