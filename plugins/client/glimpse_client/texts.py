"""Files as texts for a request."""
import gzip
import os
import sys
import zlib
from typing import Union

from .errors import GlimpseError
from .requests import Structure

STDIN = "-"

_GZIP = b"\x1f\x8b"
_BAD_INPUT_CODE = 2
_MOLECULES = (".sdf", ".mol", ".mol2", ".cif", ".pdb", ".gz")


def read_structure(path: str) -> Structure:
    """A file's text, plain or gzip, named by the file; '-' is standard input."""
    if path == STDIN:
        content = sys.stdin.buffer.read()
    else:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            raise refused("%s can't be read" % path, error, "Check the path, and that you may read it.")
    if content.startswith(_GZIP):
        try:
            content = gzip.decompress(content)
        except (EOFError, OSError, zlib.error) as error:
            raise GlimpseError(
                "%s can't be unpacked: %s." % (path, str(error).rstrip(".")),
                "It is damaged or cut short; copy or export it again.",
                "bad-input",
                _BAD_INPUT_CODE,
            )
    text = content.decode("utf-8", "replace")
    if path == STDIN:
        return Structure(text, name="stdin")
    return Structure(text, name=os.path.basename(path), path=os.path.abspath(path))


def read_template(given: str) -> Union[str, Structure]:
    """The file that is called so, or would be by its ending or its whole path; else SMILES."""
    is_file = given == STDIN or os.path.isfile(given) or os.path.isabs(given)
    return read_structure(given) if is_file or given.lower().endswith(_MOLECULES) else given


def refused(what: str, error: OSError, remedy: str) -> GlimpseError:
    """What the system refuses."""
    return GlimpseError("%s: %s." % (what, error.strerror or error), remedy, "environment")
