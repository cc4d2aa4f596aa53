using System.Runtime.CompilerServices;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// One string for each different name in a file, so that 100,000 atoms don't hold 100,000 copies of CA.
/// </summary>
internal sealed class NamePool
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The pooled string of a name, blanks around it removed.</summary>
    internal string Get(ReadOnlySpan<char> name) => GetVerbatim(name.Trim());

    /// <summary>The pooled string of a field, blanks and all.</summary>
    [MethodImpl(Jit.AtOnce)]
    internal string GetVerbatim(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return "";
        if (names.TryGetValue(name, out var known))
            return known;
        var added = name.ToString();
        names.Add(added);
        return added;
    }
}
