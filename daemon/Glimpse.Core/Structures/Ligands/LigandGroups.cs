using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>Sorts a structure's residues into chains, solvent and hetero groups, and joins hetero groups that are bonded to each other.</summary>
internal sealed class LigandGroups
{
    /// <summary>A chain of at most this many residues, one of them no amino acid, is a peptide-like ligand.</summary>
    private const int LongestPeptideLigand = 12;

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
        MarkGlycans();
    }

    internal ResidueClass ClassOf(int residue) => classes[residue];

    /// <summary>The bonds of a group to the polymer.</summary>
    internal IEnumerable<ResidueLink> LinksToPolymer(IEnumerable<int> group) =>
        group.SelectMany(residue => links[residue]).Where(link => classes[structure.Atoms[link.SecondAtom].Residue] == ResidueClass.Polymer);

    /// <summary>The hetero residues that are bonded to one, itself included, in file order.</summary>
    internal ImmutableArray<int> GroupOf(int residue)
    {
        var group = new SortedSet<int> { residue };
        var open = new Stack<int>(group);
        while (open.TryPop(out var next))
        {
            foreach (var link in links[next])
            {
                var partner = structure.Atoms[link.SecondAtom].Residue;
                if (classes[partner] is ResidueClass.Hetero or ResidueClass.Glycan or ResidueClass.Buffer && group.Add(partner))
                    open.Push(partner);
            }
        }

        return [.. group];
    }

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

    /// <summary>A standard residue among HETATM records may be a ligand, unless the whole file is written as HETATM.</summary>
    private static ResidueClass ClassByName(Structure structure, Residue residue, bool heteroCounts)
    {
        var name = residue.Id.Name;
        var heavy = 0;
        foreach (var atom in residue.AtomIndices)
            heavy += structure.Atoms[atom].Element.IsHydrogen ? 0 : 1;
        if (HeteroGroups.IsWater(name))
            return ResidueClass.Water;
        if (heavy <= 1 && (residue.IsHetero || HeteroGroups.IsIon(name) || structure.Atoms[residue.FirstAtom].Element.IsMetal))
            return ResidueClass.Ion;
        if (PolymerResidues.IsModified(name) || PolymerResidues.IsCap(name)
            || (PolymerResidues.Contains(name) && !(residue.IsHetero && heteroCounts)))
        {
            return ResidueClass.Polymer;
        }

        return HeteroGroups.IsBuffer(name) ? ResidueClass.Buffer : ResidueClass.Hetero;
    }

    private List<ResidueLink>[] FindLinks() =>
        ResidueLinks.Find(structure, residue => classes[residue] is ResidueClass.Hetero or ResidueClass.Buffer);

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

    /// <summary>A short chain of its own with a residue that is no amino acid, such as ACE-LEU-LEU-AR7, is a ligand.</summary>
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

        bool IsForeign(int residue)
        {
            var name = NameOf(residue);
            return !PolymerResidues.Contains(name) && !PolymerResidues.IsModified(name) && !PolymerResidues.IsCap(name);
        }
    }

    private void MarkGlycans()
    {
        for (var residue = 0; residue < classes.Length; residue++)
        {
            if (classes[residue] == ResidueClass.Hetero && HeteroGroups.IsSugar(NameOf(residue)) && LinksToPolymer([residue]).Any())
                classes[residue] = ResidueClass.Glycan;
        }

        Spread(ResidueClass.Glycan, (residue, _) => HeteroGroups.IsSugar(NameOf(residue)));
    }
}
