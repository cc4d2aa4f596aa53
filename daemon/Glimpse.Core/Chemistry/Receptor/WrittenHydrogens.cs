using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// The hydrogens of a residue as a program adds them that knows no pH: a template has the acids' on an oxygen of its
/// own choice.
/// </summary>
internal static class WrittenHydrogens
{
    /// <summary>An oxygen that ends there is bonded to one atom within this distance (Å).</summary>
    private const double LongestBond = 1.9;

    /// <summary>Where no residue comes before, in a file that is cut too, proline's nitrogen has a hydrogen.</summary>
    /// <param name="environment">The receptor.</param>
    /// <param name="atoms">The residue's heavy atoms as its template has them.</param>
    /// <param name="names">Their names in the template.</param>
    internal static void EndChain(
        ReceptorEnvironment environment,
        ImmutableArray<(int Atom, AtomKind Kind)>.Builder atoms,
        Dictionary<int, string> names)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            var (atom, kind) = atoms[i];
            if (
                names[atom] == "N"
                && !kind.Bonding.HasFlag(AtomBonding.Hydrogen)
                && !environment.BondedOthers(atom).Any())
            {
                var bonding = (kind.Bonding | AtomBonding.Hydrogen) & ~AtomBonding.NoLonePair;
                atoms[i] = (atom, kind with { Bonding = bonding });
            }
        }
    }

    /// <summary>
    /// Leaves nitrogens whose state is stated as they are, and puts an acid's hydrogens on the oxygens that
    /// <see cref="UnchargedForm"/> says.
    /// </summary>
    /// <param name="receptor">The receptor.</param>
    /// <param name="atoms">The residue's heavy atoms as its template has them.</param>
    /// <param name="isStated">True when hydrogens or a name state the residue's protonation.</param>
    internal static void Settle(
        Structure receptor,
        ImmutableArray<(int Atom, AtomKind Kind)>.Builder atoms,
        bool isStated)
    {
        var places = atoms.Select(it => receptor.Positions[it.Atom]).ToList();
        for (var i = 0; i < atoms.Count && isStated; i++)
        {
            if (receptor.Atoms[atoms[i].Atom].Element == Element.N && atoms[i].Kind.Traits.HasFlag(AtomTraits.Donor))
                Set(i, isCarrying: true);
        }

        if (!atoms.Any(it => IsAcidic(it) && it.Kind.Bonding.HasFlag(AtomBonding.Hydrogen)))
            return;
        var ends = Enumerable
            .Range(0, atoms.Count)
            .Where(i => IsAcidic(atoms[i]))
            .Select(i => (End: i, Bonded: BondedTo(i)))
            .Where(end => end.Bonded.Length == 1)
            .GroupBy(end => end.Bonded[0], end => end.End);
        foreach (int[] acid in ends.Select(group => group.ToArray()))
        {
            var carrying = acid.Count(i => atoms[i].Kind.Bonding.HasFlag(AtomBonding.Hydrogen));
            foreach (var (place, end) in UnchargedForm.HighestFirst(acid, places).Index())
                Set(end, place < carrying);
        }

        // Those that carry a hydrogen at pH 7.4, too, aren't moved.
        bool IsAcidic((int Atom, AtomKind Kind) it) =>
            receptor.Atoms[it.Atom].Element == Element.O && !it.Kind.Traits.HasFlag(AtomTraits.Donor);

        int[] BondedTo(int end) =>
        [
            .. Enumerable
                .Range(0, places.Count)
                .Where(i => i != end && places[i].SquaredDistanceTo(places[end]) < LongestBond * LongestBond),
        ];

        void Set(int i, bool isCarrying)
        {
            var (atom, kind) = atoms[i];
            var bonding = isCarrying
                ? kind.Bonding | AtomBonding.Hydrogen
                : kind.Bonding & ~AtomBonding.Hydrogen;
            atoms[i] = (atom, kind with { Bonding = bonding });
        }
    }
}
