using System.Collections.Immutable;

namespace Glimpse.Models.Networks;

/// <summary>
/// The sizes of a <see cref="SqueezeNet3d"/>, as a manifest states them: another size is a configuration, not code.
/// </summary>
public sealed record SqueezeNetArchitecture : NetworkArchitecture
{
    /// <summary>What manifests call this kind; they mean it, too, where they name none.</summary>
    internal const string KindName = "squeezenet3d";

    /// <summary>Input channels.</summary>
    public required int Channels { get; init; }

    /// <summary>
    /// Edge of the first convolution's kernel, voxels. With kernel and stride both even or both odd the layer is
    /// symmetric about the grid's centre.
    /// </summary>
    public required int PrefixKernel { get; init; }

    /// <summary>Stride of the first convolution; at most its kernel, so that every voxel is seen.</summary>
    public required int PrefixStride { get; init; }

    /// <summary>Output channels of the first convolution.</summary>
    public required int PrefixChannels { get; init; }

    /// <summary>Output channels of a learned 2×2×2 reduction after the first non-linearity; 0 for none.</summary>
    public int ReductionChannels { get; init; }

    /// <summary>The non-linearity after each layer.</summary>
    public Activation Activation { get; init; }

    /// <summary>How 2×2×2 voxels become one between stages.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>Fire modules, grouped; a pooling over 2×2×2 voxels stands between groups.</summary>
    public required ImmutableArray<ImmutableArray<FireShape>> Stages { get; init; }

    /// <summary>Numbers that it answers with; a model's is one, what it is first trained on may be more.</summary>
    internal int Outputs { get; init; } = 1;

    /// <summary>
    /// The size that this program's own models have: 16 channels on a 24^3 grid, seen at full resolution by a wide
    /// affine layer, so that overlap within one voxel can be told, then at 12^3, 6^3 and 3^3; smooth throughout, so
    /// that a path of gradients is.
    /// </summary>
    public static SqueezeNetArchitecture Default { get; } = new()
    {
        Channels = 16,
        PrefixKernel = 5,
        PrefixStride = 1,
        PrefixChannels = 16,
        ReductionChannels = 32,
        Activation = Activation.Softplus,
        Pooling = Pooling.PowerMean,
        Stages =
        [
            [new(8, 32)],
            [new(16, 64), new(16, 64)],
            [new(32, 128), new(32, 128)],
        ],
    };

    /// <summary>
    /// The same from 12^3 on, but the first layer strides: an eighth of the work, for answers that aren't decided
    /// within a voxel.
    /// </summary>
    public static SqueezeNetArchitecture Strided { get; } =
        Default with
        {
            PrefixKernel = 4,
            PrefixStride = 2,
            PrefixChannels = 32,
            ReductionChannels = 0,
        };

    /// <summary>Far more than any layer of these networks has; beyond it memory would decide.</summary>
    private const int MostChannels = 1024;

    private const int MostStages = 8;
    private const int MostModules = 64;

    /// <inheritdoc/>
    internal override NetworkShape Shape => new(Channels, Stages[^1][^1].Expand, Outputs);

    /// <inheritdoc/>
    internal override INetwork Make(int gridSize) => new SqueezeNet3d(this);

    /// <inheritdoc/>
    internal override string? SizeFault(int gridSize)
    {
        if (!Enum.IsDefined(Activation))
            return "activation must be relu or softplus";
        if (!Enum.IsDefined(Pooling))
            return "pooling must be maximum or powerMean";
        if (
            Stages.IsDefaultOrEmpty
            || Stages.Length > MostStages
            || Stages.Any(stage => stage.IsDefaultOrEmpty || stage.Length > MostModules || stage.Contains(null!)))
            return $"stages must be 1 to {MostStages} lists of 1 to {MostModules} fire modules";
        if (
            Math.Max(Math.Max(Channels, PrefixChannels), ReductionChannels) > MostChannels
            || Stages.Any(stage => stage.Any(fire => Math.Max(fire.Squeeze, fire.Expand) > MostChannels)))
            return $"a layer can have {MostChannels} channels at most";
        if (PrefixKernel > gridSize)
            return $"prefixKernel is {PrefixKernel}, more than the grid's {gridSize}";
        if (Channels < 1 || PrefixChannels < 1 || PrefixKernel < 1)
            return "channels and kernel must be positive";
        if (PrefixStride < 1 || PrefixStride > PrefixKernel || (PrefixKernel - PrefixStride) % 2 != 0)
            return "prefixStride must be 1 to prefixKernel and differ from it by an even number";
        if (Stages.Any(stage => stage.Any(fire => fire.Squeeze < 1 || fire.Expand < 2 || fire.Expand % 2 != 0)))
            return "a fire module needs a positive squeeze and an even expand";
        if (Pooling == Pooling.PowerMean && Activation != Activation.Softplus)
            return "a powerMean takes what softplus gives: values above 0";
        if (ReductionChannels < 0)
            return "reductionChannels must not be negative";
        var halvings = Stages.Length - 1 + (ReductionChannels > 0 ? 1 : 0);
        return gridSize % (PrefixStride << halvings) == 0
            ? null
            : $"a grid of {gridSize} can't be divided by the stride and {halvings} halvings";
    }
}
