using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Data;

/// <summary>What a network says of a complex as it lies in its file, and turned and shifted as a whole.</summary>
internal static class SampleFrames
{
    /// <summary>Other orientations, the same for every complex.</summary>
    private const int Others = 8;

    /// <summary>Its own frame first, then the others.</summary>
    /// <param name="model">The network.</param>
    /// <param name="complex">The complex.</param>
    /// <param name="options">Whether the protein is hidden.</param>
    internal static double[] Predict(IDifferentiableModel model, TypedComplex complex, TrainingOptions options)
    {
        var grid = complex.Scheme.GridFor(complex);
        return model.Predict(
            [
                .. Orientations
                    .Of(complex, grid)
                    .Take(Others)
                    .Prepend(complex)
                    .Select(turned => (ModelInput)SampleVoxels.Of(turned, grid, options)),
            ]);
    }
}
