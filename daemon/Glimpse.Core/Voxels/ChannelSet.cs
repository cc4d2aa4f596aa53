namespace Glimpse.Core.Voxels;

/// <summary>The channels that an atom is in; bit n is <see cref="Channel"/> n.</summary>
[Flags]
public enum ChannelSet
{
    /// <summary>None: a hydrogen.</summary>
    None = 0,

    /// <summary>See <see cref="Channel.Hydrophobic"/>.</summary>
    Hydrophobic = 1 << Channel.Hydrophobic,

    /// <summary>See <see cref="Channel.Aromatic"/>.</summary>
    Aromatic = 1 << Channel.Aromatic,

    /// <summary>See <see cref="Channel.Acceptor"/>.</summary>
    Acceptor = 1 << Channel.Acceptor,

    /// <summary>See <see cref="Channel.Donor"/>.</summary>
    Donor = 1 << Channel.Donor,

    /// <summary>See <see cref="Channel.Positive"/>.</summary>
    Positive = 1 << Channel.Positive,

    /// <summary>See <see cref="Channel.Negative"/>.</summary>
    Negative = 1 << Channel.Negative,

    /// <summary>See <see cref="Channel.Metal"/>.</summary>
    Metal = 1 << Channel.Metal,

    /// <summary>See <see cref="Channel.Occupancy"/>.</summary>
    Occupancy = 1 << Channel.Occupancy,
}
