using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Data;

/// <summary>What a network says of a complex as it lies in its file, and turned and shifted as a whole.</summary>
internal static class SampleFrames
{
    /// <summary>Other orientations, the same for every complex.</summary>
    private const int Others = 8;

    private const int Seed = 8_024;

    /// <summary>Largest shift along each axis, Å: half a voxel.</summary>
    private const double Shift = 0.5;

    /// <summary>Its own frame first, then the others.</summary>
    /// <param name="model">The network.</param>
    /// <param name="complex">The complex.</param>
    /// <param name="options">Whether the protein is hidden.</param>
    internal static double[] Predict(IDifferentiableModel model, TypedComplex complex, TrainingOptions options)
    {
        var random = new Random(Seed);
        var moving = options with { Rotate = true, Shift = Shift };
        List<ModelInput> inputs = [SampleVoxels.Of(complex, options)];
        for (var i = 0; i < Others; i++)
        {
            var voxels = new float[complex.Scheme.InputLength];
            SampleVoxels.Fill(complex, moving, random, voxels);
            inputs.Add(voxels);
        }

        return model.Predict(inputs);
    }
}
