using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The classifiers that came with the program and judge poses: those whose manifest has words for a verdict. A user's
/// model of the same name takes no verdict over: the shipped one that it hides is asked.
/// </summary>
internal sealed class Judges : IDisposable
{
    /// <summary>The code of the warning that one of them can't be asked.</summary>
    public const string MissingCode = "verdict-missing";

    private readonly List<ILoadedModel> loaded = [];

    public Judges(
        ModelRegistry registry,
        Func<TorchThread> torch,
        Func<ModelChoice, ModelSummary> summary) =>
        Open = new(() => OpenAll(registry, torch, summary));

    /// <summary>All of them, loaded when somebody asks; one that cannot be keeps nobody from the others.</summary>
    public Lazy<JudgePanel> Open { get; }

    public void Dispose() => loaded.ForEach(model => model.Dispose());

    private JudgePanel OpenAll(
        ModelRegistry registry,
        Func<TorchThread> torch,
        Func<ModelChoice, ModelSummary> summary)
    {
        var (judges, faults) = (new List<OpenJudge>(), new List<Notice>());
        var shipped = registry
            .Choices.SelectMany(choice => choice.Folder.Hides.Prepend(choice.Folder))
            .Where(folder => folder is { IsShipped: true, Manifest.Verdict: not null })
            .DistinctBy(folder => folder.Path);
        foreach (var folder in shipped)
        {
            try
            {
                loaded.Add(folder.Open(0, torch));
                judges.Add(new(summary(new(folder, 0)), folder.Manifest.Verdict!, loaded[^1]));
            }
            catch (GlimpseException fault)
            {
                faults.Add(new(
                    MissingCode,
                    $"The model {folder.Manifest.Name} can't say what it thinks of the pose: {fault.Message}",
                    null));
            }
        }

        return new([.. judges], [.. faults]);
    }
}
