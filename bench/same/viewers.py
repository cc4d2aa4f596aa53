"""Rows: what PyMOL's plugin sends of a scene."""
import viewer
from complexes import PERCEIVED
from row import Row

_GROUP = "viewer"

ROWS = [
    Row(_GROUP, "PyMOL: two objects", lambda one, _: viewer.own_objects(one)),
    Row(_GROUP, "PyMOL: other poses disabled", lambda one, _: viewer.disabled_beside(one)),
    Row(_GROUP, "PyMOL: another pose enabled", lambda one, _: viewer.enabled_beside(one)),
    Row(_GROUP, "PyMOL: one of forty states", lambda one, _: viewer.one_of_many_states(one)),
    Row(_GROUP, "PyMOL: one object", lambda one, _: viewer.one_object(one), PERCEIVED),
]
