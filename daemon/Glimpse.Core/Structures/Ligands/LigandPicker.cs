using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Finds the ligand in a complex as a crystallographer would: hetero groups by size, without water, ions, buffer
/// components, sugars on the protein and modified residues of a chain, then short chains; residues bonded to each other
/// count as one.
/// </summary>
public static class LigandPicker
{
    /// <summary>
    /// The groups that may be the ligand: molecules, then short chains, then what nobody assigned, each largest first.
    /// </summary>
    public static ImmutableArray<LigandCandidate> Candidates(
        Structure structure,
        CancellationToken cancellation = default
    ) => new LigandSearch(structure, cancellation).Candidates;

    /// <summary>Parts a complex into ligand and receptor.</summary>
    /// <param name="structure">The complex.</param>
    /// <param name="specification">
    /// NAME, NAME:NUMBER or CHAIN:NAME:NUMBER (number with insertion code, chain blank as in <c>:478:200</c>), CHAIN::
    /// for a chain, with #N the Nth of those that it fits; null takes the only plausible candidate.
    /// </param>
    /// <param name="isPlaced">False for the topology of a trajectory: where the ligand lies is then asked of each
    /// frame.</param>
    /// <param name="mostAtoms">Most heavy atoms of the ligand.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">
    /// Nothing fits, or several do (the message lists them); or the ligand has one heavy atom or too many, or lies
    /// farther than 6 Å from the protein.
    /// </exception>
    public static LigandSite Pick(
        Structure structure,
        string? specification,
        bool isPlaced = true,
        int mostAtoms = LigandSize.Most,
        CancellationToken cancellation = default)
    {
        var search = new LigandSearch(structure, cancellation);
        var isAssumed = string.IsNullOrWhiteSpace(specification);
        var found = isAssumed ? search.Single() : search.Named(LigandSpecification.Parse(specification!));
        var led = isPlaced ? found.Led(cancellation) : found;
        var candidate =
            search.Candidates.FirstOrDefault(one =>
                one.Residues[0] == found.Residues[0] && one.Ids[0] == found.Structure.Residues[found.Residues[0]].Id
            ) ?? LigandSearch.Describe(found);
        return LigandChecks.Check(
            Cut(led, isAssumed, isPlaced) with
            {
                Specification = candidate.Specification,
            },
            isPlaced,
            mostAtoms);
    }

    /// <summary>Puts a ligand from its own file beside a protein, with the same checks.</summary>
    /// <param name="ligand">The ligand.</param>
    /// <param name="receptor">The protein.</param>
    /// <param name="isPlaced">False for the topology of a trajectory: where the ligand lies is then asked of each
    /// frame.</param>
    /// <param name="mostAtoms">Most heavy atoms of the ligand.</param>
    /// <exception cref="GlimpseException">The ligand has one heavy atom or too many, or lies farther than 6 Å from the
    /// protein.</exception>
    public static LigandSite Pair(
        Structure ligand,
        Structure receptor,
        bool isPlaced = true,
        int mostAtoms = LigandSize.Most)
    {
        var site = new LigandSite(CounterIons.Without(ligand, out var kept), receptor)
        {
            RecordAtoms = ligand.Atoms.Length,
            OfRecord = kept,
        };
        return LigandChecks.Check(site, isPlaced, mostAtoms);
    }

    private static LigandSite Cut(FoundLigand found, bool isAssumed, bool isPlaced)
    {
        var (structure, groups, residues) = found;
        var chosen = residues.ToHashSet();
        var rivals = isPlaced ? Rivals.Of(found) : [];
        var names = residues
            .Select(residue => structure.Residues[residue].Id.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var ligand = Substructure.Of(structure, chosen.Contains, remark => Concerns(remark, names));
        var receptor = Substructure.Of(structure, IsReceptor, remark => !Concerns(remark, names));
        var id = structure.Residues[residues[0]].Id;
        var remarks = ligand.Remarks.ToBuilder();
        if (isAssumed)
            remarks.Add(Remark.Assumption("ligand-chosen", $"{id} was taken as the ligand.", id.ToString()));
        if (residues.Length > 1)
        {
            var all = string.Join(", ", names);
            var message = $"The residues {all} are bonded to each other and were taken as one ligand.";
            remarks.Add(Remark.Assumption("ligand-joined", message, id.ToString()));
        }

        var ids = residues.Select(residue => structure.Residues[residue].Id).ToHashSet();
        ligand = ligand with { LeftOut = [.. structure.LeftOut.Where(atom => ids.Contains(atom.Residue))] };
        receptor = receptor with { LeftOut = [.. structure.LeftOut.Where(atom => !ids.Contains(atom.Residue))] };
        foreach (var rival in rivals)
        {
            var other = structure.Residues[rival].Id.ToString();
            remarks.Add(
                Remark.Assumption(
                    "overlapping-group-left-out",
                    $"Another {other} lies where the ligand does and was left out.",
                    other));
        }

        return new LigandSite(
            ligand with
            {
                Remarks = remarks.ToImmutable(),
                HasBondOrders = BondOrders.AreComplete(ligand),
                Conformers = null,
            },
            receptor with
            {
                Conformers = null,
            })
        {
            LigandAtoms = AtomsOf(structure, chosen.Contains),
            ReceptorAtoms = AtomsOf(structure, IsReceptor),
            StatedBonds = StatedAcross(structure, chosen.Contains, IsReceptor),
        };

        bool IsReceptor(int residue) => !chosen.Contains(residue) && !rivals.Contains(residue);
    }

    /// <summary>The stated bonds between ligand and receptor, by the indices that their atoms get.</summary>
    private static ImmutableArray<CutBond> StatedAcross(
        Structure structure,
        Func<int, bool> isLigand,
        Func<int, bool> isReceptor)
    {
        var ends = structure
            .Bonds.Select(bond =>
                IsIn(isLigand, bond.First)
                    ? (Own: bond.First, Other: bond.Second)
                    : (Own: bond.Second, Other: bond.First))
            .Where(bond => IsIn(isLigand, bond.Own) && IsIn(isReceptor, bond.Other))
            .ToList();
        if (ends.Count == 0)
            return [];
        var (ligand, receptor) = (AtomsOf(structure, isLigand), AtomsOf(structure, isReceptor));
        return [.. ends.Select(bond => new CutBond(ligand.IndexOf(bond.Own), receptor.IndexOf(bond.Other)))];

        bool IsIn(Func<int, bool> side, int atom) => side(structure.Atoms[atom].Residue);
    }

    /// <summary>The atoms of some residues, in the order in which <see cref="Substructure"/> keeps them.</summary>
    private static ImmutableArray<int> AtomsOf(Structure structure, Func<int, bool> keep) =>
        [
            .. Enumerable
                .Range(0, structure.Residues.Length)
                .Where(keep)
                .SelectMany(residue => structure.Residues[residue].AtomIndices),
        ];

    private static bool Concerns(Remark remark, HashSet<string> residues) =>
        remark.Where != null && residues.Contains(remark.Where.Split(' ')[0]);
}
