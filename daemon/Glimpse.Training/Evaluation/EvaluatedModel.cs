using System.Collections.Immutable;

namespace Glimpse.Training.Evaluation;

/// <summary>A model that can be judged.</summary>
/// <param name="Name">What the user types; its name in tables, too.</param>
/// <param name="Task">What it is for.</param>
public sealed record EvaluatedModel(string Name, EvaluatedTask Task)
{
    /// <summary>All that there are.</summary>
    public static ImmutableArray<EvaluatedModel> All { get; } =
    [
        new("affinity", EvaluatedTask.Affinity),
        new("pairs", EvaluatedTask.Affinity),
        new("kdeep", EvaluatedTask.Affinity),
        new("pose", EvaluatedTask.Pose),
        new("clash", EvaluatedTask.Clash),
    ];

    /// <summary>The model of that name, which is among them.</summary>
    public static EvaluatedModel Named(string name) => All.Single(model => model.Name == name);
}
