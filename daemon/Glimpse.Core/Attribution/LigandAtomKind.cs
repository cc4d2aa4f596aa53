namespace Glimpse.Core.Attribution;

/// <summary>What an atom of a ligand is, of what the channels of a scheme may not tell apart.</summary>
public enum LigandAtomKind
{
    /// <summary>Carbon of an aromatic ring.</summary>
    AromaticCarbon,

    /// <summary>Another hydrophobic carbon.</summary>
    HydrophobicCarbon,

    /// <summary>Any other carbon.</summary>
    OtherCarbon,

    /// <summary>Positive nitrogen.</summary>
    PositiveNitrogen,

    /// <summary>Nitrogen that donates and accepts hydrogen bonds.</summary>
    DonorAcceptorNitrogen,

    /// <summary>Nitrogen that donates.</summary>
    DonorNitrogen,

    /// <summary>Nitrogen that accepts.</summary>
    AcceptorNitrogen,

    /// <summary>Any other nitrogen.</summary>
    OtherNitrogen,

    /// <summary>Negative oxygen.</summary>
    NegativeOxygen,

    /// <summary>Oxygen that donates.</summary>
    DonorOxygen,

    /// <summary>Any other oxygen.</summary>
    OtherOxygen,

    /// <summary>Sulfur.</summary>
    Sulfur,

    /// <summary>Fluorine.</summary>
    Fluorine,

    /// <summary>Chlorine.</summary>
    Chlorine,

    /// <summary>Bromine or iodine.</summary>
    BromineOrIodine,

    /// <summary>Phosphorus.</summary>
    Phosphorus,

    /// <summary>Any other element.</summary>
    Other,
}
