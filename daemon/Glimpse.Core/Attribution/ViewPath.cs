namespace Glimpse.Core.Attribution;

/// <summary>
/// One of the paths that make up a <see cref="View"/>, with the sign that its attributions enter with.
/// </summary>
/// <param name="Start">What it starts from: one of the names below.</param>
/// <param name="End">What it leads to.</param>
/// <param name="Sign">1 or -1.</param>
internal sealed record ViewPath(string Start, string End, int Sign)
{
    internal const string Complex = "complex";
    internal const string Protein = "protein";
    internal const string Ligand = "ligand";
    internal const string Empty = "empty";
    internal const string Reference = "reference";

    /// <summary>The paths of a view; the first leads to the complex.</summary>
    internal static ViewPath[] Of(View view) => view switch
    {
        View.Zero => [new(Empty, Complex, 1)],
        View.Apo => [new(Protein, Complex, 1)],
        View.Ligand => [new(Ligand, Complex, 1)],
        View.Interaction => [new(Empty, Complex, 1), new(Empty, Protein, -1), new(Empty, Ligand, -1)],
        View.Versus => [new(Reference, Complex, 1)],
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "No such view."),
    };
}
