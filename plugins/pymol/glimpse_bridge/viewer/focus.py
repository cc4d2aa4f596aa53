"""Centres what a row of a table is about, and marks it."""
from ..logic.bridge import Bridge
from ..logic import names
from ..logic.tables import places
from . import ours

_YELLOW = "0xffe24d"
_SECONDS = 0.5  # that the camera takes


def on(bridge: Bridge, name: str, table: str, row: int) -> None:
    """Centres what a row is about, given the table's title and the row in the table's own order."""
    if name not in bridge.results:
        return
    _self, mark, view = bridge.port.cmd, names.member(name, names.FOCUS), bridge.port.cmd.get_view()
    _self.delete(mark)
    for place in places(bridge.results[name], table, row):
        _self.pseudoatom(mark, pos=list(place), vdw=0.7, color=_YELLOW)
    ours.add(mark, _self)
    _self.hide("everything", mark)
    _self.show("spheres", mark)
    _self.set("sphere_transparency", 0.6, mark)
    _self.group(name, mark)
    _self.set_view(view)
    _self.center(mark, animate=_SECONDS)
