using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>The options of a request, by the table that the command line has its own from.</summary>
internal static class RequestOptions
{
    private const string ReadingPath = "reading.";
    private const int LongestQuote = 40;

    private static readonly OptionRow Versus = OptionTable.Find("versus")!;

    private static readonly ImmutableDictionary<string, OptionRow> ByMember = OptionTable
        .All.Where(row => row is { Member: not null, MemberValue: null })
        .ToImmutableDictionary(row => row.Member!);

    /// <summary>The members below a path such as <c>options.</c>, in the order of the table.</summary>
    public static IEnumerable<string> Members(string path) =>
        OptionTable.Below(path).Select(row => row.Member![path.Length..]);

    /// <summary>What a request to explain asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostLigandAtoms">Most heavy atoms of a ligand where the request says nothing.</param>
    /// <exception cref="GlimpseException">A value is none that its option takes, or members don't go together; the
    /// message names them.</exception>
    public static ExplainSettings Of(ExplainRequest request, int mostLigandAtoms)
    {
        var usual = new ExplainSettings();
        usual = usual with { Typing = usual.Typing with { MostLigandAtoms = mostLigandAtoms } };
        var given = new Dictionary<OptionRow, object>();
        Add(given, "options.", request.Options);
        Add(given, ReadingPath, request.Reading);
        Add(given, "typing.", request.Typing);
        if (request.Versus is not null)
            given.Add(Versus, request.Versus.Name ?? "");
        if (request.Frames is not null && given.Keys.FirstOrDefault(row => row.NotWithFrames is not null) is { } row)
            throw OptionValues.WithFrames(row);
        CheckTogether(request);
        return OptionValues.Apply(usual, given);
    }

    /// <summary>What to take from a structure.</summary>
    /// <exception cref="GlimpseException">A value is none that its option takes.</exception>
    public static StructureReadOptions Reading(ImmutableSortedDictionary<string, JsonElement>? members)
    {
        var given = new Dictionary<OptionRow, object>();
        Add(given, ReadingPath, members);
        return OptionValues.Apply(new ExplainSettings(), given).Reading;
    }

    private static void Add(
        Dictionary<OptionRow, object> given,
        string path,
        ImmutableSortedDictionary<string, JsonElement>? members)
    {
        foreach (var (name, json) in members ?? ImmutableSortedDictionary<string, JsonElement>.Empty)
        {
            var row = ByMember[path + name];

            // A flag is on or off: there is no default that null could stand for.
            if (json.ValueKind == JsonValueKind.Null && row.Kind != OptionKind.Flag)
                continue;
            var value = row.Kind.Of(json) ?? throw OptionValues.Wrong(row, Quote(json));
            if (value is not false)
                given.Add(row, value);
        }
    }

    private static void CheckTogether(ExplainRequest request)
    {
        if (request.Ligand is not null && request.Ligands is not null)
            throw Bad("ligand picks a ligand out of structure, ligands gives them beside it.", "Give one of the two.");
        if (request.Template is { } template && (template.Smiles is null) == (template.Structure is null))
            throw Bad("template takes smiles or structure.", "Give one of the two.");
    }

    private static string Quote(JsonElement json)
    {
        var text = Printable.Line(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText());
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
    }

    private static GlimpseException Bad(string message, string remedy) =>
        new(GlimpseErrorCode.BadUsage, message, remedy);
}
