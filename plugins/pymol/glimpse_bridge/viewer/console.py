"""The commands of PyMOL's prompt, with their help texts."""
import os
from typing import Any, Callable, List

from pymol import CmdException

from ..bridge import Bridge
from ..glimpse_client import GlimpseError, Options
from ..logic import command, report
from ..logic.jobs import Job
from . import commands
from .batch import Batch, explain_all
from .export import export
from .states import explain_states, rows

_ON_ITS_OWN = -1


def register(bridge: Bridge) -> None:
    """Adds the commands to PyMOL, with completion."""
    _self = bridge.cmd

    def glimpse_explain(
        selection: str,
        protein: str = "",
        model: str = "",
        state: int = 0,
        versus: str = "",
        baseline: str = "",
        steps: int = 0,
        wait: int = _ON_ITS_OWN,
        quiet: int = 1,
        _self: Any = _self,
    ) -> Any:
        """
DESCRIPTION

    "glimpse_explain" explains what a neural network predicts for a ligand in its protein: which
    voxels, atoms and residues raise the prediction (orange) and which lower it (blue). The result is
    a group of objects; yours stay as they are.

USAGE

    glimpse_explain selection [, protein [, model [, state [, versus [, baseline [, steps [, wait ]]]]]]]

ARGUMENTS

    selection = string: the ligand, or any of its atoms

    protein = string: what the model shall see around it {default: the ligand's own object, or the
    enabled ones around it: polymer, metals, cofactors}

    model = string: a model {default: the one there is}

    state = integer: state of the objects {default: 0: the current one}

    versus = string: another ligand of the same site: the difference to it is explained

    baseline = zero, apo, ligand or interaction: what the prediction is compared with
    {default: zero: nothing at all}

    steps = integer: steps of a fixed rule {default: 0: as many as the error needs}

    wait = 0/1: wait for the result {default: only without a window}

EXAMPLES

    glimpse_explain resn 478
    glimpse_explain docked, protein=1hpv and polymer, model=clash
    glimpse_explain resn STI, versus=(other and organic)

SEE ALSO

    glimpse_clear, glimpse_batch, glimpse_export, glimpse_setup
        """
        options = Options(baseline=baseline or None, steps=int(steps) or None)
        job = _guarded(
            lambda: commands.explain(bridge, selection, protein, model, int(state), versus, options),
            bridge,
        )
        if job is None or not _waits(int(wait), bridge):
            return None
        explained = _waited(job, bridge)
        if explained is not None and not int(quiet):
            commands.print_lines(report.console_lines(explained))
        return explained

    def glimpse_batch(
        selection: str,
        protein: str = "",
        model: str = "",
        folder: str = "glimpse",
        maps: str = "default",
        picture: int = 1,
        steps: int = 0,
        quiet: int = 1,
        _self: Any = _self,
    ) -> Any:
        """
DESCRIPTION

    "glimpse_batch" explains every state of every ligand in the selection, such as docked poses, in
    one protein, and writes a folder of each: atoms.csv, voxels.csv, maps (.dx) and a picture; and
    series.csv with a row for each, best first. It waits for the end.

USAGE

    glimpse_batch selection [, protein [, model [, folder [, maps [, picture [, steps ]]]]]]

ARGUMENTS

    selection = string: ligands

    protein = string: what the model shall see around them {default: the enabled objects there}

    model = string: a model {default: the one there is}

    folder = string: where to write {default: glimpse}

    maps = default, all or none: of which channels {default: those that hold the best voxels}

    picture = 0/1: draw each {default: 1}

    steps = integer: steps of a fixed rule {default: 0: as many as the error needs}

EXAMPLE

    glimpse_batch poses, protein=receptor, model=clash, folder=out
        """
        return _guarded(
            lambda: explain_all(
                bridge,
                selection,
                Batch(
                    protein,
                    model,
                    folder,
                    maps,
                    bool(int(picture)),
                    Options(steps=int(steps) or None),
                ),
            ),
            bridge,
        )

    def glimpse_states(
        selection: str,
        protein: str = "",
        model: str = "",
        steps: int = 0,
        wait: int = _ON_ITS_OWN,
        quiet: int = 1,
        _self: Any = _self,
    ) -> Any:
        """
DESCRIPTION

    "glimpse_states" explains all states of a ligand and its protein, such as a trajectory's. Types
    and pocket are those of the first state. The panel plots the prediction over the states; a
    click there goes to a state.

USAGE

    glimpse_states selection [, protein [, model [, steps [, wait ]]]]

SEE ALSO

    glimpse_explain, glimpse_batch
        """
        jobs = []  # type: List[Job]
        options = Options(steps=int(steps) or None)
        _guarded(
            lambda: explain_states(bridge, selection, protein, model, options, jobs.append), bridge
        )
        if not _waits(int(wait), bridge):
            return None
        bridge.desk.run_until(lambda: bool(jobs))
        series = _waited(jobs[0], bridge)
        if series is not None and not int(quiet):
            commands.print_lines(rows(series))
        return series

    def glimpse_clear(name: str = "", quiet: int = 1, _self: Any = _self) -> None:
        """
DESCRIPTION

    "glimpse_clear" takes an explanation away, or all of them, and shows your own objects again.

USAGE

    glimpse_clear [ name ]
        """
        bridge.clear(name if name in bridge.results else "")

    def glimpse_export(
        folder: str, name: str = "", formats: str = "csv dx json", quiet: int = 1, _self: Any = _self
    ) -> Any:
        """
DESCRIPTION

    "glimpse_export" writes an explanation to a folder: csv (atoms, voxels), json (everything but the
    maps), dx and cube (a map for each channel). PyMOL and VMD show .dx where it belongs, and
    .cube half a voxel off; ChimeraX shows both exactly.

USAGE

    glimpse_export folder [, name [, formats ]]

ARGUMENTS

    name = string: a group made by glimpse_explain {default: the last}

    formats = string: some of csv, json, dx, cube {default: csv dx json}
        """
        written = _guarded(lambda: export(bridge, name, folder, formats.split()), bridge)
        if written and not int(quiet):
            print(" Glimpse: wrote %d files to %s" % (len(written), folder))
        return written

    def glimpse_setup(connect: str = "", quiet: int = 1, _self: Any = _self) -> None:
        """
DESCRIPTION

    "glimpse_setup" sets the command that leads to Glimpse Bridge, such as that of another machine.
    Without one it is forgotten, and the program is looked for where it is usually installed.

USAGE

    glimpse_setup [ command ]

EXAMPLES

    glimpse_setup /opt/glimpse-bridge/glimpse
    glimpse_setup ssh -o BatchMode=yes gpu01 glimpse connect
        """
        path = command.set_command(connect, os.environ)
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
        _self.extend(function.__name__, function)
    _complete(bridge)


def _complete(bridge: Bridge) -> None:
    _self = bridge.cmd
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


def _waits(wait: int, bridge: Bridge) -> bool:
    return bridge.desk.waits if wait == _ON_ITS_OWN else bool(wait)


def _waited(job: Job, bridge: Bridge) -> Any:
    try:
        return bridge.wait(job)
    except GlimpseError as error:
        raise CmdException("%s" % error)


def _guarded(action: Callable[[], Any], bridge: Bridge) -> Any:
    """Runs it; with a window an error is a dialog, without one it ends the script."""
    try:
        return action()
    except GlimpseError as error:
        if bridge.desk.waits:
            raise CmdException("%s" % error)
        bridge.tell("explain", error)
        return None
