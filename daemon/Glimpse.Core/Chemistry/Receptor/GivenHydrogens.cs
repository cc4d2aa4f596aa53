using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>How many hydrogens a file gives each heavy atom of one residue.</summary>
internal sealed class GivenHydrogens
{
    /// <summary>No X-H bond of C, N, O or S is longer (Å); S-H is 1.34.</summary>
    private const double LongestBond = 1.45;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    internal GivenHydrogens(Structure structure, Residue residue)
    {
        foreach (var hydrogen in residue.AtomIndices.Where(i => structure.Atoms[i].Element.IsHydrogen))
        {
            var position = structure.Positions[hydrogen];
            var parent = residue.AtomIndices.Where(i => !structure.Atoms[i].Element.IsHydrogen)
                .DefaultIfEmpty(-1)
                .MinBy(i => i < 0 ? double.MaxValue : structure.Positions[i].SquaredDistanceTo(position));
            if (parent < 0 || structure.Positions[parent].DistanceTo(position) > LongestBond)
                continue;
            var atom = structure.Atoms[parent];
            counts[atom.Name] = counts.GetValueOrDefault(atom.Name) + 1;
            HasPolar |= atom.Element != Element.C;
        }
    }

    /// <summary>
    /// True when any N, O or S of the residue was given a hydrogen, so that a missing one says something.
    /// </summary>
    internal bool HasPolar { get; }

    /// <summary>Hydrogens on an atom.</summary>
    internal int On(string atomName) => counts.GetValueOrDefault(atomName);
}
