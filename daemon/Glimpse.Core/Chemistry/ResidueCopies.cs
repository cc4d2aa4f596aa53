using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Tells residues under one name apart (<see cref="ResidueId.Copy"/>): programs of molecular dynamics drop the letters
/// of chains, and number each from 1.
/// </summary>
internal sealed class ResidueCopies
{
    private readonly Structure structure;
    private readonly int[] copies;
    private readonly Dictionary<ResidueId, int> counts = [];

    /// <summary>Counts a structure's residues.</summary>
    internal ResidueCopies(Structure structure)
    {
        this.structure = structure;
        copies = new int[structure.Residues.Length];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = counts.GetValueOrDefault(structure.Residues[i].Id);
            counts[structure.Residues[i].Id] = copies[i] + 1;
        }
    }

    /// <summary>A residue's id, like no other's.</summary>
    internal ResidueId Of(int residue) => structure.Residues[residue].Id with { Copy = copies[residue] };

    /// <summary>Says that residues around a ligand can't be told apart by their names; of waters and ions nobody
    /// would.</summary>
    /// <param name="pocket">Those residues.</param>
    internal IEnumerable<Remark> Warn(IEnumerable<int> pocket)
    {
        var alike = pocket.Select(residue => structure.Residues[residue].Id)
            .Where(id => counts[id] > 1 && !HeteroGroups.IsWater(id.Name) && !HeteroGroups.IsIon(id.Name))
            .ToList();
        if (alike.Count > 0)
            yield return Remark.Warning(
                "residues-alike",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Counted.Of(alike.Count, "residue")} of the site can't be told by name from another of the file, "
                        + $"{alike[0]} first: each has a row of its own, and which is which only coordinates tell. "
                        + $"Give each chain a letter."),
                alike[0].ToString());
    }
}
