using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class SampleVoxelsTests
{
    private static readonly TypedComplex Complex = TrainingSamples.Amprenavir().Complex;

    private static readonly TrainingOptions Options = new()
    {
        Objective = TrainingObjective.Regression,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Shift = 0.5,
    };

    [Fact]
    public void Training_turns_a_complex_in_ways_that_no_rotation_of_the_cube_gives()
    {
        var turned = Fill(Options with { Shift = 0 }, new Random(1));
        Assert.All(
            CubeRotation.All,
            rotation => Assert.NotEqual(turned, rotation.Turn(Fill(Options, null), Options.GridSize)));
        Assert.Equal(turned, Fill(Options with { Shift = 0 }, new Random(1)));
        Assert.NotEqual(turned, Fill(Options with { Shift = 0 }, new Random(2)));
        Assert.Equal(Fill(Options, null).Sum(), turned.Sum(), Fill(Options, null).Sum() * 0.05);
    }

    [Fact]
    public void Shifts_and_rotations_each_move_it_and_without_both_it_stays()
    {
        var own = Fill(Options, null);
        Assert.Equal(own, Fill(Options with { Rotate = false, Shift = 0 }, new Random(1)));
        Assert.NotEqual(own, Fill(Options with { Rotate = false }, new Random(1)));
        Assert.NotEqual(own, Fill(Options with { Shift = 0 }, new Random(1)));
    }

    private static float[] Fill(TrainingOptions options, Random? random)
    {
        var voxels = new float[Glimpse8Scheme.Instance.InputLength];
        SampleVoxels.Fill(Complex, options, random, voxels);
        return voxels;
    }
}
