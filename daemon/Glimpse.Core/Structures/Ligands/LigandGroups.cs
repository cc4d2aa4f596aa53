using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Sorts a structure's residues into chains, solvent and hetero groups, and joins hetero groups that are bonded to each
/// other.
/// </summary>
internal sealed class LigandGroups
{
    /// <summary>A chain of at most this many residues, one of them no amino acid, is a peptide-like ligand.</summary>
    private const int LongestPeptideLigand = 12;

    /// <summary>The name of residues that nobody assigned.</summary>
    private const string Unassigned = "UNK";

    /// <summary>N, CA and C.</summary>
    private const int BackboneAtoms = 3;

    /// <summary>A chain of at most this many residues may be the ligand.</summary>
    private const int LongestShortChain = 30;

    private readonly Structure structure;
    private readonly ResidueClass[] classes;
    private List<ResidueLink>[] links;

    internal LigandGroups(Structure structure, CancellationToken cancellation = default)
    {
        this.structure = structure;
        classes = [.. structure.Residues.Select(residue => ClassByName(structure, residue, heteroCounts: true))];
        if (!classes.Contains(ResidueClass.Polymer))
            classes = [.. structure.Residues.Select(residue => ClassByName(structure, residue, heteroCounts: false))];
        cancellation.ThrowIfCancellationRequested();
        links = FindLinks();
        cancellation.ThrowIfCancellationRequested();
        Spread(ResidueClass.Polymer, (residue, link) => link.IsBackbone && !HeteroGroups.IsSugar(NameOf(residue)));
        FreePeptideLigands();
        FreeListedMolecules();
        MarkGlycans();
        MarkShortChains();
    }

    internal ResidueClass ClassOf(int residue) => classes[residue];

    /// <summary>The bonds of a group to the polymer.</summary>
    internal IEnumerable<ResidueLink> LinksToPolymer(IReadOnlyCollection<int> group) =>
        group
            .SelectMany(residue => links[residue])
            .Where(link =>
                IsPolymer(structure.Atoms[link.SecondAtom].Residue)
                && !group.Contains(structure.Atoms[link.SecondAtom].Residue));

    /// <summary>
    /// The hetero residues that are bonded to one, itself included, in file order; of a short chain the chain and what
    /// is bonded to it.
    /// </summary>
    internal ImmutableArray<int> GroupOf(int residue)
    {
        if (classes[residue] == ResidueClass.ShortChain)
            return ChainGroup(structure.Residues[residue].Id.Chain);
        return HeteroGroupOf(residue);
    }

    /// <summary>
    /// The polymer residues of a chain with the hetero groups that are bonded to them, in file order; empty where there
    /// are none.
    /// </summary>
    internal ImmutableArray<int> ChainGroup(string chain)
    {
        var group = new SortedSet<int>(
            Enumerable.Range(0, classes.Length).Where(i => structure.Residues[i].Id.Chain == chain && IsPolymer(i)));
        for (var i = 0; i < classes.Length && group.Count > 0; i++)
        {
            if (
                classes[i] is ResidueClass.Hetero or ResidueClass.Glycan
                && links[i].Exists(link => group.Contains(structure.Atoms[link.SecondAtom].Residue)))
                group.UnionWith(HeteroGroupOf(i));
        }

        return [.. group];
    }

    /// <summary>The short chains that may be the ligand, each with what is bonded to it.</summary>
    internal IEnumerable<ImmutableArray<int>> ShortChains() =>
        Enumerable.Range(0, classes.Length).Where(i => classes[i] == ResidueClass.ShortChain)
            .Select(i => structure.Residues[i].Id.Chain).Distinct(StringComparer.Ordinal).Select(ChainGroup);

    /// <summary>True for a group that is a piece of a chain without any residue known.</summary>
    internal bool IsUnassigned(ImmutableArray<int> group) =>
        group.All(residue => NameOf(residue) == Unassigned && HasBackbone(residue));

    private bool IsPolymer(int residue) => classes[residue] is ResidueClass.Polymer or ResidueClass.ShortChain;

    private bool HasBackbone(int residue) =>
        structure.Residues[residue].AtomIndices.Count(atom => structure.Atoms[atom].Name is "N" or "CA" or "C")
        == BackboneAtoms;

    private ImmutableArray<int> HeteroGroupOf(int residue)
    {
        var group = new SortedSet<int> { residue };
        var open = new Stack<int>(group);
        while (open.TryPop(out var next))
        {
            foreach (var link in links[next])
            {
                var partner = structure.Atoms[link.SecondAtom].Residue;
                if (
                    classes[partner] is ResidueClass.Hetero or ResidueClass.Glycan or ResidueClass.Buffer
                    && group.Add(partner))
                    open.Push(partner);
            }

            foreach (var other in OfSameMolecule(next))
            {
                if (group.Add(other))
                    open.Push(other);
            }
        }

        return [.. group];
    }

    /// <summary>The other residues of a listed molecule, over gaps that the model has.</summary>
    private IEnumerable<int> OfSameMolecule(int residue) =>
        structure.Residues[residue] is { Molecule: { } molecule, Operation: var operation }
            ? Enumerable
                .Range(0, classes.Length)
                .Where(i =>
                    classes[i] == ResidueClass.Hetero
                    && structure.Residues[i].Molecule == molecule
                    && structure.Residues[i].Operation == operation)
            : [];

    /// <summary>Groups with at least one residue that is neither solvent, ion, glycan nor buffer.</summary>
    internal IEnumerable<ImmutableArray<int>> HeteroGroupsOfInterest()
    {
        var seen = new HashSet<int>();
        for (var residue = 0; residue < classes.Length; residue++)
        {
            if (classes[residue] != ResidueClass.Hetero || seen.Contains(residue))
                continue;
            var group = GroupOf(residue);
            seen.UnionWith(group);
            yield return group;
        }
    }

    /// <summary>
    /// A standard residue among HETATM records may be a ligand, unless the whole file is written as HETATM.
    /// </summary>
    private static ResidueClass ClassByName(Structure structure, Residue residue, bool heteroCounts)
    {
        var name = residue.Id.Name;
        var heavy = 0;
        foreach (var atom in residue.AtomIndices)
            heavy += structure.Atoms[atom].Element.IsHydrogen ? 0 : 1;
        if (HeteroGroups.IsWater(name))
            return ResidueClass.Water;
        if (
            heavy <= 1
            && (residue.IsHetero || HeteroGroups.IsIon(name) || structure.Atoms[residue.FirstAtom].Element.IsMetal))
            return ResidueClass.Ion;
        if (PolymerResidues.IsModified(name) || PolymerResidues.IsCap(name)
            || (PolymerResidues.Contains(name) && !(residue.IsHetero && heteroCounts)))
        {
            return ResidueClass.Polymer;
        }

        return HeteroGroups.IsBuffer(name) ? ResidueClass.Buffer : ResidueClass.Hetero;
    }

    private List<ResidueLink>[] FindLinks() =>
        ResidueLinks.Find(
            structure,
            residue => classes[residue] is ResidueClass.Hetero or ResidueClass.Buffer or ResidueClass.ShortChain);

    private string NameOf(int residue) => structure.Residues[residue].Id.Name;

    /// <summary>Gives the class to hetero residues bonded to a residue that has it.</summary>
    private void Spread(ResidueClass spreading, Func<int, ResidueLink, bool> follows)
    {
        var open = new Stack<int>(Enumerable.Range(0, classes.Length).Where(residue => classes[residue] == spreading));
        while (open.TryPop(out var next))
        {
            foreach (var link in links[next])
            {
                var partner = structure.Atoms[link.SecondAtom].Residue;
                if (classes[partner] != ResidueClass.Hetero || !follows(partner, link))
                    continue;
                classes[partner] = spreading;
                open.Push(partner);
            }
        }
    }

    /// <summary>
    /// A short chain of its own with a residue that is no amino acid, such as ACE-LEU-LEU-AR7, is a ligand.
    /// </summary>
    private void FreePeptideLigands()
    {
        var chains = Enumerable.Range(0, classes.Length).Where(residue => classes[residue] == ResidueClass.Polymer)
            .GroupBy(residue => structure.Residues[residue].Id.Chain, StringComparer.Ordinal).ToList();
        if (chains.Count < 2 || chains.Max(chain => chain.Count()) <= LongestPeptideLigand)
            return;
        foreach (var chain in chains.Where(chain => chain.Count() <= LongestPeptideLigand && chain.Any(IsForeign)))
        {
            foreach (var residue in chain)
                classes[residue] = ResidueClass.Hetero;
            links = FindLinks();
        }
    }

    /// <summary>
    /// What the entry lists as a molecule of its own is no chain, however long, while there are chains beside it.
    /// </summary>
    private void FreeListedMolecules()
    {
        var listed = Enumerable
            .Range(0, classes.Length)
            .Where(i => classes[i] == ResidueClass.Polymer && structure.Residues[i].Molecule is not null)
            .ToList();
        if (listed.Count == 0 || classes.Count(one => one == ResidueClass.Polymer) == listed.Count)
            return;
        foreach (var residue in listed)
            classes[residue] = ResidueClass.Hetero;
        links = FindLinks();
    }

    private bool IsForeign(int residue)
    {
        var name = NameOf(residue);
        return !PolymerResidues.Contains(name) && !PolymerResidues.IsModified(name) && !PolymerResidues.IsCap(name);
    }

    /// <summary>
    /// A short chain beside a long one, a peptide beside nucleic acid, and one with foreign residues may be the ligand;
    /// where a cut has left pieces of a longer chain, they aren't bonded to each other.
    /// </summary>
    private void MarkShortChains()
    {
        var chains = Enumerable
            .Range(0, classes.Length)
            .Where(residue => classes[residue] == ResidueClass.Polymer)
            .GroupBy(residue => structure.Residues[residue].Id.Chain, StringComparer.Ordinal)
            .Select(chain => chain.ToArray())
            .ToList();
        var isNucleic = chains.Exists(chain =>
            Array.Exists(chain, residue => PolymerResidues.IsNucleotide(NameOf(residue))));
        var isLong = chains.Exists(chain => chain.Length > LongestShortChain);
        var found = chains
            .Where(chain =>
                chain.Length is > 1 and <= LongestShortChain
                && chains.Count > 1
                && (
                    isLong
                    || Array.Exists(chain, IsForeign)
                    || (isNucleic && !Array.Exists(chain, residue => PolymerResidues.IsNucleotide(NameOf(residue))))))
            .ToList();
        if (found.Count == 0)
            return;
        foreach (var residue in found.SelectMany(chain => chain))
            classes[residue] = ResidueClass.ShortChain;
        links = FindLinks();
        foreach (var residue in found.Where(chain => !IsWhole(chain)).SelectMany(chain => chain))
            classes[residue] = ResidueClass.Polymer;
    }

    /// <summary>
    /// True when all residues of a chain are bonded to each other, or the deposited sequence says that it is that
    /// short.
    /// </summary>
    private bool IsWhole(int[] chain)
    {
        if (
            structure.Sequences.TryGetValue(structure.Residues[chain[0]].Id.Chain, out var sequence)
            && sequence.Length > 0)
            return sequence.Length <= LongestShortChain;
        var seen = new HashSet<int> { chain[0] };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var next))
        {
            foreach (var link in links[next])
            {
                var partner = structure.Atoms[link.SecondAtom].Residue;
                if (chain.Contains(partner) && seen.Add(partner))
                    open.Push(partner);
            }
        }

        return seen.Count == chain.Length;
    }

    private void MarkGlycans()
    {
        for (var residue = 0; residue < classes.Length; residue++)
        {
            if (
                classes[residue] == ResidueClass.Hetero
                && HeteroGroups.IsSugar(NameOf(residue))
                && LinksToPolymer([residue]).Any())
                classes[residue] = ResidueClass.Glycan;
        }

        Spread(ResidueClass.Glycan, (residue, _) => HeteroGroups.IsSugar(NameOf(residue)));
    }
}
