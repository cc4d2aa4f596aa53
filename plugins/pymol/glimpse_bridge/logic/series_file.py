"""The table of a batch in its folder."""
import os
from typing import Any, Iterable, Sequence

from ..glimpse_client import GlimpseError
from . import tables
from .files import replace_file, unwritable

_NAME = "series.csv"


class SeriesFile:
    """``series.csv``. That of an earlier batch is kept under another name; the folders that its
    rows name are still there. Raises GlimpseError when there is one that no batch wrote.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, _NAME)
        if os.path.lexists(self._path) and not self._is_ours():
            raise GlimpseError(
                "%s is there already, and no batch wrote it." % self._path,
                "Choose another folder, or move the file away.",
                "bad-usage",
            )

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Writes the rows."""
        content = tables.csv_text(tables.SERIES, rows).encode("utf-8")
        older = self._older() if os.path.lexists(self._path) else None
        try:
            if older:
                os.rename(self._path, older)
            try:
                replace_file(self._path, content)
            except OSError:
                if older:
                    os.rename(older, self._path)
                raise
        except OSError as error:
            raise unwritable(self._path, error)

    def _older(self) -> str:
        number = 1
        while os.path.lexists(os.path.join(self._folder, "series_%d.csv" % number)):
            number += 1
        return os.path.join(self._folder, "series_%d.csv" % number)

    def _is_ours(self) -> bool:
        if not os.path.isfile(self._path):  # Who opens a pipe waits for its other end.
            return False
        try:
            with open(self._path, encoding="utf-8") as file:
                return file.readline().rstrip("\n") in _HEADS
        except (OSError, UnicodeDecodeError):
            return False


_HEADS = (
    ",".join(tables.SERIES),
    # As earlier batches wrote it.
    ",".join(one for one in tables.SERIES if one != "pose doubted by"),
    "name,state,prediction,unit,standard deviation,completeness error,folder",
)
