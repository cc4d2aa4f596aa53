using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>The frames that the cube's rotations make: exact permutations of the voxels.</summary>
public static class Frames
{
    /// <summary>F in all 24 frames, the one that was given first.</summary>
    /// <param name="model">F.</param>
    /// <param name="voxels">[channel, x, y, z].</param>
    public static double[] Predict(IDifferentiableModel model, float[] voxels) =>
        model.Predict([.. CubeRotation.All.Select(rotation => Turned(rotation, voxels, model.GridSize))]);

    /// <summary>The spread of F over all 24.</summary>
    /// <param name="model">F.</param>
    /// <param name="voxels">[channel, x, y, z].</param>
    internal static FrameSpread Spread(IDifferentiableModel model, float[] voxels) => FrameSpread.Of(Predict(model, voxels));

    /// <summary>A view's integral averaged over the first frames, each attribution turned back to where it belongs.</summary>
    internal static ViewIntegral Average(
        IDifferentiableModel model, float[] voxels, ExplainOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (options.Rotations == 1)
            return ViewIntegral.Of(model, voxels, options, progress, cancellation);
        var attributions = new double[voxels.Length];
        List<ViewIntegral> integrals = [];
        foreach (var rotation in CubeRotation.All.Take(options.Rotations))
        {
            var part = progress is null ? null : new PartialProgress(progress, integrals.Count, options.Rotations);
            var integral = ViewIntegral.Of(model, Turned(rotation, voxels, model.GridSize), options, part, cancellation);
            var back = Turned(rotation.Inverse, Array.ConvertAll(integral.Attributions, value => (float)value), model.GridSize);
            for (var i = 0; i < attributions.Length; i++)
                attributions[i] += back[i] / options.Rotations;
            integrals.Add(integral with { Attributions = [] });
        }

        return new ViewIntegral(
            attributions,
            integrals.Average(integral => integral.Value),
            integrals.Average(integral => integral.Change),
            integrals[0].Terms.Keys.ToImmutableSortedDictionary(name => name, name => integrals.Average(integral => integral.Terms[name]), StringComparer.Ordinal),
            integrals.Sum(integral => integral.GradientEvaluations),
            integrals.Average(integral => integral.Tolerance),
            integrals.Average(integral => integral.IntervalError),
            integrals.All(integral => integral.Converged));
    }

    private static float[] Turned(CubeRotation rotation, float[] voxels, int size)
    {
        var turned = new float[voxels.Length];
        rotation.Permute(voxels, turned, size);
        return turned;
    }
}
