using System.Text.Json.Serialization;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Networks;

namespace Glimpse.Models.Registry;

/// <summary>Serialisation of manifests, generated at compile time.</summary>
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
internal sealed partial class ModelJson : JsonSerializerContext;
