using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Affinity;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class AffinitySetTests
{
    private const double Affinity = 9.2;

    private static readonly TrainingOptions Still = new()
    {
        Objective = TrainingObjective.Regression,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Rotate = false,
        Ranking = 1,
    };

    private static readonly TrainingSample Sample = TrainingSamples.Amprenavir(
        TrainingSamples.Row("1hpv", affinity: Affinity));

    private static readonly float[] Own = SampleVoxels.Of(Sample.Complex, Still);

    private static Point3[] Crystal =>
        [.. Sample.Complex.AtomsOf(Side.Ligand).Select(atom => Sample.Complex.Positions[atom])];

    [Fact]
    public void A_complex_is_followed_by_another_pose_that_counts_in_no_affinity()
    {
        var set = new AffinitySet([Sample], [new LowerPoses(Sample, [])], Still, varies: true);
        Assert.Equal((2, 2, 1, 0), (set.Count, set.GroupSize, set.Alternatives, set.Twins));
        Assert.Equal([2f, 0f], [set.WeightOf(0), set.WeightOf(1)]);
        Assert.Equal(Affinity, Fill(set, 0, 0).Target, 1e-6);
        Assert.Equal(Own, Fill(set, 0, 0).Voxels);
        Assert.NotEqual(Own, Fill(set, 0, 1).Voxels);
        Assert.NotEqual(Fill(set, 1, 1).Voxels, Fill(set, 0, 1).Voxels);
    }

    [Fact]
    public void A_twin_is_the_same_complex_in_another_orientation_and_counts_half()
    {
        var options = Still with { Rotate = true, Consistency = 1 };
        var set = new AffinitySet([Sample], [new LowerPoses(Sample, [])], options, varies: true);
        Assert.Equal((3, 1, 1), (set.GroupSize, set.Alternatives, set.Twins));
        Assert.Equal([1.5f, 1.5f, 0f], [set.WeightOf(0), set.WeightOf(1), set.WeightOf(2)]);
        Assert.NotEqual(Fill(set, 0, 0).Voxels, Fill(set, 0, 1).Voxels);
        Assert.Equal(Own.Sum(), Fill(set, 0, 1).Voxels.Sum(), Own.Sum() * 0.05);
        Assert.Equal(Affinity, Fill(set, 0, 1).Target, 1e-6);
    }

    [Fact]
    public void Half_of_the_other_poses_are_docked_ones_where_there_are_some()
    {
        var far = Array.ConvertAll(Crystal, point => point + new Point3(0, 0, 6));
        var poses = new LowerPoses(Sample, [new DockedPose("far", "dock", 6, -7, far)]);
        var set = new AffinitySet([Sample], [poses], Still, varies: true);
        var docked = SampleVoxels.Of(SamplePose.With(Sample.Complex, far), Still);
        const int Epochs = 60;
        var seen = Enumerable.Range(0, Epochs).Count(epoch => Fill(set, epoch, 1).Voxels.SequenceEqual(docked));
        Assert.InRange(seen, Epochs / 4, 3 * Epochs / 4);
        Assert.Equal(["turned and shifted", "turned", "shifted", "far"], poses.All(1).Select(pose => pose.Name));
    }

    [Fact]
    public void What_is_validated_is_each_complex_once_as_users_see_it()
    {
        var set = new AffinitySet([Sample], null, Still with { Rotate = true, Consistency = 1 }, varies: false);
        Assert.Equal((1, 1, 0, 0), (set.Count, set.GroupSize, set.Alternatives, set.Twins));
        Assert.Equal(Own, Fill(set, 0, 0).Voxels);
    }

    [Fact]
    public void Displaced_ligands_keep_their_distances_and_a_quarter_of_them_is_mirrored()
    {
        var displaced = Enumerable
            .Range(0, 40)
            .Select(seed => DisplacedPose.Any(Crystal, new Random(seed)))
            .ToArray();
        foreach (var moved in displaced)
        {
            for (var i = 1; i < moved.Length; i++)
                Assert.Equal(Crystal[0].DistanceTo(Crystal[i]), moved[0].DistanceTo(moved[i]), 1e-9);
        }

        Assert.InRange(displaced.Count(moved => Handedness(moved) * Handedness(Crystal) < 0), 4, 20);

        static double Handedness(Point3[] points) =>
            (points[1] - points[0]).Cross(points[2] - points[0]).Dot(points[^1] - points[0]);
    }

    private static (float Target, float[] Voxels) Fill(AffinitySet set, int epoch, int index)
    {
        var voxels = new float[Own.Length];
        return (set.Fill(epoch, index, voxels), voxels);
    }
}
