"""Messages behind Content-Length headers, as in the Language Server Protocol."""
import json
from typing import Any, BinaryIO, Dict, Optional

_FIELD = b"content-length:"
_HEADER_BYTES = 1024
_READ_BYTES = 1 << 16
_QUOTED_BYTES = 500


class NotProtocol(Exception):
    """What came isn't a message."""


class Junk(NotProtocol):
    """What came where a header should begin; ``text`` quotes its beginning."""

    def __init__(self, found: bytes) -> None:
        self.text = found[:_QUOTED_BYTES].decode("utf-8", "replace").strip()
        super().__init__(self.text)


def encode(message: Dict[str, Any]) -> bytes:
    """The bytes of a message without its header. Raises ValueError for NaN, infinity and lone
    surrogates.
    """
    return json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8"
    )


def frame(body: bytes) -> bytes:
    """A header and the body."""
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class MessageReader:
    """Reads messages from a stream that has ``read1``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = bytearray()

    def read(self) -> Optional[Dict[str, Any]]:
        """The next message; None when the stream has ended between two. Raises NotProtocol."""
        length = self._read_header()
        if length is None:
            return None
        while len(self._held) < length:
            if not self._fill():
                raise NotProtocol("the last message isn't complete")
        body = bytes(self._held[:length])
        del self._held[:length]
        try:
            message = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise NotProtocol("a message isn't JSON: %s" % error)
        if not isinstance(message, dict):
            raise NotProtocol("a message isn't an object")
        return message

    def _read_header(self) -> Optional[int]:
        while True:
            start = bytes(self._held[: len(_FIELD)]).lower()
            if not _FIELD.startswith(start):
                raise Junk(bytes(self._held))
            end = self._held.find(b"\r\n\r\n")
            if end >= 0:
                break
            if len(self._held) > _HEADER_BYTES:
                raise Junk(bytes(self._held))
            if not self._fill():
                if self._held:
                    raise Junk(bytes(self._held))
                return None
        digits = bytes(self._held[len(_FIELD) : end]).split(b"\r\n")[0].strip()
        if not digits.isdigit():
            raise Junk(bytes(self._held))
        del self._held[: end + 4]
        return int(digits)

    def _fill(self) -> bool:
        chunk = self._stream.read1(_READ_BYTES)  # type: ignore[attr-defined]
        self._held += chunk
        return bool(chunk)
