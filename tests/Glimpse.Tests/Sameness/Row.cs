using System.Collections.Immutable;

namespace Glimpse.Tests.Sameness;

/// <summary>A line of the table: how a complex is written otherwise, what must stay and what must be said.</summary>
/// <param name="Name">What is otherwise.</param>
/// <param name="Write">Writes it; null where that doesn't apply to the complex.</param>
internal sealed record Row(string Name, Func<Sample, Random, Written?> Write)
{
    /// <summary>Whether every atom must keep its channels, and none may come or go.</summary>
    public bool Stays { get; init; } = true;

    /// <summary>
    /// Whether the prediction and each residue's total, too, are compared: for a few rows, since that takes the
    /// network.
    /// </summary>
    public bool IsPredicted { get; init; }

    /// <summary>Codes of remarks that must be made.</summary>
    public ImmutableArray<string> Says { get; init; } = [];

    /// <summary>Codes of warnings that may come or go.</summary>
    public ImmutableArray<string> MaySay { get; init; } = [];

    public override string ToString() => Name;
}
