using System.Collections.Immutable;

namespace Glimpse.Tests.Sameness;

/// <summary>A ligand's own record, written otherwise.</summary>
internal static class LigandRows
{
    /// <summary>What is otherwise, and how it is written.</summary>
    public static ImmutableArray<(string Name, Func<SdfText, Random, string> Write)> All { get; } =
    [
        (
            "atoms shuffled",
            (ligand, chance) => ligand.Kept(Shuffled(Enumerable.Range(0, ligand.Atoms.Length), chance)).Text),
        ("bonds in reverse, their ends, too", (ligand, _) => Turned(ligand).Text),
        ("hydrogens taken away", (ligand, _) => ligand.Kept(ligand.Heavy()).Text),
        ("hydrogens on N and O alone", (ligand, _) => ligand.Kept(ligand.Polar()).Text),
        (
            "hydrogens first",
            (ligand, _) =>
                ligand
                    .Kept([.. Enumerable.Range(0, ligand.Atoms.Length).Except(ligand.Heavy()), .. ligand.Heavy()])
                    .Text),
        ("line ends of Windows", (ligand, _) => ligand.Text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        (
            "another title",
            (ligand, _) => "=1+1; 'a' \"b\"" + ligand.Text[ligand.Text.IndexOf('\n', StringComparison.Ordinal)..]),
        (
            "properties after it",
            (ligand, _) =>
                ligand.Text.Replace("$$$$", "> <score>\n-9.1\n\n> <text>\nM  END\n\n$$$$", StringComparison.Ordinal)),
        ("no $$$$", (ligand, _) => ligand.Text.Replace("$$$$\n", "", StringComparison.Ordinal)),
    ];

    private static SdfText Turned(SdfText ligand) =>
        ligand with
        {
            Bonds = [.. ligand.Bonds.Reverse().Select(bond => (bond.Second, bond.First, bond.Order))],
        };

    private static int[] Shuffled(IEnumerable<int> items, Random chance)
    {
        int[] order = [.. items];
        chance.Shuffle(order);
        return order;
    }
}
