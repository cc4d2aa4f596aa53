using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary>Reads what <c>--template</c> names: a file where there is one of that name, else SMILES.</summary>
internal static class TemplateSource
{
    private static readonly string[] FileEndings = [".sdf", ".mol", ".mol2", ".cif", ".pdb", ".gz"];

    /// <exception cref="Core.GlimpseException">There is no such file, it has no bond orders, or the text isn't SMILES.</exception>
    public static LigandTemplate Read(string fileOrSmiles) =>
        File.Exists(fileOrSmiles) || Array.Exists(FileEndings, ending => fileOrSmiles.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? LigandTemplate.FromStructure(StructureReader.Read(fileOrSmiles))
            : LigandTemplate.FromSmiles(fileOrSmiles);
}
