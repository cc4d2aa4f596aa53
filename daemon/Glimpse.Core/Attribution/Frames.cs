using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>The frames that the cube's rotations make: exact permutations of the voxels.</summary>
public static class Frames
{
    /// <summary>F in all 24 frames, the one that was given first.</summary>
    /// <param name="model">F.</param>
    /// <param name="input">What to turn.</param>
    public static double[] Predict(IDifferentiableModel model, ModelInput input) =>
        model.PredictTurned(input, CubeRotation.All);

    /// <summary>The frames that an explanation is averaged over, the one that was given first.</summary>
    internal static CubeRotation[] First(int rotations) => [.. CubeRotation.All.Take(rotations)];

    /// <summary>
    /// A view's integral averaged over the first frames, attributions and gradient turned back to where they belong.
    /// </summary>
    internal static ViewIntegral Average(
        IDifferentiableModel model,
        ViewEnds ends,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        if (options.Rotations == 1)
            return ViewIntegral.Of(model, ends, options, progress, cancellation);
        var length = ends.Inputs[ViewPath.Complex].Voxels.Length;
        var (attributions, gradient) = (new double[length], new double[length]);
        List<ViewIntegral> integrals = [];
        foreach (var rotation in First(options.Rotations))
        {
            var part = progress is null ? null : new PartialProgress(progress, integrals.Count, options.Rotations);
            var integral = ViewIntegral.Of(model, ends.Turned(rotation, model.GridSize), options, part, cancellation);
            AddTurned(attributions, integral.Attributions, rotation.Inverse);
            AddTurned(gradient, integral.MeanGradient, rotation.Inverse);
            integrals.Add(integral with { Attributions = [], MeanGradient = [] });
        }

        return new ViewIntegral(
            attributions,
            gradient,
            integrals.Average(integral => integral.Value),
            integrals.Average(integral => integral.Change),
            integrals[0]
                .Terms.Keys.ToImmutableSortedDictionary(
                    name => name,
                    name => integrals.Average(integral => integral.Terms[name]),
                    StringComparer.Ordinal),
            integrals.Sum(integral => integral.GradientEvaluations),
            integrals.Average(integral => integral.Tolerance),
            integrals.Average(integral => integral.IntervalError),
            integrals.All(integral => integral.Converged))
        {
            IsExact = integrals.TrueForAll(integral => integral.IsExact),
            FurtherTerms = NamedTerm.Sum(
                integrals.Select(integral => (1.0 / options.Rotations, integral.FurtherTerms))),
        };

        void AddTurned(double[] sum, double[] values, CubeRotation back)
        {
            var turned = back.Turn(Array.ConvertAll(values, value => (float)value), model.GridSize);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += turned[i] / options.Rotations;
        }
    }
}
