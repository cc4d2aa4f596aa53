using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>A model ready to compute.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Function">The network.</param>
/// <param name="Engine">What it is computed with; null where that isn't libtorch.</param>
/// <param name="Holds">What to dispose of afterwards, in order.</param>
internal sealed record OpenModel(
    ModelSummary Summary,
    IDifferentiableModel Function,
    EngineSummary? Engine,
    ImmutableArray<IDisposable> Holds
) : IDisposable
{
    /// <summary>
    /// Fingerprint of all that its manifest says, and its members': with other layers the same weights are another
    /// model.
    /// </summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Who judges the poses that an affinity is predicted for; opened once somebody asks.</summary>
    public Lazy<JudgePanel> Judges { get; init; } = new(JudgePanel.None);

    /// <summary>The same, so that nobody judges.</summary>
    public OpenModel Unjudged() => this with { Judges = new(JudgePanel.None) };

    public void Dispose()
    {
        foreach (var held in Holds)
            held.Dispose();
    }
}
