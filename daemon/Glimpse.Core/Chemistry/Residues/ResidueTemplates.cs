using System.Collections.Frozen;

namespace Glimpse.Core.Chemistry.Residues;

/// <summary>All residue templates, read once from the embedded table.</summary>
internal static class ResidueTemplates
{
    private const string Resource = "Glimpse.Core.Chemistry.Residues.templates.txt";

    private static readonly FrozenDictionary<string, ResidueTemplate> ByName = Load();

    /// <summary>The template of a residue name or of one of its other names.</summary>
    internal static bool TryFind(string residueName, out ResidueTemplate template) => ByName.TryGetValue(residueName, out template!);

    /// <summary>The template of a state that the program names itself.</summary>
    internal static ResidueTemplate Get(string state) => ByName[state];

    private static FrozenDictionary<string, ResidueTemplate> Load()
    {
        using var stream = typeof(ResidueTemplates).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return TemplateTable.Parse(reader);
    }
}
