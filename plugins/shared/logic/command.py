"""Which command leads to the daemon, as far as the plugin knows better than the client."""
import os
from typing import Mapping, Optional

from ..glimpse_client.command import VARIABLE
from .files import replace_file, unwritable

_SETTING = "command"
INSTALLER = "installed-by"  # the file that ``glimpse plugin install`` leaves in the plugin's folder


def command_for(plugin_folder: str, environment: Mapping[str, str]) -> Optional[str]:
    """What was set with ``glimpse_setup``, else the program that installed the plugin. None leaves
    the search to the client: GLIMPSE_COMMAND, the PATH, the usual places.
    """
    if environment.get(VARIABLE, "").strip():
        return None
    setting = _first_line(setting_file(environment))
    if setting:
        return setting
    installer = _first_line(os.path.join(plugin_folder, INSTALLER))
    return installer if installer and os.access(installer, os.X_OK) else None


def setting_file(environment: Mapping[str, str]) -> str:
    """The file with the command, one line."""
    folder = environment.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "glimpse-bridge", _SETTING)


def set_command(command: str, environment: Mapping[str, str]) -> str:
    """Keeps the command, or forgets it when it is empty; returns the file. Raises GlimpseError."""
    path = setting_file(environment)
    try:
        if command.strip():
            os.makedirs(os.path.dirname(path), exist_ok=True)
            replace_file(os.path.realpath(path), (command.strip() + "\n").encode("utf-8"))
        elif os.path.exists(path):
            os.remove(path)
    except OSError as error:
        raise unwritable(path, error, "See that you may write it, and that the disk isn't full.")
    return path


def _first_line(path: str) -> str:
    if not os.path.isfile(path):  # Who opens a pipe waits for its other end.
        return ""
    try:
        with open(path, "rb") as file:
            return os.fsdecode(file.readline()).strip()  # A path has any bytes.
    except OSError:
        return ""
