using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>What to build of a structure.</summary>
public enum AssemblyChoice
{
    /// <summary>All its models as one: a biological assembly that is kept in models. Chain A of model 2 becomes A-2.</summary>
    [JsonStringEnumMemberName("models")]
    Models,
}
