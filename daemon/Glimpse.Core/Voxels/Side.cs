namespace Glimpse.Core.Voxels;

/// <summary>Which partner of the complex an atom or a channel belongs to.</summary>
public enum Side
{
    /// <summary>The protein with metals and cofactors: channels 0 to 7.</summary>
    Protein = 0,

    /// <summary>The ligand: channels 8 to 15.</summary>
    Ligand = 1,
}
