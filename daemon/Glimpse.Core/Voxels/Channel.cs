namespace Glimpse.Core.Voxels;

/// <summary>
/// The eight properties of the scheme glimpse-8, in channel order (Jiménez et al. 2018, KDEEP; paper, Methods).
/// </summary>
public enum Channel
{
    /// <summary>Carbon without an N, O or P neighbour, thioether and disulfide S, Cl, Br, I on carbon.</summary>
    Hydrophobic = 0,

    /// <summary>Member of an aromatic ring.</summary>
    Aromatic = 1,

    /// <summary>Hydrogen-bond acceptor.</summary>
    Acceptor = 2,

    /// <summary>Hydrogen-bond donor.</summary>
    Donor = 3,

    /// <summary>Positive at pH 7.4.</summary>
    Positive = 4,

    /// <summary>Negative at pH 7.4.</summary>
    Negative = 5,

    /// <summary>Metal.</summary>
    Metal = 6,

    /// <summary>Every heavy atom.</summary>
    Occupancy = 7,
}
