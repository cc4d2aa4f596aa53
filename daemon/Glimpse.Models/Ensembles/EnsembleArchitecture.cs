using System.Collections.Immutable;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;

namespace Glimpse.Models.Ensembles;

/// <summary>
/// The weighted mean of some models: each of its outputs is that of the members' outputs of the same name and unit.
/// </summary>
public sealed record EnsembleArchitecture : Architecture
{
    /// <summary>What manifests call this kind.</summary>
    internal const string KindName = "ensemble";

    private const int MostMembers = 32;

    /// <summary>The members, in the order in which they are reported.</summary>
    public required ImmutableArray<EnsembleMember> Members { get; init; }

    /// <inheritdoc/>
    internal override ImmutableArray<string> MemberNames => [.. Members.Select(member => member.Model)];

    /// <inheritdoc/>
    internal override string? Fault(ModelManifest manifest) =>
        Members.IsDefaultOrEmpty || Members.Length > MostMembers || Members.Contains(null!)
            ? $"members must be 1 to {MostMembers} models"
        : Members.FirstOrDefault(member => !ManifestChecks.IsWord(member.Model)) is { } odd
            ? $"members names '{odd.Model}', which no model can be called"
        : MemberNames.Distinct(StringComparer.Ordinal).Count() < Members.Length ? "members names a model twice"
        : Members.Any(member => !(member.Weight > 0)) || !double.IsFinite(Members.Sum(member => member.Weight))
            ? "weights must be above 0, and their sum finite"
        : null;

    /// <inheritdoc/>
    internal override ILoadedModel Open(ModelFolder folder, int output, Func<TorchThread> torch)
    {
        var name = folder.Manifest.Outputs[output].Name;
        var total = Members.Sum(member => member.Weight);
        List<WeightedModel> open = [];
        try
        {
            foreach (var (member, its) in Members.Zip(folder.Members))
                open.Add(new(member.Model, member.Weight / total, its.Open(its.Manifest.OutputIndex(name), torch)));
            return new EnsembleModel([.. open]);
        }
        catch
        {
            open.ForEach(member => member.Model.Dispose());
            throw;
        }
    }
}
