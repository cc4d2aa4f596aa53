using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures.Assemblies;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Looks for the ligand among a structure's groups, those too that only another alternate location has.
/// </summary>
internal sealed class LigandSearch
{
    private const int LongestList = 20;

    private readonly Structure structure;
    private readonly List<(Structure Structure, LigandGroups Groups)> readings;
    private readonly CancellationToken cancellation;

    internal LigandSearch(Structure structure, CancellationToken cancellation)
    {
        this.structure = structure;
        this.cancellation = cancellation;
        readings = [(structure, new LigandGroups(structure, cancellation))];
        foreach (var letter in structure.Conformers?.Letters ?? [])
        {
            var other = structure.Conformers!.Lead(letter);
            readings.Add((other, new LigandGroups(other, cancellation)));
        }

        Candidates = FindCandidates();
    }

    /// <summary>What may be the ligand: molecules, short chains, what nobody assigned; each largest first.</summary>
    internal ImmutableArray<LigandCandidate> Candidates { get; }

    /// <summary>The only candidate of its kind, or the only one that is no cofactor.</summary>
    /// <exception cref="GlimpseException">There is none, or there are several.</exception>
    internal FoundLigand Single()
    {
        var copied = readings
            .SelectMany(reading => reading.Structure.Residues)
            .Where(residue => residue.Operation is not null)
            .Select(residue => residue.Id)
            .ToHashSet();
        var plausible = Candidates
            .Where(candidate => candidate is { Kind: LigandKind.Molecule, IsCofactor: false })
            .ToImmutableArray();
        foreach (var kind in Enum.GetValues<LigandKind>())
        {
            if (plausible.IsEmpty)
                plausible = [.. Candidates.Where(candidate => candidate.Kind == kind)];
        }

        plausible = [.. WithoutCopies(plausible, candidate => candidate.Ids.Any(copied.Contains))];
        if (plausible.Length != 1)
        {
            throw plausible.IsEmpty
                ? NotFound("no ligand was found", Candidates)
                : NotFound($"{plausible.Length} groups may be the ligand", Candidates);
        }

        return readings.Select(reading => Find(reading, plausible[0])).First(found => found is not null)!;
    }

    /// <summary>The group that a specification names.</summary>
    /// <exception cref="GlimpseException">Nothing fits, or several do.</exception>
    internal FoundLigand Named(LigandSpecification wanted)
    {
        var groups =
            readings.Select(reading => GroupsOf(reading, wanted)).FirstOrDefault(found => found.Count > 0)
            ?? throw wanted.LeftOut(structure)?.Refuse(structure.Source)
            ?? NotFound(
                wanted.IsChain ? $"there is no chain {wanted.Text}" : $"there is no residue {wanted.Text}",
                Candidates);
        if (wanted.Ordinal is { } ordinal)
        {
            return ordinal <= groups.Count
                ? Checked(groups[ordinal - 1], wanted)
                : throw NotFound(
                    string.Create(CultureInfo.InvariantCulture, $"{wanted.Text} asks for one of {groups.Count}"),
                    Candidates);
        }

        if (groups.Count > 1 && groups.TrueForAll(IsSolvent))
            throw NotFound(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wanted.Text} fits {groups.Count} waters or ions, which are no ligands"),
                Candidates);
        return groups.Count == 1
            ? Checked(groups[0], wanted)
            : throw NotFound(
                string.Create(CultureInfo.InvariantCulture, $"{wanted.Text} fits {groups.Count} groups"),
                Numbered([.. groups.Select(Describe)]));
    }

    private static bool IsSolvent(FoundLigand found) =>
        found.Residues.All(residue => found.Groups.ClassOf(residue) is ResidueClass.Water or ResidueClass.Ion);

    /// <summary>Residues by name first, so that C is cytidine where there is one; then the chain.</summary>
    private static List<FoundLigand> GroupsOf(
        (Structure Structure, LigandGroups Groups) reading,
        LigandSpecification wanted)
    {
        var (structure, groups) = reading;
        var matches = wanted.IsChain ? [] : wanted.Matches(structure);
        var found = WithoutCopies(matches, residue => structure.Residues[residue].Operation is not null)
            .Select(residue =>
                groups.ClassOf(residue) is ResidueClass.Polymer or ResidueClass.Water or ResidueClass.Ion
                    ? [residue]
                    : groups.GroupOf(residue))
            .DistinctBy(group => group[0])
            .ToList();
        if (found.Count == 0 && wanted.ChainName is { } chain)
            found.AddRange(ChainGroups(structure, groups, chain));
        return [.. found.Select(group => new FoundLigand(structure, groups, group))];
    }

    /// <summary>The polymer of a chain with what is bonded to it; in a chain without one its hetero groups.</summary>
    private static IEnumerable<ImmutableArray<int>> ChainGroups(Structure structure, LigandGroups groups, string chain)
    {
        var polymer = groups.ChainGroup(chain);
        if (!polymer.IsEmpty)
            return [polymer];
        var own = Enumerable
            .Range(0, structure.Residues.Length)
            .Where(i => structure.Residues[i].Id.Chain == chain)
            .ToList();
        var hetero = own.FindAll(i => groups.ClassOf(i) is ResidueClass.Hetero or ResidueClass.Glycan);
        return (hetero.Count > 0 ? hetero : own.FindAll(i => groups.ClassOf(i) == ResidueClass.Buffer))
            .Select(groups.GroupOf)
            .DistinctBy(group => group[0]);
    }

    /// <summary>
    /// Copies that an assembly adds are meant only by their own names, while what they are copies of is there.
    /// </summary>
    private static IReadOnlyCollection<T> WithoutCopies<T>(IReadOnlyCollection<T> all, Func<T, bool> isCopy)
    {
        var own = all.Where(one => !isCopy(one)).ToList();
        return own.Count > 0 ? own : all;
    }

    private FoundLigand Checked(FoundLigand found, LigandSpecification wanted)
    {
        var (whole, groups, residues) = found;
        var polymer =
            residues.Length > 1
                ? -1
                : residues.FirstOrDefault(residue => groups.ClassOf(residue) == ResidueClass.Polymer, -1);
        if (polymer < 0 || wanted.IsChain || IsLoose(whole, polymer))
            return found;
        var id = whole.Residues[polymer].Id;
        var chain =
            wanted.ChainName is { } name && groups.ChainGroup(name).Length > 0
                ? $"; {name}:: would be chain {name}"
                : "";
        throw NotFound($"{id} is part of a polymer chain, not a ligand{chain}", Candidates);
    }

    /// <summary>True for a modified residue, such as free PCA, that isn't bonded into a chain.</summary>
    private static bool IsLoose(Structure structure, int residue) =>
        structure.Residues[residue].IsHetero
        && !ResidueLinks.Find(structure, other => other == residue)[residue].Exists(link => link.IsBackbone);

    private ImmutableArray<LigandCandidate> FindCandidates()
    {
        var list = new List<LigandCandidate>();
        foreach (var (whole, groups) in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            var known = list.SelectMany(candidate => candidate.Ids).ToHashSet();
            list.AddRange(groups.HeteroGroupsOfInterest().Concat(groups.ShortChains())
                .Select(group => Describe(new FoundLigand(whole, groups, group)))
                .Where(candidate => candidate.HeavyAtoms > 1 && !candidate.Ids.Any(known.Contains)).ToList());
        }

        var copies = list.CountBy(candidate => candidate.Name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return Numbered([
            .. list.Select(candidate => candidate with { Copies = copies[candidate.Name] })
                .OrderBy(candidate => candidate.Kind).ThenByDescending(candidate => candidate.HeavyAtoms),]);
    }

    /// <summary>Numbers groups of one name in the order of the file, so that each can be named.</summary>
    private static ImmutableArray<LigandCandidate> Numbered(ImmutableArray<LigandCandidate> list)
    {
        var twins = list.GroupBy(candidate => candidate.Specification, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .SelectMany(group =>
                group
                    .OrderBy(candidate => candidate.Residues[0])
                    .Select((candidate, i) => (candidate.Specification, First: candidate.Residues[0], Ordinal: i + 1)))
            .ToDictionary(twin => (twin.Specification, twin.First), twin => twin.Ordinal);
        return
        [
            .. list.Select(candidate =>
                candidate with
                {
                    Ordinal = twins.GetValueOrDefault((candidate.Specification, candidate.Residues[0])),
                }),
        ];
    }

    private static FoundLigand? Find((Structure Structure, LigandGroups Groups) reading, LigandCandidate wanted) =>
        wanted.Residues[0] < reading.Structure.Residues.Length
        && reading.Structure.Residues[wanted.Residues[0]].Id == wanted.Ids[0]
            ? new FoundLigand(reading.Structure, reading.Groups, wanted.Residues)
            : null;

    /// <summary>What is to be said of a group.</summary>
    internal static LigandCandidate Describe(FoundLigand found)
    {
        var (structure, groups, residues) = found;
        var heavy = residues.SelectMany(residue => structure.Residues[residue].AtomIndices)
            .Where(atom => !structure.Atoms[atom].Element.IsHydrogen).ToList();
        return new LigandCandidate(
            residues,
            [.. residues.Select(residue => structure.Residues[residue].Id)],
            heavy.Count,
            heavy.Count == 0 ? 0 : heavy.Average(atom => structure.Atoms[atom].Occupancy),
            residues.Any(residue => HeteroGroups.IsCofactor(structure.Residues[residue].Id.Name)),
            groups.LinksToPolymer(residues).Any(),
            Copies: 1)
        {
            Kind =
                groups.IsUnassigned(residues) ? LigandKind.Unassigned
                : groups.ClassOf(residues[0]) is ResidueClass.ShortChain or ResidueClass.Polymer && residues.Length > 1
                    ? LigandKind.Chain
                : LigandKind.Molecule,
        };
    }

    private GlimpseException NotFound(string what, ImmutableArray<LigandCandidate> candidates)
    {
        var list = string.Join(", ", candidates.Take(LongestList).Select(candidate => candidate.ToString()));
        if (candidates.Length > LongestList)
            list += string.Create(CultureInfo.InvariantCulture, $" and {candidates.Length - LongestList} more");
        var assembly = structure.Remarks.FirstOrDefault(remark => remark.Code == AssemblyBuilder.Code);
        if (assembly is not null)
            what += $" ({assembly.Message.TrimEnd('.')})";
        var others = "";
        if (structure.ModelCount > 1)
            others = string.Create(
                CultureInfo.InvariantCulture,
                $" The file holds {structure.ModelCount} models: --model-number reads another one, --assembly models "
                    + $"joins them.");
        else if (assembly is not null)
            others = " Without --assembly the file is taken as it stands.";

        var fault = candidates.IsEmpty
            ? new GlimpseException(
                GlimpseErrorCode.LigandNotFound,
                $"{structure.Source}: {what}, and there are no candidates.",
                $"Give the ligand in a file of its own, or name its residue as CHAIN:NAME:NUMBER.{others}")
            : new GlimpseException(
                GlimpseErrorCode.LigandNotFound,
                $"{structure.Source}: {what}; candidates are {list}.",
                $"Name one of them, such as {candidates[0].Specification}.{others}");
        return structure.ModelCount > 1 ? fault.Naming("model-number", "assembly models")
            : assembly is not null ? fault.Naming("assembly")
            : fault;
    }
}
