using System.Collections.Immutable;
using System.Text.Json;

namespace Glimpse.Tests.Daemon;

/// <summary>Members of requests.</summary>
internal static class Requested
{
    /// <summary>Members of <c>options</c>, <c>reading</c> or <c>typing</c>.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> Options(
        params IEnumerable<(string Name, object Value)> members) =>
        members.ToImmutableSortedDictionary(one => one.Name, one => JsonSerializer.SerializeToElement(one.Value));
}
