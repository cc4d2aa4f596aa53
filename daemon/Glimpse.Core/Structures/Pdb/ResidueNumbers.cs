using System.Globalization;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Residue numbers of a PDB file, also where four columns didn't hold them: hybrid-36, hexadecimal (VMD), or none
/// (asterisks, blanks), where residues are counted on and a repeated first atom begins the next.
/// </summary>
internal sealed class ResidueNumbers
{
    private const int Width = 4;

    private (string Chain, string Name, string Field) current;
    private string firstAtom = "";
    private int latest;

    /// <summary>Reads the number of an atom's residue.</summary>
    /// <param name="field">Columns 23-26.</param>
    /// <param name="chain">Its chain.</param>
    /// <param name="residueName">Its residue's name.</param>
    /// <param name="atomName">Its name.</param>
    /// <param name="number">The number.</param>
    /// <returns>False when the number isn't the file's own: it was read as hexadecimal, or counted on.</returns>
    internal bool Read(ReadOnlySpan<char> field, string chain, string residueName, string atomName, out int number)
    {
        if (Hybrid36.TryParse(field, Width, out number))
        {
            latest = number;
            current = default;
            return true;
        }

        field = field.Trim();
        if (
            field.Length == Width
            && int.TryParse(field, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number))
        {
            latest = number;
            current = default;
            return false;
        }

        if (
            current.Name == null
            || current.Chain != chain
            || current.Name != residueName
            || !field.SequenceEqual(current.Field)
            || (atomName == firstAtom && StartsAnew(field, residueName)))
        {
            latest++;
            current = (chain, residueName, field.ToString());
            firstAtom = atomName;
        }

        number = latest;
        return false;
    }

    /// <summary>A group without any number may call every carbon C, as PyMOL's unnamed molecules do.</summary>
    private static bool StartsAnew(ReadOnlySpan<char> field, string residueName) =>
        !field.IsEmpty || PolymerResidues.Contains(residueName);
}
