using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>Top voxels of a small grid, whose flat index has neighbours that the box has not.</summary>
public sealed class TopVoxelsTests
{
    private const int Size = 4;
    private static readonly int Acceptor = Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Acceptor);

    private static readonly TypedComplex Complex = SampleExplanation.Make().Complex;
    private static readonly VoxelGrid Grid = new(Complex.Positions[0], Size, 1);

    [Fact]
    public void The_first_voxel_of_a_channel_can_be_its_top_voxel()
    {
        var top = Top(((0, 0, 0), 1), ((2, 2, 2), -0.9f));

        Assert.Equal((0, 0, 0, 1), (top.X, top.Y, top.Z, top.Attribution));
        Assert.Equal(Grid.Origin, top.Position);
    }

    [Fact]
    public void Of_equal_voxels_the_first_is_the_top_voxel_and_a_channel_of_zeros_has_none()
    {
        var top = Top(((3, 3, 3), -1), ((0, 1, 2), 1));

        Assert.Equal((0, 1, 2), (top.X, top.Y, top.Z));
        Assert.Empty(TopVoxels.Find(Complex, Grid, new float[16 * Grid.VoxelCount]));
    }

    [Theory]
    [InlineData(1, 1, 1, 0, 1, 1)]
    [InlineData(2, 1, 1, 3, 1, 1)]
    [InlineData(1, 1, 1, 1, 0, 1)]
    [InlineData(1, 2, 1, 1, 3, 1)]
    [InlineData(1, 1, 1, 1, 1, 0)]
    [InlineData(1, 1, 2, 1, 1, 3)]
    public void A_region_reaches_every_face_of_the_box(int x, int y, int z, int faceX, int faceY, int faceZ)
    {
        var top = Top(((x, y, z), -1), ((faceX, faceY, faceZ), -0.75f));

        Assert.Equal((2, -1.75), (top.RegionVoxels, top.RegionAttribution));
    }

    [Theory]
    [InlineData(0, 1, 1, 3, 1, 1)]
    [InlineData(3, 1, 1, 0, 1, 1)]
    [InlineData(1, 0, 1, 0, 3, 1)]
    [InlineData(1, 3, 1, 2, 0, 1)]
    [InlineData(1, 1, 0, 1, 0, 3)]
    [InlineData(1, 1, 3, 1, 2, 0)]
    public void A_region_ends_at_the_face_it_lies_on(int x, int y, int z, int behindX, int behindY, int behindZ)
    {
        var top = Top(((x, y, z), 1), ((behindX, behindY, behindZ), 0.75f));

        Assert.Equal((1, 1), (top.RegionVoxels, top.RegionAttribution));
    }

    [Fact]
    public void A_region_holds_what_is_joined_face_to_face_of_one_sign_and_of_half_the_size_at_least()
    {
        var top = Top(
            ((1, 1, 1), 1),
            ((1, 1, 2), 0.5f),
            ((1, 1, 3), 0.625f),
            ((1, 2, 1), 0.49f),
            ((2, 1, 1), -0.75f),
            ((2, 2, 2), 0.75f));

        Assert.Equal((3, 2.125), (top.RegionVoxels, top.RegionAttribution));
    }

    [Fact]
    public void Of_more_voxels_than_are_asked_for_the_best_name_their_channels_best_first()
    {
        float[] threeChannels = [1, 0, 2, -4, 3, 0.5f];

        Assert.Equal([1, 2], TopVoxels.ChannelsOfBest(threeChannels, voxelCount: 2, count: 2));
        Assert.Equal([1, 2, 0], TopVoxels.ChannelsOfBest(threeChannels, voxelCount: 2, count: 4));
    }

    private static TopVoxel Top(params ((int X, int Y, int Z) At, float Value)[] voxels)
    {
        var map = new float[16 * Grid.VoxelCount];
        foreach (var ((x, y, z), value) in voxels)
            map[(Acceptor * Grid.VoxelCount) + (((x * Size) + y) * Size) + z] = value;
        return Assert.Single(TopVoxels.Find(Complex, Grid, map));
    }
}
