using System.Collections.Immutable;

namespace Glimpse.Tests.Sameness;

/// <summary>The same atoms under other names.</summary>
internal static class NameRows
{
    public static ImmutableArray<Row> All { get; } =
    [
        new(
            "chains renamed",
            (sample, _) =>
                (sample.File.Renamed(chain => chain == ' ' ? 'z' : char.ToLowerInvariant(chain)), sample.Ligand)),
        new("chains named by digits", (sample, _) => (sample.File.Renamed(Digit), sample.Ligand))
        {
            IsPredicted = true,
        },
        new("residues' numbers + 1000", (sample, _) => (sample.File.Renumbered(1000), sample.Ligand)),
        new(
            "residues' numbers below nought",
            (sample, _) => HasRoomBelow(sample) ? (sample.File.Renumbered(-900), sample.Ligand) : null),
        new(
            "an insertion code on every residue",
            (sample, _) =>
                sample.IsLinked
                    ? null
                    : (sample.File.Each(atom => atom.Code == ' ' ? atom with { Code = 'P' } : atom), sample.Ligand)),
        new(
            "protein's, waters' and buffer's names in lower case",
            (sample, _) => (sample.File.Each(atom => Lowered(atom, sample.Ligand)), sample.Ligand)),
        new("ligand under another name", (sample, _) => sample.IsLinked ? null : (Named(sample, "DRG"), "DRG")),
        new("ligand under a number's name", (sample, _) => sample.IsLinked ? null : (Named(sample, "017"), "017")),
        new(
            "ligand as ATOM records",
            (sample, _) =>
                (
                    sample.File.Each(atom => atom.Residue == sample.Ligand ? atom with { Record = "ATOM" } : atom),
                    sample.Ligand)),
        new(
            "ligand's atoms numbered through",
            (sample, _) => sample.IsLinked ? null : (NumberedThrough(sample), sample.Ligand)),
    ];

    private static char Digit(char chain) => chain == ' ' ? '9' : (char)('1' + ((chain - 'A') % 8));

    private static PdbAtom Lowered(PdbAtom atom, string ligand) =>
        atom.Residue == ligand ? atom : atom with { Residue = atom.Residue.ToLowerInvariant() };

    /// <summary>A number has four columns, the sign among them.</summary>
    private static bool HasRoomBelow(Sample sample) =>
        sample.File.Atoms.All(atom => atom.Number - 900 is > -1000 and < 9999);

    private static PdbFile Named(Sample sample, string name) =>
        sample.File.Each(atom => atom.Residue == sample.Ligand ? atom with { Residue = name } : atom);

    private static PdbFile NumberedThrough(Sample sample)
    {
        var number = 0;
        return sample.File.Each(atom =>
            atom.Residue == sample.Ligand ? atom with { Name = $"{atom.Element, 2}{++number:D2}" } : atom);
    }
}
