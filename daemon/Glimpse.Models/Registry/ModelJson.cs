using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Networks;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Pairs;

namespace Glimpse.Models.Registry;

/// <summary>Serialisation of manifests, generated at compile time, and the kinds of model that they can name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(SqueezeNetArchitecture))]
[JsonSerializable(typeof(EnsembleArchitecture))]
[JsonSerializable(typeof(GninaDefault2017Architecture))]
[JsonSerializable(typeof(GninaDefault2018Architecture))]
[JsonSerializable(typeof(GninaDenseArchitecture))]
[JsonSerializable(typeof(PairArchitecture))]
internal sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>The records of the kinds, by the names that manifests give them.</summary>
    internal ImmutableSortedDictionary<string, JsonTypeInfo> Kinds =>
        ImmutableSortedDictionary<string, JsonTypeInfo>
            .Empty.Add(Networks.SqueezeNetArchitecture.KindName, SqueezeNetArchitecture)
            .Add(Ensembles.EnsembleArchitecture.KindName, EnsembleArchitecture)
            .Add(Networks.Gnina.GninaDefault2017Architecture.KindName, GninaDefault2017Architecture)
            .Add(Networks.Gnina.GninaDefault2018Architecture.KindName, GninaDefault2018Architecture)
            .Add(Networks.Gnina.GninaDenseArchitecture.KindName, GninaDenseArchitecture)
            .Add(Pairs.PairArchitecture.KindName, PairArchitecture);
}
