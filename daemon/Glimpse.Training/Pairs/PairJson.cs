using System.Text.Json.Serialization;

namespace Glimpse.Training.Pairs;

/// <summary>Serialisation of the fit's options, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PairOptions))]
internal sealed partial class PairJson : JsonSerializerContext;
