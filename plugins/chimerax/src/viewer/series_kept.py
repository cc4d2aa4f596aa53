"""A series of coordinate sets, as sessions keep it."""
import json
from typing import Any, Dict, Tuple

import numpy

from ..glimpse_client import Frames, Structure
from ..glimpse_client.decoding import decode
from ..logic import wire
from ..logic.seen import LIGANDS, STRUCTURE
from ..logic.series import Series
from .anchor import Anchor
from .site import Site
from .sources import Fingerprint, Sources


def state(series: Series, site: Site, sent: Frames) -> Dict[str, Any]:
    """The series, its atoms and where they were."""
    return {
        "series": json.dumps(wire.to_wire(series)),
        "texts": [json.dumps(wire.to_wire(one)) for one in (site.ligand, site.protein)],
        "ligand": site.ligand_atoms,
        "protein": site.protein_atoms,
        "sources": site.sources.state(),
        "sent": numpy.frombuffer(sent.coordinates, "<f4").reshape(sent.count, sent.atoms, 3),
    }


def of_state(kept: Dict[str, Any], anchor: Anchor) -> Tuple[Series, Site, Frames]:
    """The same from a session; ``anchor`` is that of the explanation that shows it. Raises
    GlimpseError when another version wrote it.
    """
    series = decode(Series, json.loads(kept["series"]))
    ligand, protein = (decode(Structure, json.loads(one)) for one in kept["texts"])
    mine, around = kept["ligand"], kept["protein"]
    site = Site(
        ligand,
        protein,
        mine,
        around,
        series.origin,
        anchor,
        {STRUCTURE: tuple(around), LIGANDS: tuple(mine)},
        Sources.of_state(kept["sources"]),
        Fingerprint([mine, around], anchor),
    )
    sent = numpy.array(kept["sent"], "<f4")
    return series, site, Frames(sent.shape[0], sent.shape[1], sent.tobytes())
