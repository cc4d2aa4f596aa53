using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>
/// JSON of the wire records: camelCase, numbers strict (NaN and infinity are refused both ways), nulls written so that
/// every member is always there, Å as itself and not as an escape.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExplainResult))]
[JsonSerializable(typeof(ExplainFailure))]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(SeriesSummary))]
[JsonSerializable(typeof(SeriesEntry))]
[JsonSerializable(typeof(ImmutableArray<ModelSummary>))]
[JsonSerializable(typeof(ImmutableArray<LigandChoice>))]
[JsonSerializable(typeof(InitializeRequest))]
[JsonSerializable(typeof(InitializeAnswer))]
[JsonSerializable(typeof(EmptyRequest))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(ModelRequest))]
[JsonSerializable(typeof(LigandsRequest))]
[JsonSerializable(typeof(LigandsAnswer))]
[JsonSerializable(typeof(OptionsAnswer))]
[JsonSerializable(typeof(ExplainRequest))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(LigandNotice))]
[JsonSerializable(typeof(ProgressNotice))]
[JsonSerializable(typeof(MapRequest))]
[JsonSerializable(typeof(MapAnswer))]
[JsonSerializable(typeof(ResultRequest))]
[JsonSerializable(typeof(AtomsAnswer))]
[JsonSerializable(typeof(ViewRequest))]
[JsonSerializable(typeof(ResultView))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(ReleaseAnswer))]
[JsonSerializable(typeof(DaemonStatus))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(ShutdownAnswer))]
[JsonSerializable(typeof(ErrorDetails))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(object))]
public sealed partial class GlimpseJsonContext : JsonSerializerContext
{
    // Lazy: the generated half of this class sets Default in an order that C# leaves open.
    private static readonly Lazy<GlimpseJsonContext> LazyIndented = new(() =>
        new GlimpseJsonContext(OptionsFor(indented: true)));
    private static readonly Lazy<GlimpseJsonContext> LazyOneLine = new(() =>
        new GlimpseJsonContext(OptionsFor(indented: false)));

    /// <summary>Indented, for files.</summary>
    public static GlimpseJsonContext Indented => LazyIndented.Value;

    /// <summary>A record on one line, for JSON Lines and the wire.</summary>
    public static GlimpseJsonContext OneLine => LazyOneLine.Value;

    private static JsonSerializerOptions OptionsFor(bool indented) => new(Default.Options)
    {
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
