"""How what was explained is explained once more."""
from dataclasses import replace
from typing import Any, Mapping, Optional

from ..glimpse_client import Explanation, Options
from ..glimpse_client.options import OPTIONS
from ..glimpse_client.texts import read_template
from .explained import Origin
from .typed import Template

_BASELINE = "options.baseline"
_WHOLE = "zero"  # the baseline without a word of it


def asked_of(origin: Origin, what: Explanation) -> Origin:
    """The origin, with how it was asked for."""
    template = what.template
    stated = template if template is None or isinstance(template, str) else template.path
    return replace(origin, asked=dict(what.options.members), template=stated)


def options(origin: Origin, baseline: str) -> Options:
    """The options that it was asked for with, and another baseline. A comparison has one of its own;
    of a method that takes none only the whole prediction can be explained, so that for another
    baseline it isn't kept.
    """
    members = dict(origin.asked or {})
    if origin.versus:
        return Options.of(members)
    takes_none = _without_baseline(members)
    if takes_none is not None and baseline == _WHOLE:
        members.pop(_BASELINE, None)
        return Options.of(members)
    if takes_none is not None:
        del members[takes_none]
    return Options.of({**members, _BASELINE: baseline})


def template(origin: Origin) -> Template:
    """The template that it was asked for with. Raises GlimpseError when its file can't be read."""
    return read_template(origin.template) if origin.template else None


def _without_baseline(members: Mapping[str, Any]) -> Optional[str]:
    """The member whose value goes with no baseline."""
    for one in OPTIONS:
        for other in one.excludes:
            if "baseline" in other.options and other.when and members.get(one.member) in other.when:
                return one.member
    return None
