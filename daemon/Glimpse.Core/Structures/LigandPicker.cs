using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Structures;

/// <summary>
/// Finds the ligand in a complex as a crystallographer would: hetero groups by size, without water, ions, buffer
/// components, sugars on the protein and modified residues of a chain; residues bonded to each other count as one.
/// </summary>
public static class LigandPicker
{
    private const int LongestList = 20;

    /// <summary>The groups that may be the ligand, largest first.</summary>
    public static ImmutableArray<LigandCandidate> Candidates(Structure structure, CancellationToken cancellation = default) =>
        Candidates(structure, new LigandGroups(structure, cancellation));

    /// <summary>Parts a complex into ligand and receptor.</summary>
    /// <param name="structure">The complex.</param>
    /// <param name="specification">
    /// NAME, NAME:NUMBER or CHAIN:NAME:NUMBER (number with insertion code, chain blank as in <c>:478:200</c>); null takes
    /// the only plausible candidate.
    /// </param>
    /// <param name="isPlaced">False for the topology of a trajectory: where the ligand lies is then asked of each frame.</param>
    /// <param name="mostAtoms">Most heavy atoms of the ligand.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">
    /// Nothing fits, or several do (the message lists them); or the ligand has one heavy atom or too many, or lies
    /// farther than 6 Å from the protein.
    /// </exception>
    public static LigandSite Pick(
        Structure structure, string? specification, bool isPlaced = true, int mostAtoms = LigandSize.Most, CancellationToken cancellation = default)
    {
        var groups = new LigandGroups(structure, cancellation);
        var candidates = Candidates(structure, groups);
        var residues = string.IsNullOrWhiteSpace(specification)
            ? Single(structure, candidates).Residues
            : Named(structure, groups, candidates, LigandSpecification.Parse(specification));
        return LigandChecks.Check(Cut(structure, groups, residues, isAssumed: string.IsNullOrWhiteSpace(specification)), isPlaced, mostAtoms);
    }

    /// <summary>Puts a ligand from its own file beside a protein, with the same checks.</summary>
    /// <param name="ligand">The ligand.</param>
    /// <param name="receptor">The protein.</param>
    /// <param name="isPlaced">False for the topology of a trajectory: where the ligand lies is then asked of each frame.</param>
    /// <param name="mostAtoms">Most heavy atoms of the ligand.</param>
    /// <exception cref="GlimpseException">The ligand has one heavy atom or too many, or lies farther than 6 Å from the protein.</exception>
    public static LigandSite Pair(Structure ligand, Structure receptor, bool isPlaced = true, int mostAtoms = LigandSize.Most) =>
        LigandChecks.Check(new LigandSite(ligand, receptor), isPlaced, mostAtoms);

    private static ImmutableArray<LigandCandidate> Candidates(Structure structure, LigandGroups groups)
    {
        var list = groups.HeteroGroupsOfInterest().Select(group => Describe(structure, groups, group))
            .Where(candidate => candidate.HeavyAtoms > 1).ToList();
        var copies = list.CountBy(candidate => candidate.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. list.Select(candidate => candidate with { Copies = copies[candidate.Name] }).OrderByDescending(candidate => candidate.HeavyAtoms)];
    }

    private static LigandCandidate Describe(Structure structure, LigandGroups groups, ImmutableArray<int> residues)
    {
        var heavy = residues.SelectMany(residue => structure.Residues[residue].AtomIndices)
            .Where(atom => !structure.Atoms[atom].Element.IsHydrogen).ToList();
        return new LigandCandidate(
            residues,
            [.. residues.Select(residue => structure.Residues[residue].Id)],
            heavy.Count,
            heavy.Count == 0 ? 0 : heavy.Average(atom => structure.Atoms[atom].Occupancy),
            residues.Any(residue => HeteroGroups.IsCofactor(structure.Residues[residue].Id.Name)),
            groups.LinksToPolymer(residues).Any(),
            Copies: 1);
    }

    /// <summary>The only candidate, or the only one that is no cofactor.</summary>
    private static LigandCandidate Single(Structure structure, ImmutableArray<LigandCandidate> candidates)
    {
        var plausible = candidates.Where(candidate => !candidate.IsCofactor).ToImmutableArray();
        if (plausible.IsEmpty)
            plausible = candidates;
        if (plausible.Length == 1)
            return plausible[0];
        throw plausible.IsEmpty
            ? NotFound(structure, "no ligand was found", candidates)
            : NotFound(structure, $"{plausible.Length} groups may be the ligand", candidates);
    }

    private static ImmutableArray<int> Named(
        Structure structure, LigandGroups groups, ImmutableArray<LigandCandidate> candidates, LigandSpecification wanted)
    {
        var matches = wanted.Matches(structure);
        if (matches.Count == 0)
            throw NotFound(structure, $"there is no residue {wanted.Text}", candidates);
        var found = matches.Select(residue => GroupOf(structure, groups, residue)).DistinctBy(group => group[0]).ToList();
        if (found.Count == 1)
        {
            var polymer = found[0].FirstOrDefault(residue => groups.ClassOf(residue) == ResidueClass.Polymer, -1);
            return polymer < 0 || IsLoose(structure, polymer) ? found[0] : throw NotFound(
                structure, $"{structure.Residues[polymer].Id} is part of a polymer chain, not a ligand", candidates);
        }

        throw NotFound(
            structure, $"{wanted.Text} fits {found.Count} groups", [.. found.Select(group => Describe(structure, groups, group))]);
    }

    private static ImmutableArray<int> GroupOf(Structure structure, LigandGroups groups, int residue) =>
        groups.ClassOf(residue) is ResidueClass.Hetero or ResidueClass.Glycan or ResidueClass.Buffer ? groups.GroupOf(residue) : [residue];

    /// <summary>True for a modified residue, such as free PCA, that isn't bonded into a chain.</summary>
    private static bool IsLoose(Structure structure, int residue) =>
        structure.Residues[residue].IsHetero && !ResidueLinks.Find(structure, other => other == residue)[residue].Exists(link => link.IsBackbone);

    private static LigandSite Cut(Structure structure, LigandGroups groups, ImmutableArray<int> residues, bool isAssumed)
    {
        var chosen = residues.ToHashSet();
        var names = residues.Select(residue => structure.Residues[residue].Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var ligand = Substructure.Of(structure, chosen.Contains, remark => Concerns(remark, names));
        var receptor = Substructure.Of(structure, residue => !chosen.Contains(residue), remark => !Concerns(remark, names));
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

        foreach (var link in groups.LinksToPolymer(residues))
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"{structure.Describe(link.FirstAtom)} is bonded to {structure.Describe(link.SecondAtom)}; the ligand was cut there.");
            remarks.Add(Remark.Assumption("covalent-ligand-cut", message, structure.Describe(link.FirstAtom)));
        }

        var ids = residues.Select(residue => structure.Residues[residue].Id).ToHashSet();
        ligand = ligand with { LeftOut = [.. structure.LeftOut.Where(atom => ids.Contains(atom.Residue))] };
        receptor = receptor with { LeftOut = [.. structure.LeftOut.Where(atom => !ids.Contains(atom.Residue))] };
        return new LigandSite(ligand with { Remarks = remarks.ToImmutable(), HasBondOrders = BondOrders.AreComplete(ligand) }, receptor)
        {
            LigandAtoms = AtomsOf(structure, chosen.Contains),
            ReceptorAtoms = AtomsOf(structure, residue => !chosen.Contains(residue)),
        };
    }

    /// <summary>The atoms of some residues, in the order in which <see cref="Substructure"/> keeps them.</summary>
    private static ImmutableArray<int> AtomsOf(Structure structure, Func<int, bool> keep) =>
        [.. Enumerable.Range(0, structure.Residues.Length).Where(keep).SelectMany(residue => structure.Residues[residue].AtomIndices)];

    private static bool Concerns(Remark remark, HashSet<string> residues) => remark.Where != null && residues.Contains(remark.Where.Split(' ')[0]);

    private static GlimpseException NotFound(Structure structure, string what, ImmutableArray<LigandCandidate> candidates)
    {
        var list = string.Join(", ", candidates.Take(LongestList).Select(candidate => candidate.ToString()));
        if (candidates.Length > LongestList)
            list += string.Create(CultureInfo.InvariantCulture, $" and {candidates.Length - LongestList} more");
        return candidates.IsEmpty
            ? new(
                GlimpseErrorCode.LigandNotFound,
                $"{structure.Source}: {what}, and there are no candidates.",
                "Give the ligand in a file of its own, or name its residue as CHAIN:NAME:NUMBER.")
            : new(
                GlimpseErrorCode.LigandNotFound,
                $"{structure.Source}: {what}; candidates are {list}.",
                $"Name one of them, such as {candidates[0].Specification}.");
    }
}
