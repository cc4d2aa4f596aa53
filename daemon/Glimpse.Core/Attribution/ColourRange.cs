using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// Where the colours of atoms end, in every picture: from minus this to this. One atom that stands out mustn't bleach
/// the others, and so it is the size that 95 % of what is shown doesn't exceed, rounded up to two digits. Shown are the
/// ligand's atoms, those of both in a comparison with what they contribute together, and the protein's near them but in
/// a comparison, where they contribute nothing and would only push the range down.
/// </summary>
public static class ColourRange
{
    /// <summary>The share of atoms whose colour is no end of the scale.</summary>
    private const double Saturated = 0.95;

    /// <summary>A hundredth of a unit in the last digit isn't rounded up.</summary>
    private const double Slack = 1e-9;

    /// <summary>The range of an explanation, in the model's unit; 0 when nothing contributes.</summary>
    public static double Of(Explanation explanation)
    {
        var atoms = explanation.Complex.AtomsOf(Side.Ligand);
        if (explanation.Comparison is null)
            atoms = atoms.Concat(Surroundings.AtomsNear(explanation.Complex));
        var painted = Painted(explanation);
        return Of(atoms.Select(i => painted[i]));
    }

    /// <summary>
    /// What each atom is coloured by, in the model's unit: what it contributes; of two atoms that both ligands of a
    /// comparison have in one place what they contribute together.
    /// </summary>
    public static double[] Painted(Explanation explanation)
    {
        double[] values = [.. explanation.Atoms.Select(atom => atom.Total)];
        foreach (var match in explanation.Comparison is { } comparison ? comparison.Matches : [])
            values[match.Ligand] = values[match.Reference] = match.Net;
        return values;
    }

    /// <summary>The range of the contributions that are shown.</summary>
    public static double Of(IEnumerable<double> contributions)
    {
        double[] sizes = [.. contributions.Select(Math.Abs).Order()];
        if (sizes.Length == 0 || sizes[^1] == 0)
            return 0;
        var size = sizes[Math.Min(sizes.Length, (int)Math.Ceiling(Saturated * sizes.Length)) - 1];
        return RoundedUp(size > 0 ? size : sizes[^1]);
    }

    private static double RoundedUp(double size)
    {
        var exponent = (int)Math.Floor(Math.Log10(size)) - 1;
        var digits = Math.Ceiling((size / Math.Pow(10, exponent)) - Slack);
        return double.Parse(
            FormattableString.Invariant($"{digits:F0}E{exponent}"),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
