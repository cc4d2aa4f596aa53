using CsCheck;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Voxels;

public class CubeRotationTests
{
    private const int Size = 5;

    private static readonly Gen<CubeRotation> AnyRotation = Gen.Int[0, 23].Select(i => CubeRotation.All[i]);
    private static readonly Gen<Point3> AnyVector = Gen.Select(
        Gen.Double[-9, 9],
        Gen.Double[-9, 9],
        Gen.Double[-9, 9],
        (x, y, z) => new Point3(x, y, z));
    private static readonly Gen<float[]> AnyVoxels = Gen.Float.Unit.Array[2 * Size * Size * Size];

    [Fact]
    public void There_are_24_different_rotations_and_the_first_is_the_identity()
    {
        var probe = new Point3(1, 2, 3);
        Assert.Equal(24, CubeRotation.All.Select(rotation => rotation.Rotate(probe)).Distinct().Count());
        Assert.Equal(probe, CubeRotation.Identity.Rotate(probe));
    }

    [Fact]
    public void Lengths_and_handedness_are_kept() =>
        Gen.Select(AnyRotation, AnyVector, AnyVector).Sample((rotation, a, b) =>
            rotation.Rotate(a.Cross(b)).DistanceTo(rotation.Rotate(a).Cross(rotation.Rotate(b))) < 1e-9
            && Math.Abs(rotation.Rotate(a).Length - a.Length) < 1e-9);

    [Fact]
    public void One_rotation_after_another_is_one_of_the_24() =>
        Gen.Select(AnyRotation, AnyRotation, AnyVector).Sample((first, second, v) =>
            After(first, second).Rotate(v) == second.Rotate(first.Rotate(v)));

    [Fact]
    public void The_inverse_brings_everything_back() =>
        Gen.Select(AnyRotation, AnyVector).Sample((rotation, v) => rotation.Inverse.Rotate(rotation.Rotate(v)) == v);

    [Fact]
    public void Permuting_twice_is_permuting_by_the_composition() =>
        Gen.Select(AnyRotation, AnyRotation, AnyVoxels).Sample((first, second, voxels) =>
            Permute(second, Permute(first, voxels)).AsSpan().SequenceEqual(Permute(After(first, second), voxels)));

    [Fact]
    public void A_voxel_goes_where_its_centre_goes() =>
        Gen.Select(AnyRotation, Gen.Int[0, (Size * Size * Size) - 1]).Sample((rotation, voxel) =>
        {
            var grid = new VoxelGrid(default, Size, 1);
            var voxels = new float[grid.VoxelCount];
            voxels[voxel] = 1;
            var moved = Array.IndexOf(Permute(rotation, voxels), 1f);
            return grid.CenterOf(moved).DistanceTo(rotation.Rotate(grid.CenterOf(voxel))) < 1e-9;
        });

    /// <summary>The one of the 24 that does what two do one after the other.</summary>
    private static CubeRotation After(CubeRotation first, CubeRotation second)
    {
        var probe = new Point3(1, 2, 3);
        return CubeRotation.All.Single(rotation => rotation.Rotate(probe) == second.Rotate(first.Rotate(probe)));
    }

    private static float[] Permute(CubeRotation rotation, float[] voxels)
    {
        var target = new float[voxels.Length];
        rotation.Permute(voxels, target, Size);
        return target;
    }
}
