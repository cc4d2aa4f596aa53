"""The commands of PyMOL's prompt, with their help texts."""
import os
from typing import Any, Callable, Dict, List, Optional

from pymol import CmdException

from ..logic.bridge import Bridge
from ..glimpse_client import GlimpseError
from ..glimpse_client.options import in_python
from ..logic import command, report
from ..logic.helptexts import HELP
from ..logic.jobs import Job
from ..logic.typed import taken, typed
from . import commands
from .batch import Batch, explain_all
from .export import export
from .states import explain_states, rows

_ON_ITS_OWN = -1


def register(bridge: Bridge) -> None:
    """Adds the commands to PyMOL, with completion."""
    _self = bridge.port.cmd

    def glimpse_explain(
        selection: str,
        protein: str = "",
        model: str = "",
        state: int = 0,
        versus: str = "",
        wait: int = _ON_ITS_OWN,
        quiet: int = 1,
        _self: Any = _self,
        **options: Any
    ) -> Any:
        given = _guarded(lambda: _numbers(state=state, wait=wait, quiet=quiet), bridge)
        job = given and _guarded(
            lambda: commands.explain(
                bridge,
                selection,
                protein,
                model,
                given["state"],
                versus,
                *typed(options, in_python),
            ),
            bridge,
        )
        if not job or not _waits(given["wait"], bridge):
            return None
        explained = _waited(job, bridge)
        if explained is not None and not given["quiet"]:
            commands.print_lines(report.console_lines(explained))
        return explained

    def glimpse_batch(
        selection: str,
        protein: str = "",
        model: str = "",
        folder: str = "glimpse",
        maps: str = "default",
        picture: int = 1,
        quiet: int = 1,
        _self: Any = _self,
        **options: Any
    ) -> Any:
        return _guarded(
            lambda: explain_all(
                bridge,
                selection,
                Batch(
                    protein,
                    model,
                    folder,
                    maps,
                    bool(_numbers(picture=picture)["picture"]),
                    *typed(options, in_python),
                ),
            ),
            bridge,
        )

    def glimpse_states(
        selection: str,
        protein: str = "",
        model: str = "",
        wait: int = _ON_ITS_OWN,
        quiet: int = 1,
        _self: Any = _self,
        **options: Any
    ) -> Any:
        jobs = []  # type: List[Optional[Job]]

        def start() -> Dict[str, int]:
            given = _numbers(wait=wait, quiet=quiet)
            asked, template = typed(options, in_python)
            explain_states(bridge, selection, protein, model, asked, jobs.append, template)
            return given

        given = _guarded(start, bridge)
        if not given or not _waits(given["wait"], bridge):
            return None
        bridge.port.desk.run_until(lambda: bool(jobs))
        series = _waited(jobs[0], bridge) if jobs[0] is not None else None
        if series is not None and not given["quiet"]:
            commands.print_lines(rows(series))
        return series

    def glimpse_clear(name: str = "", quiet: int = 1, _self: Any = _self) -> None:
        _guarded(lambda: commands.clear(bridge, name), bridge)

    def glimpse_export(
        folder: str,
        name: str = "",
        formats: str = "csv dx json",
        quiet: int = 1,
        _self: Any = _self,
    ) -> Any:
        written = _guarded(lambda: export(bridge, name, folder, formats.replace(",", " ").split()), bridge)
        if written and not int(quiet):
            print(" Glimpse: wrote %d files to %s" % (len(written), folder))
        return written

    def glimpse_setup(connect: str = "", quiet: int = 1, _self: Any = _self) -> None:
        path = _guarded(lambda: command.set_command(connect, os.environ), bridge)
        if path is None:
            return
        bridge.use_command(connect or None)
        if not int(quiet):
            print(" Glimpse: %s %s" % ("kept in" if connect else "nothing kept in", path))

    for function in (
        glimpse_explain,
        glimpse_batch,
        glimpse_states,
        glimpse_clear,
        glimpse_export,
        glimpse_setup,
    ):
        function.__doc__ = HELP[function.__name__]
        _self.extend(function.__name__, function)
    _complete(bridge)


def _complete(bridge: Bridge) -> None:
    _self = bridge.port.cmd
    selections = _self.auto_arg[0]["zoom"]
    results = [lambda: _self.Shortcut(list(bridge.results)), "explanation", ""]
    models = [lambda: _self.Shortcut([model.name for model in bridge.models]), "model", ""]
    _self.auto_arg[0].update(
        glimpse_explain=selections,
        glimpse_batch=selections,
        glimpse_states=selections,
        glimpse_clear=results,
    )
    _self.auto_arg[1].update(
        glimpse_explain=selections,
        glimpse_batch=selections,
        glimpse_states=selections,
        glimpse_export=results,
    )
    _self.auto_arg[2].update(glimpse_explain=models, glimpse_batch=models, glimpse_states=models)
    options = [lambda: _self.Shortcut([in_python(one) for one in taken()]), "option", ""]
    for words in _self.auto_arg[3:]:
        words.update(glimpse_explain=options, glimpse_batch=options, glimpse_states=options)


def _numbers(**given: Any) -> Dict[str, int]:
    """Values of the commands' own options, which PyMOL gives as texts. Raises GlimpseError."""
    found = {}
    for name, value in given.items():
        try:
            found[name] = int(value)
        except ValueError:
            raise GlimpseError(
                "%s= takes a whole number, not '%s'." % (name, value),
                "Leave it out for the default.",
                "bad-usage",
            )
    return found


def _waits(wait: int, bridge: Bridge) -> bool:
    return bridge.port.desk.waits if wait == _ON_ITS_OWN else bool(wait)


def _waited(job: Job, bridge: Bridge) -> Any:
    try:
        return bridge.port.wait(job)
    except GlimpseError as error:
        raise CmdException("%s" % error)


def _guarded(action: Callable[[], Any], bridge: Bridge) -> Any:
    """Runs it; with a window an error is a dialog, without one it ends the script."""
    try:
        return action()
    except GlimpseError as error:
        if bridge.port.desk.waits:
            raise CmdException("%s" % error)
        bridge.tell("explain", error)
        return None
