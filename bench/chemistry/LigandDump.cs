using System.Diagnostics;
using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Bench.Chemistry;

/// <summary>
/// What perception makes of one ligand: from the file's orders, from its heavy atoms' coordinates alone, and from
/// coordinates with hydrogens where the file has any.
/// </summary>
internal sealed record LigandDump(
    string Path,
    LigandState FromFile,
    LigandState FromCoordinates,
    LigandState? FromHydrogens)
{
    private const int Repeats = 3;

    /// <summary>The ligands of a data folder, each with the metals of its protein; named by their folders.</summary>
    internal static IEnumerable<LigandDump> OfFolder(string data) =>
        LigandIndex.Paths(System.IO.Path.Combine(data, "index.csv")).Select(path => Of(data, path));

    /// <summary>The records of an SD file of heavy atoms, without surroundings; named by their titles.</summary>
    internal static IEnumerable<LigandDump> OfRecords(string file)
    {
        foreach (var record in StructureReader.ReadAll(file))
        {
            if (Of(record) is { } dump)
                yield return dump;
        }
    }

    private static LigandDump? Of(StructureRecord record)
    {
        try
        {
            var ligand = record.Require();
            return new LigandDump(record.Title, State(ligand, []), State(Stripped(ligand), []), FromHydrogens: null);
        }
        catch (GlimpseException fault)
        {
            Console.Error.WriteLine($"refused: {record.Title}: {fault.Message}");
            return null;
        }
    }

    private static LigandDump Of(string data, string path)
    {
        var ligand = StructureReader.Read(System.IO.Path.Combine(data, path, "ligand.sdf"));
        var metals = Metals(System.IO.Path.Combine(data, path, "protein.pdb"));
        return new LigandDump(
            path,
            State(ligand, metals),
            State(Stripped(ligand), metals),
            State(WithoutOrders(ligand), metals));
    }

    private static LigandState State(Structure ligand, List<Point3> metals)
    {
        int[] atoms = [.. Enumerable.Range(0, ligand.Atoms.Length)];
        var perceived = MoleculePerception.Perceive(ligand, atoms, metals);
        var best = double.MaxValue;
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            perceived = MoleculePerception.Perceive(ligand, atoms, metals);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var molecule = perceived.Molecule;
        return new LigandState(
            perceived.SourceAtoms.ToArray(),
            Array.ConvertAll(AtomTyper.Assign(molecule), channels => (int)channels),
            [.. molecule.Atoms.Select(atom => atom.Charge)],
            [.. molecule.Atoms.Select(atom => atom.Hydrogens)],
            [.. molecule.Bonds.Select(bond => new[] { bond.First, bond.Second, bond.Order })],
            molecule.Rings.Length,
            best);
    }

    private static Structure Stripped(Structure ligand)
    {
        int[] heavy = [.. Enumerable.Range(0, ligand.Atoms.Length).Where(i => !ligand.Atoms[i].Element.IsHydrogen)];
        return ligand with
        {
            Atoms = [.. heavy.Select(i => ligand.Atoms[i] with { FormalCharge = null })],
            Positions = [.. heavy.Select(i => ligand.Positions[i])],
            Residues = [ligand.Residues[0] with { AtomCount = heavy.Length }],
            Bonds = [],
            HasBondOrders = false,
        };
    }

    private static Structure WithoutOrders(Structure ligand) => ligand with
    {
        Atoms = [.. ligand.Atoms.Select(atom => atom with { FormalCharge = null })],
        Bonds = [],
        HasBondOrders = false,
    };

    private static List<Point3> Metals(string protein)
    {
        var metals = new List<Point3>();
        foreach (var line in File.ReadLines(protein))
        {
            if (line.Length < 78 || !line.StartsWith("HETATM", StringComparison.Ordinal)
                || !Element.TryParse(line.AsSpan(76, 2), out var element) || !element.IsMetal)
            {
                continue;
            }

            metals.Add(new Point3(Coordinate(line, 30), Coordinate(line, 38), Coordinate(line, 46)));
        }

        return metals;
    }

    private static double Coordinate(string line, int from) =>
        double.Parse(line.AsSpan(from, 8), CultureInfo.InvariantCulture);
}
