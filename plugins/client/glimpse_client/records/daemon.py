"""The daemon itself."""
from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class ProgramInfo:
    """A program."""

    name: str
    version: str


@dataclass(frozen=True)
class Limits:
    """What the daemon takes at once."""

    message_bytes: int
    ligands_per_request: int
    requests_in_flight: int
    queued_requests: int
    result_bytes: int
    ligand_atoms: Optional[int] = None
    result_ids: Optional[int] = None


@dataclass(frozen=True)
class InitializeAnswer:
    """Who answers, and what it can do."""

    program: ProgramInfo
    build: str
    protocol_version: int
    capabilities: Tuple[str, ...]
    device: str
    limits: Limits


@dataclass(frozen=True)
class Engine:
    """What computes."""

    lib_torch: str
    lib_torch_is_external: bool
    self_tested: Tuple[str, ...]
    device: str
    threads: int


@dataclass(frozen=True)
class JobCounts:
    """Requests to explain since the daemon's start."""

    done: int
    from_cache: int
    failed: int
    cancelled: int
    waiting: int
    running: int
    ligands: int


@dataclass(frozen=True)
class Latency:
    """How long calls of a method took, milliseconds."""

    method: str
    calls: int
    median: float
    percentile95: float
    maximum: float


@dataclass(frozen=True)
class DaemonStatus:
    """How the daemon fares."""

    program: ProgramInfo
    build: str
    process_id: int
    uptime_seconds: float
    is_draining: bool
    connections: int
    jobs: JobCounts
    latencies: Tuple[Latency, ...]
    results: int
    result_bytes: int
    models_loaded: Tuple[str, ...]
    engine: Optional[Engine]
    live_tensors: int
    device_bytes: Optional[int]
    resident_bytes: int
    managed_bytes: int
    descriptors: Optional[int]


@dataclass(frozen=True)
class ShutdownAnswer:
    """Requests that the daemon finishes or cancels before it ends."""

    pending: int
