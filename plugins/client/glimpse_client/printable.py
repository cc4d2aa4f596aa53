"""Text as a terminal may show it."""
import re

# Unicode's Cc but for tab and line feed, and the controls that turn the direction of writing.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: object) -> str:
    """What steers a terminal is a question mark: names of residues and models are a stranger's,
    and an escape sequence in one would be obeyed.
    """
    return _STEERS.sub("?", str(text))
