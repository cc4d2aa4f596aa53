using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Models.Pairs;

namespace Glimpse.Training.Pairs;

/// <summary>How large the terms of a potential are over the complexes that it was fitted to.</summary>
internal static class PairTerms
{
    /// <summary>Mean and standard deviation of each, pK.</summary>
    internal static (string Label, string Text) Line(PairWeights weights, PairRows rows, double flexibility)
    {
        var all = Enumerable.Range(0, rows.Sums.Length).ToArray();
        string[] words =
        [
            string.Create(CultureInfo.InvariantCulture, $"constant {weights.Constant:F2}"),
            Words("ligand size", i => weights.HeavyAtom * rows.Counts[i].HeavyAtoms),
            Words("ligand flexibility", i => weights.RotatableBond * rows.Counts[i].RotatableBonds),
            .. weights.Kinds.Length > 0
                ? [Words("ligand atom kinds", i => weights.OfKinds(rows.Counts[i]))]
                : Array.Empty<string>(),
            Words("ligand voxels", i => Sums.Dot(weights.Ligand, rows.LigandSums[i])),
            Words("pairs", i => Sums.Dot(weights.Curves, rows.Sums[i]) / Softness(rows.Counts[i])),
        ];
        return ("terms", string.Join(", ", words));

        double Softness(LigandCounts counts) => 1 + (flexibility * counts.RotatableBonds);

        string Words(string name, Func<int, double> term)
        {
            var values = Array.ConvertAll(all, i => term(i));
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)));
            return string.Create(CultureInfo.InvariantCulture, $"{name} {mean:+0.00;-0.00} ± {deviation:F2}");
        }
    }
}
