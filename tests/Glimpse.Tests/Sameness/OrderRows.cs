using System.Collections.Immutable;

namespace Glimpse.Tests.Sameness;

/// <summary>The same atoms in another order.</summary>
internal static class OrderRows
{
    public static ImmutableArray<Row> All { get; } =
    [
        Ordered(
            "atoms of each residue shuffled",
            (file, chance) => file.Residues.SelectMany(residue => Shuffled(residue, chance))) with
        {
            IsPredicted = true,
        },
        Ordered(
            "residues shuffled",
            (file, chance) => Shuffled([.. file.Residues], chance).SelectMany(residue => residue)),
        Ordered("residues in reverse", (file, _) => file.Residues.Reverse().SelectMany(residue => residue)),
        Ordered(
            "chains in reverse",
            (file, _) => file.Atoms.GroupBy(atom => atom.Chain).Reverse().SelectMany(chain => chain)),
        Ordered("hetero groups first", (file, _) => file.Atoms.OrderBy(atom => atom.Record == "ATOM")),
        new(
            "ligand first",
            (sample, _) => (sample.File.With([.. sample.LigandAtoms, .. sample.ReceptorAtoms]), sample.Ligand)),
    ];

    private static Row Ordered(string name, Func<PdbFile, Random, IEnumerable<PdbAtom>> order) =>
        new(name, (sample, chance) => (sample.File.With(order(sample.File, chance)), sample.Ligand));

    private static T[] Shuffled<T>(T[] items, Random chance)
    {
        chance.Shuffle(items);
        return items;
    }
}
