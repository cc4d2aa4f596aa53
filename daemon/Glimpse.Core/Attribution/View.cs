namespace Glimpse.Core.Attribution;

/// <summary>
/// What a prediction is compared with. Attributions carry (x - x0): channels equal in both ends of a path get exactly
/// 0.
/// </summary>
public enum View
{
    /// <summary>The empty grid, F(PL) - F(0): the paper's.</summary>
    Zero,

    /// <summary>The protein alone, F(PL) - F(P): explains ligand channels only.</summary>
    Apo,

    /// <summary>The ligand alone, F(PL) - F(L): explains protein channels only.</summary>
    Ligand,

    /// <summary>
    /// Both apart, F(PL) - F(P) - F(L) + F(0): protein channels are IG(0 to PL) - IG(0 to P), ligand channels IG(0 to
    /// PL) - IG(0 to L). What the protein's family or the ligand's size alone make of a prediction cancels.
    /// </summary>
    Interaction,

    /// <summary>Another ligand in the same protein, F(PL) - F(PL'): explains the channels of both ligands.</summary>
    Versus,
}
