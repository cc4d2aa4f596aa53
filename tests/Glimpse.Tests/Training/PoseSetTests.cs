using Glimpse.Core;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class PoseSetTests
{
    private static readonly TrainingOptions Options = new()
    {
        Objective = TrainingObjective.Classification,
        GridSize = Glimpse8Scheme.Instance.GridSize,
    };

    private static readonly TrainingSample Sample = TrainingSamples.Amprenavir();

    private static readonly Point3[] Crystal =
    [
        .. Sample.Complex.AtomsOf(Side.Ligand).Select(i => Sample.Complex.Positions[i]),
    ];

    [Theory]
    [InlineData(0.99, 1.0)]
    [InlineData(1.0, null)]
    [InlineData(3.0, null)]
    [InlineData(3.01, 0.0)]
    public void A_pose_under_1_A_is_good_over_3_A_bad_and_between_in_neither_class(double rmsd, double? expected) =>
        Assert.Equal(expected, Pose("dock", rmsd, 0).Class);

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(1.5, 0.75)]
    [InlineData(2.5, 0.25)]
    [InlineData(4, 0.0)]
    public void Between_the_classes_nearness_falls_with_the_RMSD(double rmsd, double expected) =>
        Assert.Equal(expected, Pose("dock", rmsd, 0).Nearness, 12);

    [Fact]
    public void Poses_of_one_class_alone_are_refused()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            new PoseSet([new PoseSite(Sample, [Pose("dock", 5, 0.1)])], Options, varies: false));
        Assert.Contains(
            "'dock' poses under 1 Å of RMSD or over 3 Å, but not both",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_of_one_class_alone_are_learned_from_where_kinds_are_joined()
    {
        DockedPose[] poses = [Pose("local", 0.5, 0.1), Pose("dock", 5, 0.2)];
        var set = new PoseSet([new PoseSite(Sample, poses)], Options with { JoinKinds = true }, varies: false);
        var voxels = new float[Glimpse8Scheme.Instance.InputLength];
        Assert.Equal([1, 0], Enumerable.Range(0, set.Count).Select(i => set.Fill(0, i, voxels)));
        Assert.Throws<GlimpseException>(() => new PoseSet([new PoseSite(Sample, poses)], Options, varies: false));
    }

    [Fact]
    public void Without_refined_poses_docked_ones_are_learned_from_alone()
    {
        var set = new PoseSet(
            [new PoseSite(Sample, [Pose("dock", 0.5, 0.1), Pose("dock", 5, 0.2)])],
            Options,
            varies: false);
        Assert.Equal(2, set.Count);
    }

    [Fact]
    public void Refined_and_docked_poses_make_the_same_share_of_both_classes()
    {
        // Each pose is shifted by a length of its own, by which its voxels are known again.
        DockedPose[] poses =
        [
            Pose("local", 0.5, 0.1),
            Pose("local", 4, 0.2),
            Pose("dock", 0.7, 0.3),
            Pose("dock", 5, 0.4),
            Pose("dock", 2, 0.5),
        ];
        var known = poses.ToDictionary(pose => Key(Voxels(pose)));
        var set = new PoseSet([new PoseSite(Sample, poses)], Options, varies: false);
        var seen = Enumerable
            .Range(0, set.Count)
            .Select(i =>
            {
                var voxels = new float[Glimpse8Scheme.Instance.InputLength];
                var target = set.Fill(0, i, voxels);
                var pose = known[Key(voxels)];
                Assert.Equal(pose.Class, target);
                return (pose.Kind, target);
            });
        Assert.Equal([("local", 1f), ("local", 0f), ("dock", 1f), ("dock", 0f)], seen);
    }

    [Fact]
    public void Poses_to_choose_among_are_docked_ones_near_and_far_that_count_in_no_class()
    {
        DockedPose[] poses =
        [
            Pose("dock", 0.5, 0.1),
            Pose("dock", 2, 0.2),
            .. Enumerable.Range(0, 6).Select(i => Pose("dock", 5 + i, 0.3 + (0.1 * i))),
        ];
        var set = new PoseSet([new PoseSite(Sample, poses)], Options with { Choice = 1 }, varies: true);
        Assert.Equal((10, 10, 8), (set.Count, set.GroupSize, set.Alternatives));
        var voxels = new float[Glimpse8Scheme.Instance.InputLength];
        var targets = Enumerable.Range(2, 8).Select(i => set.Fill(0, i, voxels)).Order();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0.5f, 1], targets);
        Assert.Equal([5, 5, 0, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 10).Select(set.WeightOf));
    }

    [Fact]
    public void Twins_are_the_same_poses_in_other_orientations_and_share_their_weight()
    {
        DockedPose[] poses = [Pose("dock", 0.5, 0.1), Pose("dock", 2, 0.2), Pose("dock", 5, 0.3)];
        var options = Options with { Choice = 1, Consistency = 1 };
        var set = new PoseSet([new PoseSite(Sample, poses)], options, varies: true);
        Assert.Equal((12, 2, 8), (set.GroupSize, set.Twins, set.Alternatives));
        Assert.Equal([3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 12).Select(set.WeightOf));
        float[][] samples = [.. Enumerable.Range(0, 4).Select(_ => new float[Glimpse8Scheme.Instance.InputLength])];
        Assert.Equal([1, 0, 1, 0], samples.Select((voxels, i) => set.Fill(0, i, voxels)));
        Assert.NotEqual(samples[0], samples[2]);
        Assert.Equal(samples[0].Sum(), samples[2].Sum(), 0.05 * samples[0].Sum());
        var still = new PoseSet(
            [new PoseSite(Sample, poses)],
            options with { Rotate = false },
            varies: true);
        Assert.Equal(Filled(still, 0), Filled(still, 2));
        Assert.Equal(Filled(still, 1), Filled(still, 3));

        static float[] Filled(PoseSet set, int index)
        {
            var voxels = new float[Glimpse8Scheme.Instance.InputLength];
            set.Fill(0, index, voxels);
            return voxels;
        }
    }

    [Fact]
    public void A_choice_without_near_and_far_poses_is_refused()
    {
        DockedPose[] poses = [Pose("local", 0.5, 0.1), Pose("local", 5, 0.2)];
        var fault = Assert.Throws<GlimpseException>(() =>
            new PoseSet([new PoseSite(Sample, poses)], Options with { Choice = 1 }, varies: true));
        Assert.Contains("within 3 Å", fault.Message, StringComparison.Ordinal);
    }

    private static DockedPose Pose(string kind, double rmsd, double shift) =>
        new($"{kind}{rmsd}", kind, rmsd, null, [.. Crystal.Select(p => p + new Point3(shift, 0, 0))]);

    private static float[] Voxels(DockedPose pose) =>
        SampleVoxels.Of(SamplePose.With(Sample.Complex, pose.Positions), Options);

    private static double Key(float[] voxels) => voxels.Select((value, i) => (double)value * (i % 97)).Sum();
}
