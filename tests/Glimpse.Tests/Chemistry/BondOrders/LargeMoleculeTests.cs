using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

/// <summary>Cages and sheets, on which a search over bond orders could take for ever.</summary>
public sealed class LargeMoleculeTests
{
    private const double Aromatic = 1.42;

    /// <summary>Generous: the program needs a few hundredths of a second, a search without bounds hours.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public void Buckminsterfullerene_is_aromatic_all_over()
    {
        var molecule = Timed(Carbons(Fullerene()));

        Assert.Equal(60, molecule.Atoms.Count(atom => atom.IsAromatic));
        Assert.Equal(30, molecule.Bonds.Count(bond => bond.Order == 2));
        Assert.Equal(31, molecule.Rings.Length);
    }

    [Fact]
    public void A_graphene_flake_of_two_hundred_atoms_is_aromatic()
    {
        var molecule = Timed(Carbons(Sheet(10, 10)));

        Assert.Equal(200, molecule.Atoms.Length);
        Assert.Equal(
            molecule.Rings.SelectMany(ring => ring).Distinct().Count(),
            molecule.Atoms.Count(atom => atom.IsAromatic));
    }

    [Fact]
    public void A_chain_of_a_thousand_atoms_is_no_burden()
    {
        var chain = Enumerable.Range(0, 1000).Select(i => new Point3(1.26 * i, i % 2 == 0 ? 0 : 0.88, 0));

        Assert.All(Timed(Carbons(chain)).Bonds, bond => Assert.Equal(1, bond.Order));
    }

    private static Molecule Timed(Structure structure)
    {
        Ligands.Perceive(structure);
        var clock = Stopwatch.StartNew();
        var molecule = Ligands.Perceive(structure).Molecule;
        Assert.True(clock.Elapsed < Limit, $"took {clock.Elapsed}");
        return molecule;
    }

    private static Structure Carbons(IEnumerable<Point3> points)
    {
        ImmutableArray<Point3> positions = [.. points];
        return new Structure
        {
            Atoms = [.. positions.Select((_, i) => new Atom(i + 1, $"C{i + 1}", Element.C, 0))],
            Positions = positions,
            Residues = [new Residue(new ResidueId("", "UNL", 1), 0, positions.Length, IsHetero: true)],
        };
    }

    /// <summary>The truncated icosahedron: even permutations of three points and their signs, edge 2, scaled.</summary>
    private static IEnumerable<Point3> Fullerene()
    {
        var golden = (1 + Math.Sqrt(5)) / 2;
        var corners = new HashSet<Point3>();
        foreach (
            var (x, y, z) in new (double, double, double)[]
            {
                (0, 1, 3 * golden),
                (1, 2 + golden, 2 * golden),
                (golden, 2, (2 * golden) + 1),
            })
        {
            for (var signs = 0; signs < 8; signs++)
            {
                var (a, b, c) = (x * Sign(signs, 1), y * Sign(signs, 2), z * Sign(signs, 4));
                corners.UnionWith([new(a, b, c), new(b, c, a), new(c, a, b)]);
            }
        }

        return corners
            .Select(corner => corner * (Aromatic / 2))
            .DistinctBy(p => (Math.Round(p.X, 3), Math.Round(p.Y, 3), Math.Round(p.Z, 3)));

        static double Sign(int signs, int bit) => (signs & bit) == 0 ? 1 : -1;
    }

    /// <summary>A honeycomb of cells with two atoms each.</summary>
    private static IEnumerable<Point3> Sheet(int columns, int rows)
    {
        var step = Aromatic * Math.Sqrt(3);
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                var corner = new Point3(step * (i + (j / 2.0)), Aromatic * 1.5 * j, 0);
                yield return corner;
                yield return corner + new Point3(0, Aromatic, 0);
            }
        }
    }
}
