using Glimpse.Core;

namespace Glimpse.Bridge.Options;

/// <summary>Options that were given, with their values: whether they go together, and what they set.</summary>
internal static class OptionValues
{
    /// <summary>Sets what is given, in the order of the table.</summary>
    /// <param name="asked">What stands without them.</param>
    /// <param name="given">The options with values of their kind.</param>
    /// <exception cref="GlimpseException">Two of them don't go together.</exception>
    public static ExplainSettings Apply(ExplainSettings asked, IReadOnlyDictionary<OptionRow, object> given)
    {
        if (Clash(given) is { } clash)
            throw clash;
        return given
            .OrderBy(one => OptionTable.All.IndexOf(one.Key))
            .Aggregate(asked, (set, one) => one.Key.Set(set, one.Value));
    }

    /// <summary>The first two that don't go together, as a fault; null when all do.</summary>
    public static GlimpseException? Clash(IReadOnlyDictionary<OptionRow, object> given)
    {
        foreach (var (row, value) in given)
        {
            foreach (var exclusion in row.Excludes)
            {
                var word = exclusion.When.FirstOrDefault(one => value.Equals(row.Kind.Of(one)));
                if (
                    (exclusion.When.IsEmpty || word is not null)
                    && given.Keys.FirstOrDefault(other => exclusion.Options.Contains(other.Name)) is { } excluded)
                    return Together(excluded, row, word, exclusion.Why);
            }
        }

        return null;
    }

    /// <summary>The fault of a value that an option doesn't take.</summary>
    public static GlimpseException Wrong(OptionRow row, string given) => Fault(
        row.Kind.Refusal(row.Switch, given),
        "Leave it out for the default.",
        row.Name);

    /// <summary>The fault of an option that doesn't go with frames.</summary>
    public static GlimpseException WithFrames(OptionRow row) => Fault(
        $"{row.Switch} doesn't go with frames: {row.NotWithFrames}.",
        "Leave it out, or explain one frame.",
        row.Name);

    private static GlimpseException Together(OptionRow excluded, OptionRow row, string? word, string why)
    {
        var other = word is null ? row.Name : $"{row.Name} {word}";
        var message = $"{excluded.Switch} doesn't go with --{other}, {why}.";
        return Fault(message, "Leave one of them out.", excluded.Name, other);
    }

    private static GlimpseException Fault(string message, string remedy, params ReadOnlySpan<string> options) =>
        new GlimpseException(GlimpseErrorCode.BadUsage, message, remedy).Naming([.. options]);
}
