using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Pairs;
using Glimpse.Training.Data;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Pairs;

/// <summary>Computes what a pair potential sees of complexes and of their poses, on all processors.</summary>
/// <param name="transform">Sums over pairs.</param>
/// <param name="store">What is known already.</param>
/// <param name="docked">Docked poses; null where there are none.</param>
/// <param name="seed">Of the displaced poses.</param>
internal sealed class PairReader(PairTransform transform, PairStore store, PoseFolder? docked, int seed)
{
    /// <summary>Reads complexes, in their order.</summary>
    /// <param name="samples">The complexes, typed.</param>
    /// <param name="done">Told how many are done.</param>
    /// <param name="cancellation">Stops; what is computed by then is kept.</param>
    /// <exception cref="GlimpseException">A docked pose isn't one of its ligand.</exception>
    internal PairComplex[] Read(
        IReadOnlyList<TrainingSample> samples,
        Action<int> done,
        CancellationToken cancellation)
    {
        var count = 0;
        return
        [
            .. samples
                .AsParallel()
                .AsOrdered()
                .WithCancellation(cancellation)
                .Select(sample =>
                {
                    var complex = Read(sample, cancellation);
                    done(Interlocked.Increment(ref count));
                    return complex;
                }),
        ];
    }

    private PairComplex Read(TrainingSample sample, CancellationToken cancellation)
    {
        var own = Numbers(sample.Complex);
        return new(
            sample,
            own[..transform.FeatureCount],
            own[transform.FeatureCount..],
            LigandCounts.Of(sample.Complex),
            [.. Poses(sample, cancellation).Select(pose => pose with { Sums = Sums(sample, pose, cancellation) })]);
    }
}
