using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;

namespace Glimpse.Models.Pairs;

/// <summary>
/// A pair potential ready to compute. Along a straight path it is a polynomial of the third degree at most, so that its
/// integrated gradients are exact with a point or two: from an empty grid each product of two voxels counts half on
/// either side, the Shapley value of the two.
/// </summary>
internal sealed class PairModel(
    PairWeights weights,
    PairArchitecture architecture,
    PairTransform transform,
    ChannelScheme scheme) : ILoadedModel
{
    /// <inheritdoc/>
    public ChannelScheme Scheme => scheme;

    internal PairWeights Weights => weights;

    /// <summary>The curves' spectra for each wave, in float32; made when somebody asks for pairs of atoms.</summary>
    internal Lazy<float[][]> SpreadCurves { get; } =
        new(() => [.. transform.CurvesOf(weights.Curves).Select(transform.Spread)]);

    /// <summary>The curves' spectra.</summary>
    internal double[][] Curves { get; } = transform.CurvesOf(weights.Curves);

    internal PairTransform Transform => transform;

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<ModelInput> inputs) => [.. inputs.Select(Predict)];

    /// <summary>The distance of two voxels stays what it is when the grid is turned.</summary>
    /// <inheritdoc/>
    public double[] PredictTurned(ModelInput input, IReadOnlyList<CubeRotation> rotations)
    {
        var value = Predict(input);
        return [.. rotations.Select(_ => value)];
    }

    /// <summary>
    /// By the ligand's size and flexibility alone: both terms go on rising, however far from what was learned.
    /// </summary>
    /// <inheritdoc/>
    public double? Unfamiliarity(ModelInput input) => weights.Domain?.DistanceOf(PairWeights.Features(input.Ligand));

    /// <inheritdoc/>
    public AtomPairs PairsOf(TypedComplex complex, VoxelGrid grid) => PairMatrix.Of(this, complex, grid);

    /// <inheritdoc/>
    public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => new PairPath(this, baseline, input);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>What the sum over pairs of a ligand of so many rotatable bonds is multiplied by.</summary>
    internal double Stiffness(LigandCounts ligand) => 1 / (1 + (architecture.Flexibility * ligand.RotatableBonds));

    private double Predict(ModelInput input)
    {
        var voxels = Checked(input);
        var value =
            weights.Constant
            + (weights.HeavyAtom * input.Ligand.HeavyAtoms)
            + (weights.RotatableBond * input.Ligand.RotatableBonds)
            + weights.OfKinds(input.Ligand)
            + Sums.Dot(weights.Ligand, transform.LigandSums(voxels))
            + (Stiffness(input.Ligand) * Sums.Dot(weights.Curves, transform.Features(voxels)));
        return double.IsFinite(value)
            ? value
            : throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"The pair potential gives {value} for this input.",
                "Install the model again; if that doesn't help, report the complex.");
    }

    internal float[] Checked(ModelInput input) =>
        input.Voxels.Length == scheme.InputLength
            ? input.Voxels
            : throw new ArgumentException(
                $"The model takes {scheme.InputLength} voxels, not {input.Voxels.Length}.",
                nameof(input));
}
