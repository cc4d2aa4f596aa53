using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>A function of voxels with one output and a gradient: what attribution asks of a network.</summary>
public interface IDifferentiableModel
{
    /// <summary>What its input is made of: channels, grid, densities.</summary>
    ChannelScheme Scheme { get; }

    /// <summary>Voxels along each edge of the grid.</summary>
    int GridSize => Scheme.GridSize;

    /// <summary>F of each input.</summary>
    /// <param name="inputs">Each a complex, or what is left of one.</param>
    /// <exception cref="GlimpseException">A value isn't finite.</exception>
    double[] Predict(IReadOnlyList<ModelInput> inputs);

    /// <summary>F of an input turned about the grid's centre.</summary>
    /// <param name="input">What to turn.</param>
    /// <param name="rotations">How it is turned each time.</param>
    /// <exception cref="GlimpseException">A value isn't finite.</exception>
    double[] PredictTurned(ModelInput input, IReadOnlyList<CubeRotation> rotations) =>
        Predict([.. rotations.Select(rotation => input.Turned(rotation, GridSize))]);

    /// <summary>
    /// How unlike what the model was trained on an input is: 1 at the limit within which 95 % of the training samples
    /// lie, more beyond; null where the model doesn't know.
    /// </summary>
    /// <param name="input">What it predicts.</param>
    double? Unfamiliarity(ModelInput input) => null;

    /// <summary>
    /// What each member of an ensemble predicts, averaged over some frames; empty for a model that is none.
    /// </summary>
    /// <param name="input">What they predict.</param>
    /// <param name="frames">How it is turned each time; at least one.</param>
    ImmutableArray<MemberPrediction> PredictMembers(ModelInput input, IReadOnlyList<CubeRotation> frames) => [];

    /// <summary>
    /// Numbers that stand beside the one explained, averaged over some frames; none for most models.
    /// </summary>
    /// <param name="input">What is predicted.</param>
    /// <param name="frames">How it is turned each time; at least one.</param>
    ImmutableArray<NumberBeside> NumbersBeside(ModelInput input, IReadOnlyList<CubeRotation> frames) => [];

    /// <summary>
    /// What each pair of atoms contributes; null for a model that is no sum over pairs and has no member that is.
    /// </summary>
    /// <param name="complex">The complex.</param>
    /// <param name="grid">The grid that it is seen on.</param>
    AtomPairs? PairsOf(TypedComplex complex, VoxelGrid grid) => null;

    /// <summary>
    /// Opens the straight path from <paramref name="baseline"/> to <paramref name="input"/>.
    /// </summary>
    IGradientPath OpenPath(ModelInput baseline, ModelInput input);
}
