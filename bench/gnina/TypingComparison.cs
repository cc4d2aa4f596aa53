using System.Numerics;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Schemes.Gnina;

namespace Glimpse.Bench.Gnina;

/// <summary>Our own typing of a reference complex beside gnina's.</summary>
internal static class TypingComparison
{
    /// <summary>Atoms of both that lie nearer to each other than this (Å) are the same.</summary>
    private const double Same = 0.01;

    /// <summary>Prints the centre's difference, and each atom that is in another channel, by residue.</summary>
    public static void Print(string name, GninaReference reference, string data)
    {
        if (Read(name, data, GninaScheme.Of28) is not { } complex)
        {
            Console.WriteLine("  no structure of it");
            return;
        }

        var grid = GninaScheme.Of28.GridFor(complex);
        Console.WriteLine(
            $"  from its structure: centre off by {grid.Center.DistanceTo(reference.Center):0.000} Å, "
                + $"{complex.PolarHydrogens.Length} polar hydrogens");
        foreach (var side in new[] { Side.Ligand, Side.Protein })
        {
            var compared = 0;
            var differences = new List<string>();
            foreach (var theirs in reference.Atoms.Where(atom => atom.Side == side && atom.Channel >= 0))
            {
                var at = complex
                    .AtomsOf(side)
                    .Where(i => complex.Positions[i].DistanceTo(theirs.Position) < Same)
                    .DefaultIfEmpty(-1)
                    .First();
                compared++;
                if (at < 0)
                {
                    differences.Add($"{theirs.Residue} {theirs.Number} {theirs.Name}: not ours");
                    continue;
                }

                var own = complex.Atoms[at];
                var channel = BitOperations.TrailingZeroCount(own.Channels.Bits);
                if (channel != theirs.Channel)
                    differences.Add(
                        $"{own}: {theirs.Type}, ours {GninaTyping.Of(own)}");
            }

            Console.WriteLine(
                $"  {side}: {differences.Count} of {compared} in another channel"
                    + string.Concat(differences.Order(StringComparer.Ordinal).Select(line => "\n    " + line)));
        }
    }

    /// <summary>A complex of the data, typed by us; null where they don't have it.</summary>
    public static TypedComplex? Read(string name, string data, ChannelScheme scheme) =>
        Find(data, name) is { } folder
            ? ComplexTyper.Type(
                StructureReader.Read(Path.Combine(folder, "ligand.sdf")),
                StructureReader.Read(Path.Combine(folder, "protein.pdb")),
                new ComplexOptions { Scheme = scheme })
            : null;

    private static string? Find(string data, string name) => Directory
        .EnumerateDirectories(data)
        .Select(set => Path.Combine(set, "complexes"))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Where(folder => File.Exists(Path.Combine(folder, "protein.pdb")))
        .OrderBy(folder => Path.GetFileName(folder), StringComparer.Ordinal)
        .FirstOrDefault(folder =>
            Path.GetFileName(folder) is var id
            && (id == name || id.StartsWith(name + "_", StringComparison.OrdinalIgnoreCase)));
}
