namespace Glimpse.Core.Chemistry.Residues;

/// <summary>
/// Which charged end of its chain a residue is; only on evidence, a break in the chain is not an end.
/// </summary>
[Flags]
internal enum ChainEnd
{
    None = 0,
    NTerminus = 1,
    CTerminus = 2,
}
