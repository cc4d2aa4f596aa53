using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;
using Glimpse.Tests.Attribution;

namespace Glimpse.Tests.Cli;

/// <summary>One model whose answer is known by heart: occupancies summed, the protein's × 0.001, the ligand's × -0.002.</summary>
internal sealed class LinearModels : IModelSource
{
    public const string Name = "linear";
    public const double ProteinWeight = 0.001, LigandWeight = -0.002;
    private const int GridSize = 24;
    private const int VoxelsPerSide = 8 * GridSize * GridSize * GridSize;

    public static ModelSummary Summary { get; } = new(
        Name,
        "Linear",
        "A weighted sum of occupancies.",
        "glimpse-8",
        1,
        "linear",
        "logit",
        ShowsProbability: true,
        GridSize,
        1,
        ResultRecords.Channels(),
        ImmutableSortedDictionary<string, double>.Empty);

    public IReadOnlyCollection<GlimpseException> Faults => [];

    /// <summary>What the model was last to be computed on.</summary>
    public ComputeSettings? Asked { get; private set; }

    /// <summary>Called when a model is opened.</summary>
    public Action OnOpen { get; init; } = () => { };

    public ImmutableArray<ModelSummary> List() => [Summary];

    public ModelSummary Find(string name) => name == Name
        ? Summary
        : throw new GlimpseException(GlimpseErrorCode.BadUsage, $"There is no model '{name}'; the models are: {Name}.", "Choose one of them.");

    public OpenModel Open(string name, ComputeSettings compute)
    {
        Asked = compute;
        OnOpen();
        double[] weights = [.. Enumerable.Repeat(ProteinWeight, VoxelsPerSide), .. Enumerable.Repeat(LigandWeight, VoxelsPerSide)];
        return new OpenModel(Find(name), new QuadraticModel(0, weights, new double[weights.Length]), null, []);
    }
}
