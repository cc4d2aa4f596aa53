"""Stands in for ChimeraX as a whole, where there is none: the modules that the bundle imports, by
name, and of what runs without a window a session, its log, its triggers, commands and tasks.
"""
import queue
import sys
import threading
import types

import standin

# What is imported, and no more: another name fails as it would in ChimeraX.
_NAMES = {
    "atomic": "AtomicStructure AtomsArg PseudobondGroup Residue Residues Structure concatenate"
    " selected_atoms",
    "core": "",
    "core.commands": "AnnotationError Bounded BoolArg EnumOf FileNameArg FloatArg IntArg ListOf ModelsArg"
    " SaveFolderNameArg StringArg run",
    "core.core_triggers": "END_RESTORE_SESSION",
    "core.models": "MODEL_DISPLAY_CHANGED MODEL_POSITION_CHANGED REMOVE_MODELS Model",
    "core.objects": "Objects",
    "core.state": "State",
    "core.toolshed": "BundleAPI",
    "core.triggerset": "DEREGISTER",
    "geometry": "Place find_close_points translation",
    "map": "Volume volume_from_grid_data",
    "map_data": "ArrayGridData",
    "markers": "MarkerSet create_link",
    "mmcif": "TableMissingFieldsError get_mmcif_tables_from_metadata",
    "mouse_modes": "SelectContextMenuAction SelectMouseMode",
    "pdb_matrices": "unit_cell_parameters",
}

commands = {}  # by name, those that were registered: (CmdDesc, function)


class Named:
    """Something of ChimeraX's that nothing here calls but to declare."""

    def __init__(self, *arguments, **more):
        self.arguments, self.more = arguments, more


class StringArg(Named):
    """A text."""

    @staticmethod
    def unparse(text):
        """As one word of a command."""
        return '"%s"' % text if " " in text else text


class UserError(Exception):
    """ChimeraX's, for what a user can mend."""


class CmdDesc(Named):
    """A command's arguments."""

    def names(self):
        """Of all that it takes, in order."""
        kinds = ("required", "optional", "keyword")
        return [name for kind in kinds for name, _ in self.more.get(kind, ())]


def register(name, description, function, logger=None):
    """ChimeraX's, for commands."""
    commands[name] = (description, function)


class Task:
    """Runs on a thread of its own once it is started, as ChimeraX's do."""

    def __init__(self, session):
        self.session = session
        self.status = []

    def start(self, *arguments, **more):
        threading.Thread(target=self.run, args=arguments, kwargs=more, daemon=True).start()

    def terminate(self):
        """ChimeraX's notes it only."""

    def thread_safe_status(self, text):
        self.status.append(text)


class Log:
    """Keeps what is said, by kind."""

    def __init__(self):
        self.said = []

    def info(self, text, is_html=False):
        self.said.append(("info", text))

    def warning(self, text):
        self.said.append(("warning", text))

    def error(self, text):
        self.said.append(("error", text))

    def of(self, kind):
        """The texts of a kind."""
        return [text for one, text in self.said if one == kind]


class Session:
    """Without a window; what threads post waits until ``run_until`` looks."""

    def __init__(self):
        self.logger = Log()
        self._posted = queue.Queue()
        self.ui = types.SimpleNamespace(is_gui=False, thread_safe=self._post)
        self.triggers = types.SimpleNamespace(add_handler=lambda name, handler: None)
        self.models = types.SimpleNamespace(list=lambda type=None: [])

    def _post(self, function, *arguments):
        self._posted.put((function, arguments))

    def run_until(self, holds, patience):
        """Does what was posted until something holds; raises queue.Empty after ``patience`` s."""
        while not holds():
            function, arguments = self._posted.get(timeout=patience)
            function(*arguments)


def install():
    """Makes all of it importable under ChimeraX's names."""
    standin.install()
    for name, members in _NAMES.items():
        module = sys.modules.setdefault("chimerax." + name, types.ModuleType("chimerax." + name))
        for member in members.split():
            is_text = member.isupper()
            kind = member if is_text else type(member, (Named,), {})
            setattr(module, member, kind)
    for name, member, value in (
        ("core", "version", "1.9"),
        ("core.commands", "CmdDesc", CmdDesc),
        ("core.commands", "StringArg", StringArg),
        ("core.commands", "register", register),
    ):
        setattr(sys.modules["chimerax." + name], member, value)
    for name, member in (("core.errors", UserError), ("core.tasks", Task)):
        module = sys.modules["chimerax." + name] = types.ModuleType("chimerax." + name)
        setattr(module, member.__name__, member)
