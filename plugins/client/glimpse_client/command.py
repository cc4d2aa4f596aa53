"""Which command leads to the daemon."""
import os
import shlex
import shutil
from typing import Dict, List, Mapping, Optional, Sequence, Union

from .errors import CommandNotFound

Command = Union[str, Sequence[str]]

VARIABLE = "GLIMPSE_COMMAND"
CONNECT = "connect"

_REMEDY = (
    "Install Glimpse Bridge, or set GLIMPSE_COMMAND to the command, such as "
    "'/opt/glimpse-bridge/glimpse connect' or 'ssh -o BatchMode=yes gpu01 glimpse connect'."
)

# A viewer's own libraries break system programs such as ssh.
_NOT_INHERITED = (
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "DYLD_LIBRARY_PATH",
    "DYLD_INSERT_LIBRARIES",
    "PYTHONHOME",
    "PYTHONPATH",
)


def find_command(
    given: Optional[Command] = None, environment: Optional[Mapping[str, str]] = None
) -> List[str]:
    """The command to run, with its arguments.

    What is given, else ``GLIMPSE_COMMAND``, else ``glimpse connect`` with the ``glimpse`` on the
    PATH or where it is usually installed. One word is a program that ``connect`` is added to.
    """
    environment = os.environ if environment is None else environment
    if given:
        return _with_connect(_words(given))
    named = environment.get(VARIABLE, "")
    if named.strip():
        return _with_connect(_words(named))
    program = shutil.which("glimpse", path=environment.get("PATH", os.defpath))
    if program:
        return [program, CONNECT]
    places = usual_places(environment)
    for place in places:
        if os.path.isfile(place) and os.access(place, os.X_OK):
            return [place, CONNECT]
    raise CommandNotFound(
        "The program glimpse is neither on the PATH nor in %s."
        % ", ".join(os.path.dirname(place) for place in places),
        _REMEDY,
    )


def usual_places(environment: Mapping[str, str]) -> List[str]:
    """Where installers put ``glimpse``."""
    if os.name == "nt":
        folders = [
            os.path.join(environment[name], "Glimpse Bridge")
            for name in ("LOCALAPPDATA", "PROGRAMFILES")
            if environment.get(name)
        ]
        return [os.path.join(folder, "glimpse.exe") for folder in folders]
    home = environment.get("HOME") or os.path.expanduser("~")
    folders = [
        os.path.join(home, ".local", "bin"),
        "/usr/local/bin",
        "/opt/glimpse-bridge",
        "/opt/homebrew/bin",
    ]
    return [os.path.join(folder, "glimpse") for folder in folders]


def child_environment() -> Dict[str, str]:
    """The environment of the command: this process's without what a viewer sets for its own
    libraries.
    """
    return {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}


def not_runnable(command: Sequence[str], error: OSError) -> CommandNotFound:
    """The exception for a command that can't be started."""
    return CommandNotFound(
        "'%s' can't be started: %s." % (command[0], error.strerror or error), _REMEDY
    )


def _words(command: Command) -> List[str]:
    if not isinstance(command, str):
        return [str(word) for word in command]
    if os.path.isfile(command):
        return [command]
    return (
        [word.strip('"') for word in shlex.split(command, posix=False)]
        if os.name == "nt"
        else shlex.split(command)
    )


def _with_connect(words: List[str]) -> List[str]:
    return words + [CONNECT] if len(words) == 1 else words
