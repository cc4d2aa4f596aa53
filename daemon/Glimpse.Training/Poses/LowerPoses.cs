using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;

namespace Glimpse.Training.Poses;

/// <summary>Poses of a complex's ligand that are to be predicted lower than its own.</summary>
/// <param name="Sample">The complex.</param>
/// <param name="Docked">Docked ones more than 3 Å away; none where there are none.</param>
internal sealed record LowerPoses(TrainingSample Sample, IReadOnlyList<DockedPose> Docked)
{
    /// <summary>Half of the poses are docked ones where there are some.</summary>
    private const double DockedShare = 0.5;

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
                : DisplacedPose.Any(SamplePose.Of(Sample.Complex), random));

    /// <summary>The same ones every time: three displaced ones, and all docked ones.</summary>
    /// <param name="seed">For others.</param>
    internal IEnumerable<LowerPose> All(int seed)
    {
        var name = $"{Sample.Source.Set}/{Sample.Source.Id}";
        foreach (var (kind, moved) in DisplacedPose.Of(name, SamplePose.Of(Sample.Complex), seed))
            yield return new(kind, DisplacedPose.Displaced, null, null, At(moved));
        foreach (var pose in Docked)
            yield return new(pose.Name, pose.Kind, pose.Rmsd, pose.Vina, At(pose.Positions));
    }

    private TypedComplex At(Point3[] positions) => SamplePose.With(Sample.Complex, positions);
}
