using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// The ligand that the result's own is compared with (<c>--versus</c>): same protein, same grid. Its atoms and residues stand among the
/// result's with side <c>reference</c>; those of the protein contribute exactly 0.
/// </summary>
/// <param name="File">Name of the file that it came from.</param>
/// <param name="Reference">The ligand.</param>
/// <param name="Prediction">What the model predicts for it.</param>
/// <param name="Difference">F(x) - F(reference), in the model's unit.</param>
/// <param name="Rotations">The same in the 24 frames that the cube's rotations make.</param>
/// <param name="LigandSum">What the ligand's atoms contribute together: with <paramref name="ReferenceSum"/> the sum of all attributions.</param>
/// <param name="ReferenceSum">What the reference's atoms contribute together, with the sign that they enter the difference with.</param>
/// <param name="MatchDistance">Atoms of one element nearer to each other than this are matched, Å.</param>
/// <param name="Matches">The atoms that both have in the same place, largest absolute net contribution first.</param>
public sealed record ComparisonSummary(
    string File,
    LigandSummary Reference,
    Prediction Prediction,
    double Difference,
    PredictionSpread Rotations,
    double LigandSum,
    double ReferenceSum,
    double MatchDistance,
    ImmutableArray<AtomMatchSummary> Matches);
