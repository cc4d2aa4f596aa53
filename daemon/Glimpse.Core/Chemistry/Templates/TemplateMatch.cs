using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Templates;

/// <summary>
/// Finds each atom of a ligand in its template: a subgraph monomorphism by backtracking, as atoms may be missing. Of
/// several matches the one whose double bonds are shortest is taken.
/// </summary>
internal sealed class TemplateMatch
{
    private const int MaxMatches = 64;
    private const int MaxSteps = 400_000;
    private const int StepsBetweenLooks = 1024;

    private readonly MolecularGraph observed;
    private readonly MolecularGraph template;
    private readonly Shape shape;
    private readonly int[] sequence;
    private readonly int[] match;
    private readonly bool[] used;
    private readonly CancellationToken cancellation;
    private int[]? best;
    private double bestCost = double.MaxValue;
    private int deepest;
    private int matches;
    private int steps;

    private TemplateMatch(MolecularGraph observed, MolecularGraph template, Shape shape, CancellationToken cancellation)
    {
        this.observed = observed;
        this.template = template;
        this.shape = shape;
        this.cancellation = cancellation;
        sequence = Sequence(observed);
        match = new int[observed.Count];
        used = new bool[template.Count];
        Array.Fill(match, -1);
    }

    /// <summary>For each observed atom its template atom; -1 for a metal.</summary>
    /// <exception cref="GlimpseException">It isn't the same molecule (the message says what differs), or too symmetric
    /// to be matched.</exception>
    internal static int[] Find(
        MolecularGraph observed,
        MolecularGraph template,
        Shape shape,
        Func<int, string> describe,
        CancellationToken cancellation)
    {
        RefuseSurplus(observed, template);
        var search = new TemplateMatch(observed, template, shape, cancellation);
        search.Extend(0);
        if (search.best is not null)
            return search.best;
        if (search.steps > MaxSteps)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No match of ligand and template was found in {MaxSteps} steps: they are too symmetric, or differ."
                ),
                "Leave --template out to have bond orders perceived.").Naming("template");
        }

        var atom = search.sequence[Math.Min(search.deepest, search.sequence.Length - 1)];
        throw new GlimpseException(
            GlimpseErrorCode.BadInput,
            $"The template doesn't match the ligand: its bonds agree up to {describe(atom)}, which has no counterpart.",
            "Give as --template that of this very ligand, or leave it out to have bond orders perceived.")
            .Naming("template");
    }

    /// <summary>The molecule that the matched atoms of a template make.</summary>
    internal static Molecule Carry(Molecule template, int[] match, Element[] elements)
    {
        var back = new int[template.Atoms.Length];
        Array.Fill(back, -1);
        for (var atom = 0; atom < match.Length; atom++)
        {
            if (match[atom] >= 0)
                back[match[atom]] = atom;
        }

        return new Molecule(
            [
                .. match.Select(
                    (at, atom) =>
                        at >= 0 ? template.Atoms[at] : new MoleculeAtom(elements[atom], 0, 0, IsAromatic: false)),
            ],
            [
                .. template
                    .Bonds.Where(b => back[b.First] >= 0 && back[b.Second] >= 0)
                    .Select(b => b with { First = back[b.First], Second = back[b.Second] }),
            ],
            [
                .. template
                    .Rings.Where(ring => ring.All(a => back[a] >= 0))
                    .Select(ring => ring.Select(a => back[a]).ToImmutableArray()),
            ]);
    }

    private static void RefuseSurplus(MolecularGraph observed, MolecularGraph template)
    {
        foreach (var group in observed.Elements.Where(e => !e.IsMetal).GroupBy(e => e).OrderBy(g => g.Key.AtomicNumber))
        {
            var (have, given) = (group.Count(), template.Elements.Count(e => e == group.Key));
            if (have > given)
            {
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"The template doesn't match the ligand: the ligand has {have} {group.Key.Symbol} atoms, the "
                        + $"template {given}.",
                    "Give as --template that of this very ligand, or leave it out to have bond orders perceived.")
                    .Naming("template");
            }
        }
    }

    /// <summary>
    /// Atoms in an order in which each but the first of a fragment is bonded to an earlier one; well-connected ones
    /// first.
    /// </summary>
    private static int[] Sequence(MolecularGraph graph)
    {
        var ordered = new List<int>();
        var seen = new bool[graph.Count];
        foreach (
            var start in Enumerable
                .Range(0, graph.Count)
                .OrderByDescending(graph.Degree)
                .ThenByDescending(a => graph.Elements[a].AtomicNumber))
        {
            if (seen[start] || graph.Elements[start].IsMetal)
                continue;
            seen[start] = true;
            var from = ordered.Count;
            ordered.Add(start);
            for (var i = from; i < ordered.Count; i++)
            {
                foreach (var next in graph.Neighbours(ordered[i]).Where(n => !seen[n]).OrderByDescending(graph.Degree))
                {
                    seen[next] = true;
                    ordered.Add(next);
                }
            }
        }

        return [.. ordered];
    }

    private void Extend(int depth)
    {
        if (depth == sequence.Length)
        {
            Keep();
            return;
        }

        deepest = Math.Max(deepest, depth);
        var atom = sequence[depth];
        foreach (var candidate in Candidates(atom))
        {
            if (matches >= MaxMatches || ++steps > MaxSteps)
                return;
            if (steps % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (used[candidate] || !Fits(atom, candidate))
                continue;
            match[atom] = candidate;
            used[candidate] = true;
            Extend(depth + 1);
            match[atom] = -1;
            used[candidate] = false;
        }
    }

    private IEnumerable<int> Candidates(int atom)
    {
        foreach (var earlier in observed.Neighbours(atom))
        {
            if (match[earlier] >= 0)
                return template.Neighbours(match[earlier]);
        }

        return Enumerable.Range(0, template.Count);
    }

    private bool Fits(int atom, int candidate)
    {
        if (
            observed.Elements[atom] != template.Elements[candidate]
            || observed.Degree(atom) > template.Degree(candidate))
            return false;
        foreach (var neighbour in observed.Neighbours(atom))
        {
            if (match[neighbour] >= 0 && template.BondBetween(match[neighbour], candidate) < 0)
                return false;
        }

        return true;
    }

    private void Keep()
    {
        matches++;
        var cost = 0.0;
        foreach (var (first, second) in template.Bonds.Where((_, bond) => template.Orders[bond] > 1))
        {
            var (a, b) = (Array.IndexOf(match, first), Array.IndexOf(match, second));
            if (a < 0 || b < 0)
                continue;
            cost -= BondLengths.ForDouble(observed.Elements[a], observed.Elements[b], shape.Distance(a, b));
        }

        cost += NotBonded();
        if (cost >= bestCost)
            return;
        bestCost = cost;
        best = [.. match];
    }

    /// <summary>Template bonds between atoms that lie apart in the ligand: a match without them is better.</summary>
    private double NotBonded()
    {
        const double PerBond = 10;
        return PerBond * (template.Bonds.Count(bond =>
            Array.IndexOf(match, bond.First) >= 0 && Array.IndexOf(match, bond.Second) >= 0) - observed.Bonds.Length);
    }
}
