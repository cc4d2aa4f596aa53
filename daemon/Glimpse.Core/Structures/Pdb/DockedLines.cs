using System.Globalization;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// What only docking's PDBQT has: the molecule as SMILES, flexible residues of the receptor within a pose, atoms that
/// are none.
/// </summary>
internal sealed class DockedLines
{
    private const string SmilesRecord = "REMARK SMILES ";
    private const string FlexibleBegins = "BEGIN_RES";
    private const string FlexibleEnds = "END_RES";
    private const string MoleculeBegins = "ROOT";

    private readonly SortedSet<string> flexible = new(StringComparer.Ordinal);
    private bool isFlexible;
    private bool isAmbiguous;
    private readonly List<string?> molecules = [];
    private string? smiles;
    private string? next;
    private int waters;
    private int pseudoAtoms;

    /// <summary>The molecule as Meeko notes it; null where there is none, or where several are.</summary>
    internal string? Smiles => isAmbiguous ? null : smiles;

    /// <summary>True once a line shows that the text is docking's.</summary>
    internal bool IsDocked => molecules.Count > 0;

    /// <summary>Residues of the receptor that the pose moved, and ligands that were docked as part of one.</summary>
    internal IReadOnlyCollection<string> Flexible => flexible;

    /// <summary>The SMILES of one of several molecules that were docked together; else of the only one.</summary>
    /// <param name="molecule">Which, counted from 1 by their roots.</param>
    internal string? SmilesOf(int molecule) =>
        molecule > 0 && molecule <= molecules.Count && molecules[molecule - 1] is { } own ? own : Smiles;

    /// <summary>Takes a line that isn't an atom's.</summary>
    /// <returns>True where another molecule begins.</returns>
    internal bool Read(ReadOnlySpan<char> line)
    {
        if (line.StartsWith(FlexibleBegins))
        {
            isFlexible = true;
            flexible.Add(
                string.Join(
                    ':',
                    line[FlexibleBegins.Length..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        else if (line.StartsWith(FlexibleEnds))
        {
            isFlexible = false;
        }
        else if (
            line.StartsWith(SmilesRecord)
            && line[SmilesRecord.Length..].Trim() is var text
            && !text.IsEmpty
            && !text.StartsWith("IDX "))
        {
            isAmbiguous |= smiles != null && !text.SequenceEqual(smiles);
            smiles ??= text.ToString();
            next = text.ToString();
        }
        else if (!isFlexible && line.TrimEnd() is MoleculeBegins)
        {
            molecules.Add(next);
            next = null;
            return true;
        }

        return false;
    }

    /// <summary>True for an atom line of PDBQT that is no atom of the molecule.</summary>
    internal bool Skips(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        if (isFlexible)
            return true;
        if (!AutoDockType.IsIn(line))
            return false;
        var isWater = AutoDockType.IsWater(line);
        var isPseudo = AutoDockType.IsPseudo(line);
        waters += isWater ? 1 : 0;
        pseudoAtoms += isPseudo ? 1 : 0;
        return isWater || isPseudo;
    }

    /// <summary>What is to be said of what was skipped.</summary>
    internal IEnumerable<Remark> Remarks()
    {
        if (waters > 0)
        {
            yield return Remark.Assumption(
                "docking-waters-left-out",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{waters} waters of hydrated docking (type W) were left out, as waters were in training."));
        }

        if (pseudoAtoms > 0)
        {
            yield return Remark.Assumption(
                "pseudo-atoms-left-out",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pseudoAtoms} atoms that docking alone needs (types G, Z, TZ) were left out."));
        }

        if (flexible.Count > 0)
        {
            yield return Remark.Warning(
                "flexible-residues-left-out",
                $"The pose moved {string.Join(", ", flexible)} of the receptor: they were left out of the ligand, and "
                    + $"stand in the receptor as its own file has them, which lacks their side chains where it is the "
                    + $"rigid part alone.");
        }
    }
}
