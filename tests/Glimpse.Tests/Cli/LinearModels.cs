using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Protocol;
using Glimpse.Tests.Attribution;

namespace Glimpse.Tests.Cli;

/// <summary>
/// One model whose answer is known by heart: occupancies summed, the protein's × 0.001, the ligand's × -0.002.
/// </summary>
internal sealed class LinearModels : IModelSource
{
    public const string Name = "linear";
    public const double ProteinWeight = 0.001, LigandWeight = -0.002;
    private const int GridSize = 24;
    private const int VoxelsPerSide = 8 * GridSize * GridSize * GridSize;

    public static ModelSummary Summary { get; } = new()
    {
        Name = Name,
        Title = "Linear",
        Description = "A weighted sum of occupancies.",
        Scheme = "glimpse-8",
        SchemeRevision = 1,
        Output = "linear",
        OutputKind = "logit",
        Unit = "logit",
        ShowsProbability = true,
        GridSize = GridSize,
        GridSpacing = 1,
        Channels = ResultRecords.Channels(Glimpse8Scheme.Instance),
        Receptor = ResultRecords.Receptor(Glimpse8Scheme.Instance),
        Metrics = ImmutableSortedDictionary<string, double>.Empty,
        Provenance = new ModelProvenance("1.0", [WeightsSha256], ModelOrigin.Shipped, TakesShippedPlace: false),
    };

    /// <summary>A stand-in: the function has no file.</summary>
    public const string WeightsSha256 = "00000000000000000000000000000000000000000000000000000000000000aa";

    /// <summary>Whether the model is to say that it hides a shipped one.</summary>
    public bool TakesShippedPlace { get; init; }

    private ModelSummary Model => TakesShippedPlace
        ? Summary with { Provenance = Summary.Provenance with { Origin = ModelOrigin.User, TakesShippedPlace = true } }
        : Summary;

    public IReadOnlyCollection<GlimpseException> Faults => [];

    /// <summary>What the model was last to be computed on.</summary>
    public ComputeSettings? Asked { get; private set; }

    /// <summary>Called when a model is opened.</summary>
    public Action OnOpen { get; init; } = () => { };

    /// <summary>What an opened model disposes of.</summary>
    public IReadOnlyList<IDisposable> Holds { get; init; } = [];

    /// <summary>What stands around the function that is opened.</summary>
    public Func<IDifferentiableModel, IDifferentiableModel> Around { get; init; } = function => function;

    public ImmutableArray<ModelSummary> List() => [Model];

    public ImmutableArray<ModelPlace> Places() =>
        [new(Model, "/models/linear", TakesShippedPlace ? ["/program/models/linear"] : [])];

    public ModelSummary Find(string name) =>
        name == Name
            ? Model
            : throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"There is no model '{name}'.",
                $"Choose {Name}.");

    /// <summary>What the files of the model say now.</summary>
    public string Fingerprint { get; set; } = "";

    public string? FingerprintOf(string name) => name == Name ? Fingerprint : null;

    public void CheckFiles(string name) => Find(name);

    public OpenModel Open(string name, ComputeSettings compute)
    {
        Asked = compute;
        OnOpen();
        double[] weights =
        [
            .. Enumerable.Repeat(ProteinWeight, VoxelsPerSide),
            .. Enumerable.Repeat(LigandWeight, VoxelsPerSide),
        ];
        var function = Around(new QuadraticModel(0, weights, new double[weights.Length]));
        return new OpenModel(Find(name), function, null, [.. Holds]) { Fingerprint = Fingerprint };
    }
}
