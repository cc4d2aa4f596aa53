using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Affinity;

/// <summary>Poses of a complex's ligand that are to be predicted lower than its own.</summary>
/// <param name="Sample">The complex.</param>
/// <param name="Docked">Docked ones more than 3 Å away; none where there are none.</param>
internal sealed record LowerPoses(TrainingSample Sample, IReadOnlyList<DockedPose> Docked)
{
    /// <summary>Half of the poses are docked ones where there are some.</summary>
    private const double DockedShare = 0.5;

    private Point3[] Own =>
        [.. Sample.Complex.AtomsOf(Side.Ligand).Select(atom => Sample.Complex.Positions[atom])];

    /// <summary>Those of a complex.</summary>
    /// <param name="sample">The complex.</param>
    /// <param name="docked">Where docked poses lie; null for nowhere.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static LowerPoses Of(TrainingSample sample, PoseFolder? docked, CancellationToken cancellation) =>
        new(
            sample,
            docked is not null && docked.Has(sample.Source)
                ? [.. docked.PosesOf(sample, cancellation).Where(pose => pose.Class == 0)]
                : []);

    /// <summary>One of them.</summary>
    internal TypedComplex Draw(Random random) =>
        At(
            Docked.Count > 0 && random.NextDouble() < DockedShare
                ? Docked[random.Next(Docked.Count)].Positions
                : DisplacedPose.Any(Own, random));

    /// <summary>The same ones every time: three displaced ones, and all docked ones.</summary>
    /// <param name="seed">For others.</param>
    internal IEnumerable<(DockedPose Pose, TypedComplex Complex)> All(int seed)
    {
        var displaced = DisplacedPose
            .Of($"{Sample.Source.Set}/{Sample.Source.Id}", Own, seed)
            .Select(pose => new DockedPose(pose.Name, DisplacedPose.Displaced, double.NaN, null, pose.Positions));
        return displaced.Concat(Docked).Select(pose => (pose, At(pose.Positions)));
    }

    private TypedComplex At(Point3[] positions) => SamplePose.With(Sample.Complex, positions);
}
