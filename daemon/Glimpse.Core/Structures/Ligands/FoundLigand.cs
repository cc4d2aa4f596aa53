using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>The residues of a ligand in the structure that holds them.</summary>
/// <param name="Structure">The structure, in the alternate locations that have the ligand.</param>
/// <param name="Groups">Its residues, sorted.</param>
/// <param name="Residues">The ligand's.</param>
internal sealed record FoundLigand(Structure Structure, LigandGroups Groups, ImmutableArray<int> Residues)
{
    /// <summary>The letter of most of its atoms; empty where it has one location only.</summary>
    internal string AltLoc =>
        Residues
            .SelectMany(residue => Structure.Residues[residue].AtomIndices)
            .Select(atom => Structure.Atoms[atom].AltLoc)
            .Where(letter => letter.Length > 0)
            .GroupBy(letter => letter, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .FirstOrDefault()
            ?.Key
        ?? "";

    /// <summary>
    /// The same ligand with its letter taken wherever a residue has it; itself where that changes nothing or can't be.
    /// </summary>
    internal FoundLigand Led(CancellationToken cancellation)
    {
        if (Structure.Conformers is not { } conformers || AltLoc is not { Length: > 0 } letter)
            return this;
        var led = conformers.Lead(letter);
        var wanted = Residues.Select(residue => Structure.Residues[residue].Id).ToList();
        var first = wanted.ConvertAll(id =>
            Enumerable.Range(0, led.Residues.Length).Where(i => led.Residues[i].Id == id).ToList());
        var twins = wanted.ConvertAll(id => Residues.Count(i => Structure.Residues[i].Id == id));

        // A residue of a name that several have is found by where it lies.
        var residues = wanted
            .Select((id, i) => first[i].Count == twins[i] ? first[i][0] : Nearest(led, first[i], Residues[i]))
            .Distinct()
            .Order()
            .ToImmutableArray();
        return residues.Length < Residues.Length || residues.Contains(-1)
            ? this
            : new FoundLigand(
                led with
                {
                    Remarks = led.Remarks.Add(
                        Remark.Assumption(
                            "site-conformation",
                            $"The ligand is in conformation {letter}: that was taken wherever a residue has it.",
                            wanted[0].ToString())),
                },
                new LigandGroups(led, cancellation),
                residues);
    }

    private int Nearest(Structure led, List<int> twins, int residue)
    {
        var place = Structure.Positions[Structure.Residues[residue].FirstAtom];
        return twins.Count == 0
            ? -1
            : twins.MinBy(twin => led.Positions[led.Residues[twin].FirstAtom].SquaredDistanceTo(place));
    }
}
