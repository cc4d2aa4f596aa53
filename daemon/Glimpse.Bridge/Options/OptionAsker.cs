using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Glimpse.Bridge.Options;

/// <summary>Who asked, as far as texts that name an option are concerned: each knows it by another name.</summary>
/// <param name="NameOf">How it writes an option.</param>
internal sealed partial record OptionAsker(Func<OptionRow, string> NameOf)
{
    private const string Assigns = "=";

    /// <summary>Whoever sends requests made by hand: <c>options.maxSteps</c>.</summary>
    public static OptionAsker Wire { get; } = new(row => row.Member ?? row.Switch);

    private static readonly OptionAsker Shell = new(row => row.Switch);
    private static readonly OptionAsker Python = new(row => Underscored(row) + Assigns);
    private static readonly OptionAsker Vmd = new(row => "-" + Underscored(row));

    /// <summary>ChimeraX: <c>maxSteps</c>.</summary>
    public static OptionAsker ChimeraX { get; } = new(Camel);

    /// <summary>The asker that calls itself so in <c>initialize</c>; <see cref="Wire"/> if none of ours.</summary>
    public static OptionAsker Of(string clientName) => clientName switch
    {
        "pymol" or "glimpse_client" => Python,
        "vmd" => Vmd,
        "chimerax" => ChimeraX,
        "glimpse_client-cli" => Shell,
        _ => Wire,
    };

    /// <summary>A text in which options stand as on the command line, with the names that the asker knows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">The options that it names, with their value where the text gives one:
    /// <c>method occlusion</c>.</param>
    public string Say(string text, ImmutableArray<string> mentions)
    {
        foreach (var mention in mentions)
        {
            var words = mention.Split(' ', 2);
            if (OptionTable.Find(words[0]) is not { } row)
                continue;
            text = Regex.Replace(
                text,
                $@"--{Regex.Escape(mention)}(?![\w-])",
                _ => words.Length == 1 ? Known(row) : WithValue(Known(row), words[1]),
                RegexOptions.None,
                TimeSpan.FromSeconds(1));
        }

        return text;
    }

    private string Known(OptionRow row) =>
        row is { Member: null, Setting: { } setting } && this != Shell
            ? $"the daemon's setting {setting}"
            : NameOf(row);

    private static string WithValue(string name, string value) =>
        name.EndsWith(Assigns, StringComparison.Ordinal) ? name + value : $"{name} {value}";

    private static string Underscored(OptionRow row) => row.Name.Replace('-', '_');

    private static string Camel(OptionRow row) =>
        row.Name.Split('-').Aggregate((all, word) => all + char.ToUpperInvariant(word[0]) + word[1..]);
}
