using System.Collections.Immutable;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The classifiers that came with the program and judge poses: those whose manifest has words for a verdict. A user's
/// model of the same name takes no verdict over.
/// </summary>
internal sealed class Judges : IDisposable
{
    private readonly List<ILoadedModel> loaded = [];

    public Judges(ModelRegistry registry, Func<TorchThread> torch, Func<ModelChoice, ModelSummary> summary) =>
        Open = new(() =>
        [
            .. registry
                .Choices.Where(choice =>
                    choice is { Folder: { IsShipped: true, Manifest.Verdict: not null }, Output: 0 })
                .Select(choice =>
                {
                    loaded.Add(choice.Folder.Open(choice.Output, torch));
                    return new OpenJudge(summary(choice), choice.Folder.Manifest.Verdict!, loaded[^1]);
                }),
        ]);

    /// <summary>All of them, loaded when somebody asks.</summary>
    public Lazy<ImmutableArray<OpenJudge>> Open { get; }

    public void Dispose() => loaded.ForEach(model => model.Dispose());
}
