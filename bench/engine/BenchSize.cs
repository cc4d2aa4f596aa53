namespace Glimpse.Bench.Engine;

/// <summary>How much is measured.</summary>
/// <param name="Complexes">Complexes side by side with the plain loop.</param>
/// <param name="Poses">Poses of one ligand in one run.</param>
/// <param name="RuleComplexes">Complexes of the table of rules.</param>
/// <param name="Explanations">Explanations in one process.</param>
internal sealed record BenchSize(int Complexes, int Poses, int RuleComplexes, int Explanations)
{
    /// <summary>For the record.</summary>
    internal static BenchSize Full { get; } = new(10, 100, 50, 200);

    /// <summary>To see that all of it works.</summary>
    internal static BenchSize Quick { get; } = new(2, 4, 2, 8);
}
