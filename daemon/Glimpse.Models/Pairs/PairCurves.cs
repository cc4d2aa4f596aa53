namespace Glimpse.Models.Pairs;

/// <summary>
/// The functions of distance that a curve is a sum of: raised cosines, evenly spaced, each reaching two spacings to
/// either side of its centre, so that neighbours overlap and any smooth curve can be drawn.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Reach">Å; the centres divide it into <paramref name="Count"/> + 1 equal parts.</param>
internal sealed record PairCurves(int Count, double Reach)
{
    /// <summary>Spacings that a basis reaches to either side.</summary>
    private const int Width = 2;

    /// <summary>Å between neighbouring centres.</summary>
    private double Spacing => Reach / (Count + 1);

    /// <summary>The distance in Å from which all are 0.</summary>
    internal double End => (Count + Width) * Spacing;

    /// <summary>
    /// 0.5 + 0.5 cos(pi (d - c) / (2 h)) within 2 h of the centre c = (n + 1) h, h the spacing; else 0.
    /// </summary>
    /// <param name="basis">n, from 0.</param>
    /// <param name="distance">d, Å.</param>
    internal double At(int basis, double distance)
    {
        var offset = (distance - ((basis + 1) * Spacing)) / (Width * Spacing);
        return Math.Abs(offset) < 1 ? 0.5 + (0.5 * Math.Cos(Math.PI * offset)) : 0;
    }
}
