"""Client of Glimpse Bridge: explanations of what a network saw in a complex, from the daemon
behind ``glimpse connect``.

    from glimpse_client import Client

    with Client() as client:
        answer = client.explain("clash", text, ligand="478")
        dx = client.result_map(answer.results[0], "ligand occupancy", "dx").text

Python's standard library alone, Python 3.7 or later. ``Client`` is where to begin; PROTOCOL.md is
what it speaks.
"""
from .call import Call
from .client import Client
from .errors import Cancelled, CommandNotFound, ConnectionLost, GlimpseError
from .options import Options
from .requests import Explanation, Frames, Structure
from .version import VERSION as __version__

__all__ = [
    "Call",
    "Cancelled",
    "Client",
    "CommandNotFound",
    "ConnectionLost",
    "Explanation",
    "Frames",
    "GlimpseError",
    "Options",
    "Structure",
    "__version__",
]
