using System.Text.Json.Serialization;

namespace Glimpse.Tests.Models.Kinds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TwinArchitecture))]
[JsonSerializable(typeof(SumArchitecture))]
internal sealed partial class KindsJson : JsonSerializerContext;
