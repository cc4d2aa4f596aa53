using System.Collections.Frozen;
using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;

namespace Glimpse.Core.Chemistry.Residues;

/// <summary>
/// Reads templates.txt: classes of residues with a common backbone, residues, chain ends, other names.
/// </summary>
internal static class TemplateTable
{
    private const string Peptide = "peptide";

    internal static FrozenDictionary<string, ResidueTemplate> Parse(TextReader reader)
    {
        var backbone = TemplateGraph.Empty;
        var isPeptide = false;
        var ends = new Dictionary<string, TemplateGraph>(StringComparer.Ordinal);
        var residues = new List<(string Name, TemplateGraph SideChain, TemplateGraph Backbone, bool IsPeptide)>();
        var sameAs = new List<(string State, string Other)>();
        var aliases = new List<(string Residue, string Other, string Atom)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "@class":
                    backbone = TemplateGraph.Parse(line);
                    isPeptide = words[1] == Peptide;
                    break;
                case "@end":
                    ends[words[1]] = TemplateGraph.Parse(line);
                    break;
                case "@same":
                    sameAs.AddRange(words.Skip(2).Select(other => (words[1], other)));
                    break;
                case "@atom":
                    aliases.Add((words[1], words[2], words[3]));
                    break;
                default:
                    residues.Add((words[0], TemplateGraph.Parse(line), backbone, isPeptide));
                    break;
            }
        }

        TemplateGraph[] peptideEnds = [ends["nterm"], ends["cterm"], ends["both"]];
        var templates = new Dictionary<string, ResidueTemplate>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, sideChain, own, peptide) in residues)
        {
            var inChain = Type(own, sideChain);
            FrozenDictionary<string, AtomKind>[] kinds = peptide
                ? [inChain, .. peptideEnds.Select(end => Type(end, sideChain))]
                : [inChain, inChain, inChain, inChain];
            var atoms = own.With(sideChain).ToMolecule().Names.Where(IsOwn).ToImmutableArray();
            var others = aliases
                .Where(a => a.Residue == "*" || a.Residue == name)
                .ToFrozenDictionary(a => a.Other, a => a.Atom);
            templates[name] = new ResidueTemplate(name, peptide, atoms, kinds, others)
            {
                Bonds = [.. own.With(sideChain).Bonds.Where(bond => IsOwn(bond.First) && IsOwn(bond.Second))],
            };
        }

        foreach (var (state, other) in sameAs)
            templates[other] = templates[state];
        foreach (var (name, template) in templates.Where(entry => entry.Value.IsAminoAcid).ToList())
        {
            templates.TryAdd("N" + name, template);
            templates.TryAdd("C" + name, template);
        }

        return templates.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, AtomKind> Type(TemplateGraph backbone, TemplateGraph sideChain)
    {
        var (molecule, names) = backbone.With(sideChain).ToMolecule();
        var kinds = AtomKind.Of(molecule);
        return names
            .Zip(kinds)
            .Where(pair => IsOwn(pair.First))
            .ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }

    private static bool IsOwn(string atomName) => atomName[0] is not ('<' or '>');
}
