using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Links;

/// <summary>
/// Finds the covalent bonds between a ligand and its receptor: those that the file states, and of short distances those
/// that can be bonds. A pose that lies in the protein has short distances, too, and is bonded to nothing.
/// </summary>
internal static class CutBonds
{
    internal const string TooLongCode = "stated-bond-too-long";

    /// <summary>Two atoms may be bonded up to this beyond the sum of their covalent radii, Å.</summary>
    private const double Tolerance = 0.25;

    /// <summary>A bond that the file states may be stretched so far, Å.</summary>
    private const double StatedTolerance = 0.6;

    /// <summary>
    /// Nearer than this to the sum of the radii two atoms overlap, Å; a double bond is 0.2 shorter than a single one.
    /// </summary>
    private const double Shortening = 0.3;

    /// <summary>No pair of atoms that aren't bonded is nearer, nor the two ends of an angle: C-O-C has 2.3 Å.</summary>
    private const double Overlap = 1.9;

    /// <summary>No covalent bond is longer (Å).</summary>
    private const double Longest = 3.1;

    /// <summary>Finds them.</summary>
    internal static ImmutableArray<CutBond> Find(
        Structure ligand,
        ReceptorEnvironment environment,
        ImmutableArray<CutBond> stated)
    {
        var receptor = environment.Receptor;
        var near = Near(ligand, environment);
        var bonds = stated
            .Where(bond =>
                CanBond(ligand.Atoms[bond.Ligand].Element, receptor.Atoms[bond.Protein].Element)
                && IsLength(ligand, receptor, bond, StatedTolerance))
            .ToHashSet();
        var candidates = near.Where(bond =>
                !bonds.Contains(bond)
                && IsLength(ligand, receptor, bond, Tolerance)
                && HasRoom(ligand, bond.Ligand, bonds)
                && MayBindLigand(ligand, receptor, bond))
            .ToList();
        var overlaps = near.Where(bond =>
            Distance(ligand, receptor, bond) < Overlap && !bonds.Contains(bond) && !candidates.Contains(bond));
        if (!overlaps.Any())
        {
            bonds.UnionWith(candidates.Where(bond => !candidates.Exists(other =>
                other != bond && (other.Ligand == bond.Ligand || other.Protein == bond.Protein))));
        }

        return [.. bonds.OrderBy(bond => bond.Ligand).ThenBy(bond => bond.Protein)];
    }

    /// <summary>
    /// What is to be said of bonds that the file states between atoms that lie too far apart for any.
    /// </summary>
    internal static IEnumerable<Remark> TooLong(Structure ligand, Structure receptor, ImmutableArray<CutBond> stated) =>
        stated
            .Where(bond =>
                CanBond(ligand.Atoms[bond.Ligand].Element, receptor.Atoms[bond.Protein].Element)
                && Distance(ligand, receptor, bond)
                    > ligand.Atoms[bond.Ligand].Element.CovalentRadius
                        + receptor.Atoms[bond.Protein].Element.CovalentRadius
                        + StatedTolerance)
            .Select(bond =>
                Remark.Warning(
                    TooLongCode,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The file states a bond from {ligand.Describe(bond.Ligand)} to "
                            + $"{receptor.Describe(bond.Protein)}, which lie {Distance(ligand, receptor, bond):0.0} Å "
                            + $"apart: it was taken for none."),
                    ligand.Describe(bond.Ligand)));

    /// <summary>All pairs of heavy atoms that aren't metals, nor of waters, within <see cref="Longest"/>.</summary>
    private static List<CutBond> Near(Structure ligand, ReceptorEnvironment environment)
    {
        var receptor = environment.Receptor;
        int[] own =
        [
            .. Enumerable
                .Range(0, ligand.Atoms.Length)
                .Where(atom => ligand.Atoms[atom].Element is { IsHydrogen: false, IsMetal: false }),
        ];
        var pairs = new List<CutBond>();
        if (own.Length == 0)
            return pairs;
        var center = Point3.Centroid([.. own.Select(atom => ligand.Positions[atom])]);
        var reach = own.Max(atom => ligand.Positions[atom].DistanceTo(center)) + Longest;
        for (var other = 0; other < receptor.Atoms.Length; other++)
        {
            var place = receptor.Positions[other];
            if (
                place.SquaredDistanceTo(center) > reach * reach
                || receptor.Atoms[other].Element is not { IsHydrogen: false, IsMetal: false }
                || HeteroGroups.IsWater(receptor.ResidueOf(other).Name)
                || environment.Displaced.Contains(receptor.Atoms[other].Residue))
            {
                continue;
            }

            pairs.AddRange(
                own.Where(atom => ligand.Positions[atom].SquaredDistanceTo(place) <= Longest * Longest)
                    .Select(atom => new CutBond(atom, other)));
        }

        return pairs;
    }

    private static bool CanBond(Element first, Element second) =>
        first is { IsHydrogen: false, IsMetal: false } && second is { IsHydrogen: false, IsMetal: false };

    private static bool IsLength(Structure ligand, Structure receptor, CutBond bond, double tolerance)
    {
        var radii =
            ligand.Atoms[bond.Ligand].Element.CovalentRadius + receptor.Atoms[bond.Protein].Element.CovalentRadius;
        return Distance(ligand, receptor, bond) is var distance
            && distance >= radii - Shortening
            && distance <= radii + tolerance;
    }

    private static double Distance(Structure ligand, Structure receptor, CutBond bond) =>
        ligand.Positions[bond.Ligand].DistanceTo(receptor.Positions[bond.Protein]);

    private static bool HasRoom(Structure ligand, int atom, HashSet<CutBond> bonds)
    {
        var element = ligand.Atoms[atom].Element;
        var degree =
            Enumerable
                .Range(0, ligand.Atoms.Length)
                .Count(other =>
                    other != atom && CanBond(element, ligand.Atoms[other].Element) && AreBonded(ligand, atom, other)
                ) + bonds.Count(bond => bond.Ligand == atom);
        return degree > 0 && degree < Connectivity.MaxDegree(element) && !element.IsHalogen;
    }

    /// <summary>
    /// In residues that templates know the hetero atoms of side chains and ends bind ligands, and a carbonyl another
    /// residue.
    /// </summary>
    private static bool MayBindLigand(Structure ligand, Structure receptor, CutBond bond)
    {
        var atom = receptor.Atoms[bond.Protein];
        var degree = receptor.Residues[atom.Residue].AtomIndices.Count(other => other != bond.Protein
            && CanBond(atom.Element, receptor.Atoms[other].Element) && AreBonded(receptor, bond.Protein, other));
        if (!ResidueTemplates.TryFind(receptor.Residues[atom.Residue].Id.Name, out _))
            return degree < Connectivity.MaxDegree(atom.Element) && !atom.Element.IsHalogen;
        if (atom.Element == Element.C)
            return atom.Name == "C" && ligand.Atoms[bond.Ligand].Element == Element.N && degree < 3;
        return degree < (atom.Element == Element.N ? 3 : 2);
    }

    private static bool AreBonded(Structure structure, int first, int second) =>
        structure.Positions[first].DistanceTo(structure.Positions[second])
        <= structure.Atoms[first].Element.CovalentRadius + structure.Atoms[second].Element.CovalentRadius + Tolerance;
}
