using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Models.Training.Clash;

/// <summary>Judges a clash detector on held-out clusters.</summary>
internal static class ClashEvaluation
{
    private const int PairsPerSite = 4;

    /// <summary>Poses of the test never repeat those of training: another seed.</summary>
    private const int TestSeed = 20_001;

    private static readonly ExplainOptions Explaining = ExplainOptions.Fixed(QuadratureRule.Midpoint, steps: 32);

    /// <summary>Predicts every pose of the test sites and explains one clashed pose of each.</summary>
    internal static ClashScores Run(IDifferentiableModel model, IReadOnlyList<ClashSite> sites, CancellationToken cancellation)
    {
        var set = new ClashSet(sites, TestSeed, PairsPerSite);
        var (logits, classes) = (new List<double>(), new List<double>());
        var located = 0;
        var explained = 0;
        for (var pair = 0; pair < set.PairCount; pair++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (site, poses) = set.PairAt(0, pair);
            var clashed = site.WithLigandAt(poses.Clashed);
            logits.AddRange(model.Predict([Voxels(site.WithLigandAt(poses.Clean)), Voxels(clashed)]));
            classes.AddRange([0, 1]);
            if (pair % PairsPerSite != 0)
                continue;
            explained++;
            var explanation = Explainer.Explain(model, clashed, Explaining, cancellation: cancellation);
            if (ClashLocation.IsFound(explanation, site.Clashes(poses.Clashed)))
                located++;
        }

        var called = logits.Count(logit => logit > 0);
        var right = logits.Where((logit, i) => logit > 0 && classes[i] > 0).Count();
        return new ClashScores(
            logits.Count,
            sites.Select(site => site.Cluster).Distinct(StringComparer.Ordinal).Count(),
            ValidationScores.BalancedAccuracy([.. logits], [.. classes]),
            called == 0 ? 0 : (double)right / called,
            ValidationScores.AreaUnderRoc([.. logits], [.. classes]),
            explained,
            (double)located / explained);
    }

    private static float[] Voxels(TypedComplex complex) => Voxelizer.Voxelize(complex, Voxelizer.GridFor(complex));
}
