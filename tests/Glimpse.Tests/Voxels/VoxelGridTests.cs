using CsCheck;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Voxels;

public sealed class VoxelGridTests
{
    private static readonly Gen<VoxelGrid> AnyGrid = Gen.Select(
        Gen.Double[-50, 50],
        Gen.Int[2, 24],
        Gen.Double[0.25, 2],
        (centre, size, spacing) => new VoxelGrid(new Point3(centre, -centre, 1), size, spacing));

    [Fact]
    public void The_centres_of_the_voxels_lie_about_the_centre_a_spacing_apart() => AnyGrid.Sample(grid =>
        Point3.Centroid([grid.CenterOf(0), grid.CenterOf(grid.VoxelCount - 1)]).DistanceTo(grid.Center) < 1e-9
        && Math.Abs(grid.CenterOf(0).DistanceTo(grid.CenterOf(1)) - grid.Spacing) < 1e-9
        && grid.CenterOf(0).DistanceTo(grid.Origin) < 1e-9);

    [Fact]
    public void The_box_ends_half_a_voxel_beyond_the_outer_centres() => AnyGrid.Sample(grid =>
    {
        var last = grid.CenterOf(grid.VoxelCount - 1);
        foreach (var axis in (Point3[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)])
        {
            Assert.True(grid.Contains(last + (axis * (0.49 * grid.Spacing))));
            Assert.False(grid.Contains(last + (axis * (0.51 * grid.Spacing))));
            Assert.True(grid.Contains(grid.Origin - (axis * (0.49 * grid.Spacing))));
            Assert.False(grid.Contains(grid.Origin - (axis * (0.51 * grid.Spacing))));
        }
    });
}
