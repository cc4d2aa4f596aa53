using System.Collections.Frozen;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Residues;

/// <summary>All residue templates, read once from the embedded table.</summary>
internal static class ResidueTemplates
{
    private const string Resource = "Glimpse.Core.Chemistry.Residues.templates.txt";

    private static readonly FrozenDictionary<string, ResidueTemplate> ByName = Load();

    /// <summary>The template of a residue name or of one of its other names.</summary>
    internal static bool TryFind(string residueName, out ResidueTemplate template) =>
        ByName.TryGetValue(residueName, out template!);

    /// <summary>
    /// The template of a residue by its name and, where programs mean different things by one, its heavy atoms:
    /// nucleotides by their sugar, NHE the cap or the buffer, CYT cytosine or a thiolate, CYN cyanide or cysteine.
    /// </summary>
    internal static bool TryFind(Structure structure, Residue residue, out ResidueTemplate template) =>
        TryFind(structure, residue.Id.Name, residue.AtomIndices, out template);

    /// <summary>The template of a residue by its name and those of its atoms that are at hand.</summary>
    internal static bool TryFind(Structure structure, string name, IEnumerable<int> atoms, out ResidueTemplate template)
    {
        name = name.ToUpperInvariant();
        if (name == "NHE" && atoms.Count(i => !structure.Atoms[i].Element.IsHydrogen) == 1)
            name = "NH2";
        else if (name is "CYT" or "CYN" && Has("SG"))
            name = name == "CYN" ? "CYS" : "CYM";
        if (!TryFind(name, out template))
            return false;
        if (template.Name is "A" or "C" or "G" or "I" or "U" && Has("C2'") && !Has("O2'"))
            template = Get("D" + template.Name);
        else if (template.Name is "DA" or "DC" or "DG" or "DI" or "DU" && Has("O2'"))
            template = Get(template.Name[1..]);
        return true;

        bool Has(string atom) => atoms.Any(i => structure.Atoms[i].Name.Replace('*', '\'') == atom);
    }

    /// <summary>
    /// The name without the N that AMBER puts before that of a chain's first residue, or the C before the last one's.
    /// </summary>
    internal static string InChain(string residueName) =>
        IsEnd(residueName, 'N') || IsEnd(residueName, 'C') ? residueName[1..] : residueName;

    /// <summary>True for a name of a chain's first residue, such as NALA.</summary>
    internal static bool IsFirst(string residueName) => IsEnd(residueName, 'N');

    private static bool IsEnd(string residueName, char mark) =>
        residueName.Length > 1
        && char.ToUpperInvariant(residueName[0]) == mark
        && TryFind(residueName, out var template)
        && template.IsAminoAcid
        && TryFind(residueName[1..], out var inChain)
        && inChain == template;

    /// <summary>The template of a state that the program names itself.</summary>
    internal static ResidueTemplate Get(string state) => ByName[state];

    private static FrozenDictionary<string, ResidueTemplate> Load()
    {
        using var stream = typeof(ResidueTemplates).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return TemplateTable.Parse(reader);
    }
}
