namespace Glimpse.Models.Pairs;

/// <summary>The half spectra of some maps: what a real Fourier transform leaves of each.</summary>
/// <param name="Real">[map][wave]; no waves for a map that is 0 throughout.</param>
/// <param name="Imaginary">Likewise.</param>
internal sealed record Spectrum(double[][] Real, double[][] Imaginary)
{
    /// <summary>How many maps there are.</summary>
    internal int Count => Real.Length;

    /// <summary>True where all maps are 0 throughout.</summary>
    internal bool IsEmpty => Array.TrueForAll(Real, map => map.Length == 0);

    /// <summary>True for a map that is 0 throughout.</summary>
    internal bool IsEmptyAt(int map) => Real[map].Length == 0;
}
