using Glimpse.Core.Structures;

namespace Glimpse.Training.Poses;

/// <summary>A pose of a crystal ligand that a docking program made.</summary>
/// <param name="Name">Tells the poses of a complex apart.</param>
/// <param name="Kind">How it was made: <c>local</c>, refined where it was put, or <c>dock</c>, searched for.</param>
/// <param name="Rmsd">To the crystal's pose, symmetry considered, Å.</param>
/// <param name="Vina">AutoDock Vina's score, kcal/mol; null for none.</param>
/// <param name="Positions">Heavy atoms in the order of ligand.sdf, Å.</param>
internal sealed record DockedPose(string Name, string Kind, double Rmsd, double? Vina, Point3[] Positions)
{
    internal const string Docked = "dock";
    internal const string Refined = "local";

    /// <summary>A pose nearer than this is a good one (Å; the paper's).</summary>
    private const double Good = 1;

    /// <summary>
    /// A pose farther than this is a bad one (Å; the paper's). What lies between is in neither class.
    /// </summary>
    private const double Bad = 3;

    /// <summary>1 for a good pose, 0 for a bad one, null for one in between.</summary>
    internal double? Class => Rmsd < Good ? 1 : Rmsd > Bad ? 0 : null;

    /// <summary>1 for a good pose, 0 for a bad one, between them a straight line.</summary>
    internal double Nearness => Math.Clamp((Bad - Rmsd) / (Bad - Good), 0, 1);
}
