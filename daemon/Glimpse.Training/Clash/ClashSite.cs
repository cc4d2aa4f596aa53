using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Clash;

/// <summary>A complex whose ligand can be moved about: typed once, posed many times.</summary>
internal sealed class ClashSite
{
    /// <summary>Protein atoms farther than this from every ligand atom never touch a moved ligand (Å).</summary>
    private const double Reach = 12;

    /// <summary>Ligand atoms so many bonds apart or more must not run into each other.</summary>
    private const int InternalBonds = 4;

    /// <summary>Metal-free contacts shorter than this in the crystal are covalent bonds (Å).</summary>
    private const double CovalentContact = 2.0;

    private readonly int[] ligandAtoms;
    private readonly int[] nearby;
    private readonly (int First, int Second)[] internalPairs;

    internal ClashSite(TrainingSample sample)
    {
        Sample = sample;
        Torsions = LigandTorsions.Of(sample.Ligand);
        ligandAtoms = [.. Complex.AtomsOf(Side.Ligand)];
        LigandPositions = [.. ligandAtoms.Select(i => Complex.Positions[i])];
        nearby =
        [
            .. Complex
                .AtomsOf(Side.Protein)
                .Where(i => LigandPositions.Any(p => p.DistanceTo(Complex.Positions[i]) < Reach)),
        ];
        internalPairs = [.. DistantPairs(sample.Ligand)];
    }

    /// <summary>The complex as it was read.</summary>
    internal TrainingSample Sample { get; }

    private TypedComplex Complex => Sample.Complex;

    internal ImmutableArray<Torsion> Torsions { get; }

    internal ImmutableArray<Point3> LigandPositions { get; }

    /// <summary>True when the crystal pose itself has a covalent bond to the protein: no judge of clashes.</summary>
    internal bool IsCovalent => ligandAtoms.Any(l => nearby.Any(p =>
        !Complex.Atoms[p].Element.IsMetal && !Complex.Atoms[l].Element.IsMetal
        && Complex.Positions[p].DistanceTo(Complex.Positions[l]) < CovalentContact));

    /// <summary>The complex with its ligand moved.</summary>
    internal TypedComplex WithLigandAt(Point3[] positions) => SamplePose.With(Complex, positions);

    /// <summary>
    /// Sum of the radii minus distance (Å) for the pair with the smallest <see cref="Overlap.Ratio"/>; 0 where nothing
    /// touches.
    /// </summary>
    internal double DeepestOverlap(Point3[] positions) =>
        Contacts(positions)
            .OrderBy(contact => contact.Ratio)
            .Select(contact =>
                (1 - contact.Ratio) * (Complex.Atoms[contact.Protein].Radius + Complex.Atoms[contact.Ligand].Radius))
            .FirstOrDefault();

    /// <summary>The smallest <see cref="Overlap.Ratio"/> over all protein-ligand pairs.</summary>
    internal double ClosestRatio(Point3[] positions) =>
        Contacts(positions).Select(contact => contact.Ratio).DefaultIfEmpty(1).Min();

    /// <summary>The pairs that clash: indices in the complex.</summary>
    internal IEnumerable<(int Protein, int Ligand)> Clashes(Point3[] positions) =>
        Contacts(positions)
            .Where(contact => contact.Ratio < Overlap.ClashRatio)
            .Select(contact => (contact.Protein, contact.Ligand));

    /// <summary>True when the ligand runs into itself.</summary>
    internal bool RunsIntoItself(Point3[] positions) => internalPairs.Any(pair => Overlap.Ratio(
        Complex.Atoms[ligandAtoms[pair.First]],
        Complex.Atoms[ligandAtoms[pair.Second]],
        positions[pair.First].DistanceTo(positions[pair.Second])) < Overlap.ClashRatio);

    private static IEnumerable<(int First, int Second)> DistantPairs(Molecule ligand)
    {
        for (var first = 0; first < ligand.Atoms.Length; first++)
        {
            var near = new HashSet<int> { first };
            for (var bonds = 1; bonds < InternalBonds; bonds++)
                near.UnionWith(near.SelectMany(ligand.NeighboursOf).ToList());
            for (var second = first + 1; second < ligand.Atoms.Length; second++)
            {
                if (!near.Contains(second))
                    yield return (first, second);
            }
        }
    }

    private IEnumerable<(int Protein, int Ligand, double Ratio)> Contacts(Point3[] positions)
    {
        // No pair of atoms is in contact beyond the sum of the two largest radii.
        const double Farthest = 4.5;
        foreach (var protein in nearby)
        {
            var position = Complex.Positions[protein];
            for (var i = 0; i < positions.Length; i++)
            {
                var squared = position.SquaredDistanceTo(positions[i]);
                if (squared < Farthest * Farthest)
                    yield return (
                        protein,
                        ligandAtoms[i],
                        Overlap.Ratio(Complex.Atoms[protein], Complex.Atoms[ligandAtoms[i]], Math.Sqrt(squared)));
            }
        }
    }
}
