"""Options of a request as they are typed in a viewer, and what its help says of them."""
import textwrap
from typing import Any, List, Mapping, Optional, Tuple, Union

from ..glimpse_client import Options, Structure
from ..glimpse_client.options import OPTIONS, Written, in_viewers
from ..glimpse_client.records.options import Option
from ..glimpse_client.texts import read_template

_WIDTH = 92

Template = Optional[Union[str, Structure]]


def typed(given: Mapping[str, Any], written: Written) -> Tuple[Options, Template]:
    """The options, and the template by its file or as SMILES; what is None or empty is left out.
    Raises GlimpseError for what there isn't, and for values that an option doesn't take.
    """
    left = {name: value for name, value in given.items() if value not in (None, "")}
    template = left.pop("template", None)
    options = Options.typed(left, written, in_viewers(OPTIONS))
    return options, None if template is None else read_template(str(template))


def taken(frames: bool = False, options: Optional[List[Option]] = None) -> List[Option]:
    """The options that a command takes by name: those that are values, and the template."""
    return [
        one
        for one in (OPTIONS if options is None else options)
        if one.viewers and one.kind != "structure" and (one.frames or not frames)
    ]


def help_lines(options: List[Option]) -> str:
    """The options for PyMOL's help."""
    parts = []
    for one in options:
        takes = "0/1" if one.kind == "flag" else one.takes
        usual = "" if one.default is None else " {default: %s}" % one.default
        told = "%s = %s: %s%s" % (one.key, takes, one.help.rstrip("."), usual)
        indent = {"initial_indent": "    ", "subsequent_indent": "        "}
        parts.append(textwrap.fill(told, _WIDTH, break_on_hyphens=False, **indent))
    return "\n\n".join(parts)
