using System.Globalization;

namespace Glimpse.Core.Structures.Symmetry;

/// <summary>Says that coordinates have left their crystal, where symmetry mates would lie in what is there.</summary>
internal static class WrongFrameRemark
{
    internal const string Code = "wrong-frame";

    /// <summary>The warning; null when all is well.</summary>
    /// <param name="cell">The crystal's cell.</param>
    /// <param name="parts">What the file holds of the crystal.</param>
    internal static Remark? Find(UnitCell cell, IReadOnlyCollection<Structure> parts)
    {
        foreach (var part in parts)
        {
            if (FrameCheck.FindOverlap(cell, part) is { } overlap)
            {
                var where = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part.Describe(overlap.Second)} {overlap.Distance:F1} Å from {part.Describe(overlap.First)}");
                return Remark.Warning(
                    Code,
                    $"The structure is no longer in its crystal's frame: by its unit cell, symmetry mates would lie "
                        + $"in its own atoms ({where}). "
                    + "It was superposed or moved; mates weren't looked for.");
            }
        }

        return null;
    }
}
