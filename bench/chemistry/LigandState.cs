namespace Glimpse.Bench.Chemistry;

/// <summary>One answer, atom by atom in the molecule's order.</summary>
internal sealed record LigandState(
    int[] SourceAtoms, int[] Channels, int[] Charges, int[] Hydrogens, int[][] Bonds, int Rings, double Milliseconds);
