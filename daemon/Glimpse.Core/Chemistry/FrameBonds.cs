using System.Globalization;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Whether molecules are as whole in a frame as they are in its topology: where coordinates were wrapped atom by atom,
/// bonds cross the box.
/// </summary>
internal sealed class FrameBonds
{
    /// <summary>No vibration lengthens a bond by so much (Å).</summary>
    private const double Stretch = 1.0;

    /// <summary>
    /// Nor does any shorten it to this share: the frame is in another unit, or damaged. What lies at one place is
    /// refused as such (<see cref="LigandChecks.CheckPlace"/>).
    /// </summary>
    private const double Squeeze = 0.6;

    private readonly LigandSite topology;
    private readonly (int First, int Second)[] ligand;
    private readonly Dictionary<int, (int First, int Second)[]> residues = [];

    internal FrameBonds(LigandSite topology, TypedLigand typed)
    {
        this.topology = topology;
        ligand = [.. typed.Bonds.Select(bond => (typed.Atoms[bond.First].Atom, typed.Atoms[bond.Second].Atom))];
    }

    /// <exception cref="GlimpseException">A bond of the ligand is much longer or shorter than in the
    /// topology.</exception>
    internal void CheckLigand(Structure frame) => Check(ligand, topology.Ligand, frame);

    /// <summary>Looks at the residues of a frame's pocket and at what they are bonded to.</summary>
    /// <exception cref="GlimpseException">A bond is much longer or shorter than in the topology.</exception>
    internal void CheckReceptor(TypedComplex complex, Structure frame)
    {
        foreach (
            var residue in complex
                .AtomsOf(Side.Protein)
                .Select(i => frame.Atoms[complex.Atoms[i].SourceIndex].Residue)
                .Distinct())
        {
            if (!residues.TryGetValue(residue, out var bonds))
                residues.Add(residue, bonds = [.. BondsOf(residue)]);
            Check(bonds, topology.Receptor, frame);
        }
    }

    private static void Check((int First, int Second)[] bonds, Structure topology, Structure frame)
    {
        foreach (var (first, second) in bonds)
        {
            var length = frame.Positions[first].DistanceTo(frame.Positions[second]);
            var usual = topology.Positions[first].DistanceTo(topology.Positions[second]);
            if (length <= usual + Stretch && (length >= usual * Squeeze || length < LigandChecks.SamePlace))
                continue;
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{frame.Source}: {frame.Describe(first)} and {frame.Describe(second)}, which are bonded, lie "
                        + $"{length:0.0#} Å apart{(length < usual ? ": the frame isn't in Å, or is damaged" : "")}."),
                "Make molecules whole.");
        }
    }

    /// <summary>
    /// Bonds within a residue and to its neighbours in the file, as the topology's distances have them.
    /// </summary>
    private IEnumerable<(int First, int Second)> BondsOf(int residue)
    {
        var receptor = topology.Receptor;
        var last = Math.Min(residue + 1, receptor.Residues.Length - 1);
        int[] own = [.. Heavy(residue)];
        int[] others =
        [
            .. Enumerable
                .Range(Math.Max(0, residue - 1), last - Math.Max(0, residue - 1) + 1)
                .Where(other => other != residue)
                .SelectMany(Heavy),
        ];
        return own.SelectMany(
            (first, place) =>
                own.Skip(place + 1)
                    .Concat(others)
                    .Where(second => AreBonded(first, second))
                    .Select(second => (first, second)));

        IEnumerable<int> Heavy(int index) =>
            receptor
                .Residues[index]
                .AtomIndices.Where(atom =>
                    !receptor.Atoms[atom].Element.IsHydrogen && !receptor.Atoms[atom].Element.IsMetal);

        bool AreBonded(int first, int second) =>
            receptor.Positions[first].DistanceTo(receptor.Positions[second])
            < receptor.Atoms[first].Element.CovalentRadius
                + receptor.Atoms[second].Element.CovalentRadius
                + ReceptorEnvironment.BondTolerance;
    }
}
