"""Files of ours in folders that are the user's: nothing is overwritten or removed but what we wrote
there and nobody changed since.
"""
import hashlib
import os
import uuid
from typing import Dict, List, Mapping, Set, Union

from ..glimpse_client import GlimpseError

LIST = "glimpse-files.sha256"  # what was written to a folder, as 'sha256sum -c' reads it

_ANOTHER = "Choose another folder, or move the file away."
_FULL = "Choose another folder, or see that its disk isn't full."


def write_all(folder: str, given: Mapping[str, Union[str, bytes]]) -> List[str]:
    """Writes files by name to a folder, in place of those that were written to it before; returns
    their paths. Raises GlimpseError, before anything is changed, when a file is in the way that
    isn't ours, and when the folder can't be written.
    """
    contents = {
        name: one.encode("utf-8") if isinstance(one, str) else one for name, one in given.items()
    }
    try:
        os.makedirs(folder, exist_ok=True)
        before = _read_list(folder)
        for name in contents:
            path = os.path.join(folder, name)
            if os.path.lexists(path) and not _is_ours(path, before.get(name, set())):
                raise GlimpseError(
                    "%s is there already, and not as Glimpse Bridge wrote it." % path,
                    _ANOTHER,
                    "bad-usage",
                )
        after = {name: {_digest(content)} for name, content in contents.items()}
        both = {
            name: before.get(name, set()) | after.get(name, set()) for name in {**before, **after}
        }
        _write_list(folder, both)  # First, so that what an interruption leaves is known as ours.
        for name, content in contents.items():
            replace_file(os.path.join(folder, name), content)
        for name in set(before) - set(after):
            path = os.path.join(folder, name)
            if _is_ours(path, before[name]):
                os.remove(path)
        _write_list(folder, after)
    except OSError as error:
        raise unwritable(error.filename or folder, error)
    return [os.path.join(folder, name) for name in contents]


def unwritable(path: str, error: OSError, remedy: str = _FULL) -> GlimpseError:
    """What to tell when something can't be written."""
    reason = error.strerror or str(error)
    message = "%s can't be written: %s." % (path, reason)
    return GlimpseError(message, remedy, "bad-usage")


def replace_file(path: str, content: bytes) -> None:
    """Writes a file beside, then puts it in place: there is never half of one. Raises OSError, with
    the name of the file.
    """
    beside = "%s.%s.part" % (path, uuid.uuid4().hex)
    try:
        with open(beside, "xb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise
    finally:
        if os.path.lexists(beside):
            os.remove(beside)


def new_folder(parent: str, name: str) -> str:
    """Makes a folder that wasn't there, with a number behind its name when that is taken. Raises
    GlimpseError.
    """
    path, count = os.path.join(parent, name), 1
    try:
        os.makedirs(parent, exist_ok=True)
        while True:
            try:
                os.mkdir(path)
                return path
            except FileExistsError:
                count += 1
                path = os.path.join(parent, "%s_%d" % (name, count))
    except OSError as error:
        raise unwritable(path, error)


def _read_list(folder: str) -> Dict[str, Set[str]]:
    """Digests by name; names that lead out of the folder are none of ours."""
    found = {}  # type: Dict[str, Set[str]]
    path = os.path.join(folder, LIST)
    if os.path.lexists(path) and not os.path.isfile(path):  # Who opens a pipe waits for its other end.
        raise GlimpseError("%s is there already, and no file." % path, _ANOTHER, "bad-usage")
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return found
    for line in lines:
        digest, _, name = line.partition("  ")
        if name and os.path.basename(name) == name and name != LIST:
            found.setdefault(name, set()).add(digest)
    return found


def _write_list(folder: str, digests: Mapping[str, Set[str]]) -> None:
    lines = [
        "%s  %s\n" % (digest, name) for name in sorted(digests) for digest in sorted(digests[name])
    ]
    replace_file(os.path.join(folder, LIST), "".join(lines).encode("utf-8"))


def _is_ours(path: str, digests: Set[str]) -> bool:
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return _digest(file.read()) in digests


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
