using Glimpse.Bridge.Outputs;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Bridge.Cli;

/// <summary>What <c>--template</c> names.</summary>
/// <param name="Template">The molecule.</param>
/// <param name="Hash">SHA-256 of what it was made of.</param>
internal sealed record TemplateSource(LigandTemplate Template, string Hash)
{
    private static readonly string[] FileEndings = [".sdf", ".mol", ".mol2", ".cif", ".pdb", ".gz"];

    /// <summary>Reads standard input, a file where there is one of that name, else SMILES.</summary>
    /// <exception cref="Core.GlimpseException">There is no such file, it has no bond orders, the text isn't SMILES, or
    /// the molecule is too large.</exception>
    public static TemplateSource Read(string fileOrSmiles, int mostAtoms, CancellationToken cancellation)
    {
        var isFile = fileOrSmiles == InputName.StandardInput
            || File.Exists(fileOrSmiles)
            || Array.Exists(FileEndings, ending => fileOrSmiles.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        if (!isFile)
            return new(LigandTemplate.FromSmiles(fileOrSmiles, mostAtoms, cancellation), InputHash.Of(fileOrSmiles));
        var structure = StructureReader.ReadLigand(
            fileOrSmiles,
            new StructureReadOptions { Cancellation = cancellation, TakesComponents = true });
        return new(LigandTemplate.FromStructure(structure, mostAtoms, cancellation), InputHash.Of(structure));
    }
}
