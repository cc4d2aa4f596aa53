using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Voxels;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Data;

/// <summary>
/// A complex read and typed, once for a whole training: voxels are made anew each time, since shifts change them.
/// </summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Complex">Its typed atoms.</param>
/// <param name="Ligand">The ligand with its bonds; atoms in the order of the complex's ligand atoms.</param>
internal sealed record TrainingSample(TrainingComplex Source, TypedComplex Complex, Molecule Ligand)
{
    /// <summary>A line of the out-of-fold predictions, without what only some models have.</summary>
    /// <param name="fold">The fold kept back.</param>
    /// <param name="target">What the network was to say.</param>
    /// <param name="frames">What it says in the complex's own frame, and in others where they were asked.</param>
    internal OutOfFoldPrediction Row(int fold, double? target, double[] frames)
    {
        var spread = frames.Length > 1 ? FrameSpread.Of(frames) : null;
        return new(
            Source.Set,
            Source.Id,
            Pose: "",
            Source.Cluster,
            Source.Series,
            fold,
            target,
            frames[0],
            spread?.StandardDeviation,
            Complex.AtomsOf(Side.Ligand).Count(),
            Kind: "",
            Rmsd: null,
            Vina: null,
            Depth: null,
            Located: null)
        { FramesMean = spread?.Mean };
    }
}
