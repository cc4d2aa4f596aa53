"""Options of a request, as the list has them that comes with the client: the daemon's own."""
import json
import math
import os
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple

from .decoding import decode
from .errors import GlimpseError
from .records.options import Option, OptionsAnswer

_LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "options.json")
_FLAGS = {"1": True, "true": True, "on": True, "yes": True}
_FLAGS.update({"0": False, "false": False, "off": False, "no": False})
_BAD_USAGE = 1

Written = Callable[[Option], str]


def listed(path: str = _LIST) -> List[Option]:
    """The options of a list."""
    with open(path, encoding="utf-8") as file:
        return list(decode(OptionsAnswer, json.load(file)).options)


OPTIONS = listed()


def in_viewers(options: Iterable[Option], frames: bool = False) -> List[Option]:
    """Those that a viewer takes as values; with frames, those that go with frames."""
    return [
        one for one in options if one.viewers and one.is_value and (one.frames or not frames)
    ]


def in_python(option: Option) -> str:
    """How Python and PyMOL write an option: ``max_steps=``."""
    return option.key + "="


def on_the_command_line(option: Option) -> str:
    """How a shell writes it: ``--max-steps``."""
    return "--" + option.name


class Options:
    """How to explain, such as ``Options(max_steps=50, altloc="B", symmetry=True)``: what is left out
    or None has the default of ``glimpse explain``. ``OPTIONS`` are those that there are. Raises
    GlimpseError for another, and for a value that one doesn't take.
    """

    def __init__(self, **given: Any) -> None:
        self._take(given, in_python, OPTIONS)

    def _take(self, given: Mapping[str, Any], written: Written, among: List[Option]) -> None:
        self._written = written
        self._given = _given(given, written, among)
        self.members = {
            one.member: one.value if one.value is not None else value
            for one, value in self._given.items()
        }

    @classmethod
    def typed(
        cls, given: Mapping[str, Any], written: Written, among: Optional[List[Option]] = None
    ) -> "Options":
        """Options as a user typed them; ``written`` is how the user writes an option."""
        made = cls()
        made._take(given, written, OPTIONS if among is None else among)
        return made

    @classmethod
    def of(cls, members: Mapping[str, Any]) -> "Options":
        """Options by what stands in a request's members, as ``members`` has them."""
        made = cls()
        made._given = {
            one: members[one.member]
            for one in OPTIONS
            if one.value is None and one.member in members
        }
        made.members = dict(members)
        return made

    def also(self, more: "Options") -> "Options":
        """These and those; where both say something of one member, those."""
        made = Options()
        made._written = self._written
        kept = {one: value for one, value in self._given.items() if one.member not in more.members}
        made._given = {**kept, **more._given}
        made.members = dict(self.members, **more.members)
        _check_together(made._given, made._written)
        return made

    def check_with(self, *names: str) -> None:
        """Raises GlimpseError for what doesn't go with options that aren't values, such as
        ``versus``.
        """
        beside = {one: None for one in OPTIONS if one.name in names}
        _check_together({**self._given, **beside}, self._written)

    def get(self, member: str) -> Any:
        """What stands in a member such as ``typing.ligandAtoms``; None where nothing does."""
        return self.members.get(member)

    def given(self) -> List[Tuple[Option, Any]]:
        """The options that say this, and what each was given. Raises GlimpseError for a member that
        none has, such as one of another version.
        """
        options = {one.member: one for one in OPTIONS if one.value is None}
        for member in self.members:
            if member not in options:
                raise _bad("There is no option for %s." % member, "Name the options anew.", member)
        return [(options[member], value) for member, value in self.members.items()]

    def parts(self) -> Dict[str, Dict[str, Any]]:
        """As a request has them: ``{"options": {"maxSteps": 50}}``."""
        parts = {}  # type: Dict[str, Dict[str, Any]]
        for member, value in self.members.items():
            part, name = member.split(".")
            parts.setdefault(part, {})[name] = value
        return parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Options) and self.members == other.members

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.members.items())))

    def __repr__(self) -> str:
        return "Options(%r)" % self.members


def value_of(option: Option, given: Any, written: Written) -> Any:
    """What a request has for a value that was given, as a text or as what it is. Raises GlimpseError
    when the option doesn't take it.
    """
    text = str(given).strip()
    if option.kind == "flag":
        value = _FLAGS.get(text.lower())
    elif option.kind == "integer":
        value = _integer(text, option)
    elif option.kind == "number":
        value = _number(text, option)
    elif option.kind == "choice":
        value = text if text in option.words else None
    else:
        value = text or None
    if value is None:
        raise _bad(
            "%s takes %s, not '%s'." % (written(option), option.takes, given),
            "Leave it out for the default.",
            option.member,
        )
    return value


def _given(
    given: Mapping[str, Any], written: Written, among: List[Option]
) -> Dict[Option, Any]:
    found = {}  # type: Dict[Option, Any]
    for name, one in given.items():
        if one is None:
            continue
        option = _find(name, written, among)
        value = value_of(option, one, written)
        if option in found:
            raise _bad(
                "%s is given twice." % written(option), "Leave one of them out.", option.member
            )
        if value is not False:
            found[option] = value
    _check_together(found, written)
    return found


def _check_together(given: Mapping[Option, Any], written: Written) -> None:
    """Refuses what the daemon would refuse, by the names that the asker gave."""
    by_name = {one.name: one for one in given}
    for option, value in given.items():
        for exclusion in option.excludes:
            others = [by_name[name] for name in exclusion.options if name in by_name]
            if others and (not exclusion.when or value in exclusion.when):
                told = _with_value(written(option), value) if exclusion.when else written(option)
                raise _bad(
                    "%s doesn't go with %s, %s." % (written(others[0]), told, exclusion.why),
                    "Leave one of them out.",
                    others[0].member,
                )


def _with_value(name: str, value: Any) -> str:
    return "%s%s" % (name, value) if name.endswith("=") else "%s %s" % (name, value)


def _find(name: str, written: Written, among: List[Option]) -> Option:
    """By its name in Python, or that of its member (``top_voxels``)."""
    values = [one for one in among if one.is_value]
    found = [one for one in values if one.key == name] or [
        one
        for one in values
        if one.value is None and one.member.split(".")[1].lower() == name.replace("_", "").lower()
    ]
    if found:
        return found[0]
    raise _bad(
        "There is no option '%s'." % name,
        "Options are %s." % ", ".join(written(one) for one in values),
        None,
    )


def _integer(text: str, option: Option) -> Optional[int]:
    try:
        number = int(text)
    except ValueError:
        return None
    is_in = (option.minimum or 0) <= number and (option.maximum is None or number <= option.maximum)
    return number if is_in else None


def _number(text: str, option: Option) -> Optional[float]:
    try:
        number = float(text)
    except ValueError:
        return None
    is_in = math.isfinite(number) and (option.above is None or number > option.above)
    return number if is_in else None


def _bad(message: str, remedy: str, where: Optional[str]) -> GlimpseError:
    return GlimpseError(message, remedy, "bad-usage", _BAD_USAGE, where)
