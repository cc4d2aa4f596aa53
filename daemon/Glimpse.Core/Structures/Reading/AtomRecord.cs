namespace Glimpse.Core.Structures.Reading;

/// <summary>One atom as a line states it, before residues are put together and alternate locations chosen.</summary>
internal struct AtomRecord
{
    /// <summary>Line number in the file, from 1.</summary>
    internal int Line;

    /// <summary>The file's number for the atom.</summary>
    internal int Serial;

    /// <summary>
    /// Counts the stretches between TER records: a residue goes on over a TER only if nothing speaks against it.
    /// </summary>
    internal int Stretch;

    /// <summary>Number of its model.</summary>
    internal int Model;

    internal string Name;
    internal Element? Element;
    internal ResidueId Residue;
    internal string AltLoc;
    internal Point3 Position;
    internal double Occupancy;
    internal double BFactor;
    internal int? Charge;
    internal bool IsHetero;

    /// <summary>Why the atom is left out; null for one that is kept.</summary>
    internal AtomFault? Fault;

    /// <summary>True when the file's number of its residue can't be read as it stands.</summary>
    internal bool HasMadeNumber;

    /// <summary>True when the atom isn't hydrogen.</summary>
    internal readonly bool IsHeavy => Element is not { IsHydrogen: true };
}
