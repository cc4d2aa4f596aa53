using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Bench.Gnina;

/// <summary>How far the grid's centre moves where a ligand's hydrogens are left out of its file.</summary>
internal static class CentreComparison
{
    /// <summary>So many complexes of each set are looked at, evenly over it.</summary>
    private const int OfEach = 60;

    /// <summary>Prints the distances' mean and largest, beside those to the centroid of heavy atoms.</summary>
    public static void Print(string data)
    {
        var options = new ComplexOptions { Scheme = GninaScheme.Of28 };
        foreach (var set in Directory.EnumerateDirectories(data).Order(StringComparer.Ordinal))
        {
            var complexes = Directory.EnumerateDirectories(Path.Combine(set, "complexes"));
            string[] all = [.. complexes.Order(StringComparer.Ordinal)];
            var (own, heavy, counts) = (new List<double>(), new List<double>(), 0);
            foreach (var folder in all.Where((_, i) => i % Math.Max(1, all.Length / OfEach) == 0))
            {
                if (!File.Exists(Path.Combine(folder, "ligand.sdf")))
                    continue;
                var ligand = StructureReader.Read(Path.Combine(folder, "ligand.sdf"));
                var protein = StructureReader.Read(Path.Combine(folder, "protein.pdb"));
                if (!ligand.Atoms.Any(atom => atom.Element.IsHydrogen))
                    continue;
                try
                {
                    var given = ComplexTyper.Type(ligand, protein, options);
                    var bare = ComplexTyper.Type(WithoutHydrogens(ligand), protein, options);
                    var centre = GninaScheme.Of28.GridFor(given).Center;
                    own.Add(centre.DistanceTo(GninaScheme.Of28.GridFor(bare).Center));
                    heavy.Add(centre.DistanceTo(given.LigandCentroid));
                    counts += given.PolarHydrogens.Length == bare.PolarHydrogens.Length ? 1 : 0;
                    if (own[^1] > 0.15)
                        Console.WriteLine(
                            $"  {Path.GetFileName(folder)}: {own[^1]:0.00} Å, {given.PolarHydrogens.Length} "
                                + $"hydrogens, {bare.PolarHydrogens.Length} made");
                }
                catch (GlimpseException fault)
                {
                    Console.WriteLine($"  {Path.GetFileName(folder)}: {fault.Message}");
                }
            }

            if (own.Count > 0)
                Console.WriteLine(
                    $"{Path.GetFileName(set)}: {own.Count} ligands, {counts} with as many hydrogens; centre off by "
                        + $"{own.Average():0.000} Å, {own.Max():0.000} at most; from heavy atoms alone "
                        + $"{heavy.Average():0.000} Å, {heavy.Max():0.000}");
        }
    }

    private static Structure WithoutHydrogens(Structure ligand)
    {
        int[] kept = [.. Enumerable.Range(0, ligand.Atoms.Length).Where(i => !ligand.Atoms[i].Element.IsHydrogen)];
        var place = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return ligand with
        {
            Atoms = [.. kept.Select(i => ligand.Atoms[i])],
            Positions = [.. kept.Select(i => ligand.Positions[i])],
            Residues = [ligand.Residues[0] with { AtomCount = kept.Length }],
            Bonds =
            [
                .. ligand.Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                    .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }),
            ],
        };
    }
}
