namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Logs of AutoDock and AutoDock-GPU (.dlg), which hold the poses as PDBQT behind a prefix on each line.
/// </summary>
internal static class DockingLog
{
    private const string Pose = "DOCKED: ";
    private const string Input = "INPUT-LIGAND-PDBQT: ";
    private const string Smiles = "REMARK SMILES ";

    /// <summary>True when a text has lines of a docking log.</summary>
    internal static bool IsIn(ReadOnlySpan<char> head)
    {
        foreach (var line in head.EnumerateLines())
        {
            if (line.StartsWith(Pose) || line.StartsWith(Input))
                return true;
        }

        return false;
    }

    /// <summary>Takes the prefix off a line of a pose, or of the molecule's SMILES; false for any other.</summary>
    internal static bool TryStrip(ref ReadOnlySpan<char> line)
    {
        if (line.StartsWith(Pose))
            line = line[Pose.Length..];
        else if (line.StartsWith(Input) && line[Input.Length..].StartsWith(Smiles))
            line = line[Input.Length..];
        else
            return false;
        return true;
    }
}
