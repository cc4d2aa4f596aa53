namespace Glimpse.Core.Structures;

/// <summary>The order of a bond as a file states it or perception finds it.</summary>
public enum BondOrder
{
    /// <summary>The file connects the atoms and says no more (PDB CONECT).</summary>
    Unknown = 0,

    /// <summary>A single bond.</summary>
    Single = 1,

    /// <summary>A double bond.</summary>
    Double = 2,

    /// <summary>A triple bond.</summary>
    Triple = 3,

    /// <summary>A bond written as aromatic, its Kekulé order left open (SDF type 4, MOL2 "ar").</summary>
    Aromatic = 4,
}
