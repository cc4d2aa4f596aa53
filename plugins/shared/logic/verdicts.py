"""Who speaks against the pose that an affinity is predicted for, as the program's lists say it."""
from ..glimpse_client.records.summary import Summary


def doubters(summary: Summary) -> str:
    """The models, for a table."""
    return " ".join(one.model for one in summary.verdicts if one.is_against)


def doubts(summary: Summary) -> str:
    """What they say, to end a line with; empty where nobody does."""
    return "".join(
        "; pose doubted by %s: %s" % (one.model, one.words)
        for one in summary.verdicts
        if one.is_against
    )
