using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks.Gnina;

namespace Glimpse.Models.Ensembles;

/// <summary>The weighted mean of some models; so are its gradients, and what they explain.</summary>
internal sealed class EnsembleModel(ImmutableArray<WeightedModel> members) : ILoadedModel
{
    /// <inheritdoc/>
    public ChannelScheme Scheme => members[0].Model.Scheme;

    /// <inheritdoc/>
    public int GridSize => members[0].Model.GridSize;

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<ModelInput> inputs) => Mean(model => model.Predict(inputs));

    /// <inheritdoc/>
    public double[] PredictTurned(ModelInput input, IReadOnlyList<CubeRotation> rotations) =>
        Mean(model => model.PredictTurned(input, rotations));

    /// <inheritdoc/>
    public ImmutableArray<MemberPrediction> PredictMembers(ModelInput input, IReadOnlyList<CubeRotation> frames) =>
        [
            .. members.Select(member => new MemberPrediction(
                member.Name,
                member.Weight,
                member.Model.PredictTurned(input, frames).Average())),
        ];

    /// <summary>gnina's, where all members are gnina's.</summary>
    public ImmutableArray<NumberBeside> NumbersBeside(ModelInput input, IReadOnlyList<CubeRotation> frames)
    {
        List<(double Weight, GninaScores Scores)> scores = [];
        foreach (var member in members)
        {
            if (member.Model.Scores(input, frames) is not { } its)
                return [];
            scores.Add((member.Weight, its));
        }

        return GninaScores.Mean(scores).Numbers;
    }

    /// <summary>What the members that are sums over pairs add to the mean; they are named where not all are.</summary>
    public AtomPairs? PairsOf(TypedComplex complex, VoxelGrid grid)
    {
        var found = members
            .Select(member => (member.Name, Pairs: member.Model.PairsOf(complex, grid)?.Times(member.Weight)))
            .Where(member => member.Pairs is not null)
            .ToArray();
        if (found.Length == 0)
            return null;
        var sum = found.Select(member => member.Pairs!).Aggregate((one, next) => one.Plus(next));
        var isWhole = found.Length == members.Length && found.All(member => member.Pairs!.Members.IsEmpty);
        return sum with { Members = isWhole ? [] : [.. found.Select(member => member.Name)] };
    }

    /// <summary>That of the member that finds the input strangest.</summary>
    public double? Unfamiliarity(ModelInput input) => members.Max(member => member.Model.Unfamiliarity(input));

    /// <inheritdoc/>
    public IGradientPath OpenPath(ModelInput baseline, ModelInput input)
    {
        List<WeightedPath> paths = [];
        try
        {
            foreach (var member in members)
                paths.Add(new(member.Weight, member.Model.OpenPath(baseline, input)));
            return new EnsemblePath([.. paths]);
        }
        catch
        {
            paths.ForEach(one => one.Path.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var member in members)
            member.Model.Dispose();
    }

    private double[] Mean(Func<ILoadedModel, double[]> values) =>
        EnsemblePath.Sum(members.Select(member => (member.Weight, values(member.Model))));
}
