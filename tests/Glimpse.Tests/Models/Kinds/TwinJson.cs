using System.Text.Json.Serialization;

namespace Glimpse.Tests.Models.Kinds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TwinArchitecture))]
internal sealed partial class TwinJson : JsonSerializerContext;
