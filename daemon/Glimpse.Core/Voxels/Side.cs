namespace Glimpse.Core.Voxels;

/// <summary>Which partner of the complex an atom or a channel belongs to.</summary>
public enum Side
{
    /// <summary>The protein with metals and cofactors.</summary>
    Protein = 0,

    /// <summary>The ligand.</summary>
    Ligand = 1,
}
