"""What is said of a result: at the prompt, in the panel, in a note for a lab journal."""
from typing import List

from ..glimpse_client.records.summary import Summary
from . import provenance
from .advice import advice  # Each plugin's own.
from .explained import Explained


def figures(summary: Summary) -> List[str]:
    """Prediction with spread, F(x) and F(baseline), completeness; a line each."""
    prediction, spread = summary.prediction, summary.stability.rotations
    attribution = summary.attribution
    lines = [
        "%.2f %s; %.2f ± %.2f over %d rotations"
        % (
            prediction.value,
            prediction.unit,
            spread.mean,
            spread.standard_deviation,
            spread.frames,
        ),
        "F(%s) %.3f, sum of attributions %.3f, completeness error %.2g"
        % (
            attribution.baseline,
            attribution.baseline_value,
            attribution.sum,
            attribution.completeness_error,
        ),
    ]
    if summary.comparison is not None:
        other = summary.comparison
        lines.append(
            "difference to %s (%.2f): %+.2f"
            % (other.reference.id, other.prediction.value, other.difference)
        )
    return lines


def remarks(explained: Explained) -> List[str]:
    """Warnings first, then what was assumed and what the plugin left out."""
    summary = explained.summary
    return (
        ["Warning: " + one.message + advice(one, explained.origin) for one in summary.warnings]
        + ["Assumed: " + one.message for one in summary.assumptions]
        + ["Sent: " + note for note in explained.origin.notes]
    )


def console_lines(explained: Explained) -> List[str]:
    """For the prompt."""
    summary = explained.summary
    return (
        ["%s: %s" % (explained.name, explained.title)]
        + figures(summary)
        + ["%+.3f  %s" % (voxel.attribution, voxel.reading) for voxel in summary.top_voxels]
        + remarks(explained)
    )


def note(explained: Explained) -> str:
    """For a lab journal: what was explained, from what, by which program, and what came of it."""
    summary, origin = explained.summary, explained.origin
    lines = [
        "%s, model %s (%s)" % (explained.title, summary.model.name, summary.model.title),
        provenance.line(summary.model),
        "ligand: %s, state %d" % (origin.ligand, origin.state),
        "protein: %s" % origin.protein,
    ]
    if origin.versus:
        lines.append("compared with: %s" % origin.versus)
    lines.append(
        "method: %s, baseline %s, %d gradients"
        % (
            summary.attribution.method,
            summary.attribution.baseline,
            summary.attribution.gradient_evaluations,
        )
    )
    lines += figures(summary)
    lines += ["%+.3f  %s" % (voxel.attribution, voxel.reading) for voxel in summary.top_voxels]
    lines += remarks(explained)
    lines.append("%s %s" % (summary.program.name, summary.program.version))
    return "\n".join(lines) + "\n"
