namespace Glimpse.Core.Voxels;

/// <summary>
/// What an atom is to a chemist, decided from the molecule's heavy atoms and their state at pH 7.4; and what a channel
/// shows (Jiménez et al. 2018, KDEEP; paper, Methods).
/// </summary>
[Flags]
public enum AtomTraits
{
    /// <summary>None: a hydrogen, or a channel that shows something else.</summary>
    None = 0,

    /// <summary>Carbon without an N, O or P neighbour, thioether and disulfide S, Cl, Br, I on carbon.</summary>
    Hydrophobic = 1,

    /// <summary>Member of an aromatic ring.</summary>
    Aromatic = 2,

    /// <summary>Hydrogen-bond acceptor.</summary>
    Acceptor = 4,

    /// <summary>Hydrogen-bond donor.</summary>
    Donor = 8,

    /// <summary>Positive at pH 7.4.</summary>
    Positive = 16,

    /// <summary>Negative at pH 7.4.</summary>
    Negative = 32,

    /// <summary>Metal.</summary>
    Metal = 64,

    /// <summary>Every heavy atom.</summary>
    Occupancy = 128,
}
