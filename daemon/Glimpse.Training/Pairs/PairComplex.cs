using Glimpse.Core.Attribution;
using Glimpse.Training.Data;

namespace Glimpse.Training.Pairs;

/// <summary>A complex as a pair potential sees it.</summary>
/// <param name="Sample">The complex.</param>
/// <param name="Sums">The sums over pairs in its own pose, [p, l, b].</param>
/// <param name="LigandSums">The sums of the ligand's channels.</param>
/// <param name="Counts">Heavy atoms and rotatable bonds of the ligand.</param>
/// <param name="Poses">Poses that are to lie below.</param>
internal sealed record PairComplex(
    TrainingSample Sample,
    float[] Sums,
    float[] LigandSums,
    LigandCounts Counts,
    PairPose[] Poses);
