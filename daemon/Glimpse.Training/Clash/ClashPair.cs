using Glimpse.Core.Structures;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Clash;

/// <summary>
/// Two poses of one ligand, moved in the same way and as far, of which one clashes and one doesn't: overlap is all that
/// tells them apart.
/// </summary>
/// <param name="Clean">Coordinates of the pose without a close pair.</param>
/// <param name="Clashed">Coordinates of the pose with a clash.</param>
internal sealed record ClashPair(Point3[] Clean, Point3[] Clashed)
{
    private const int Proposals = 80;

    private const double SmallestScale = 0.15;

    /// <summary>The two poses must be moved equally far, to within this (Å of RMSD).</summary>
    private const double RmsdTolerance = 0.15;

    /// <summary>Looks for a pair; null when so many random moves gave none.</summary>
    internal static ClashPair? Find(ClashSite site, Random random)
    {
        var scale = SmallestScale + ((1 - SmallestScale) * random.NextDouble());
        var clean = new List<(Point3[] Pose, double Rmsd)>();
        var clashed = new List<(Point3[] Pose, double Rmsd)>();
        for (var i = 0; i < Proposals; i++)
        {
            var pose = PoseMove.Apply(site.LigandPositions, site.Torsions, scale, random);
            if (site.RunsIntoItself(pose))
                continue;
            var (own, others) = site.ClosestRatio(pose) switch
            {
                < Overlap.ClashRatio => (clashed, clean),
                >= Overlap.CleanRatio => (clean, clashed),
                _ => (null, null),
            };
            if (own is null || others is null)
                continue;
            var rmsd = Rmsd(site.LigandPositions, pose);
            var partner = others.Find(other => Math.Abs(other.Rmsd - rmsd) <= RmsdTolerance).Pose;
            if (partner is not null)
                return own == clean ? new ClashPair(pose, partner) : new ClashPair(partner, pose);
            own.Add((pose, rmsd));
        }

        return null;
    }

    private static double Rmsd(IReadOnlyList<Point3> first, Point3[] second) =>
        Math.Sqrt(first.Zip(second, (a, b) => a.SquaredDistanceTo(b)).Average());
}
