using CsCheck;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Schemes.Glimpse8;

public sealed class VoxelizerTests
{
    [Fact]
    public void Occupancy_is_the_largest_of_the_formula_over_a_channels_atoms() =>
        Complexes.Any.Sample(
            complex =>
            {
                var grid = complex.Scheme.GridFor(complex);
                var voxels = complex.Scheme.Voxelize(complex, grid);
                for (var channel = 0; channel < Glimpse8Scheme.Instance.Channels.Length; channel++)
                {
                    var atoms = complex
                        .AtomsOf(Glimpse8Scheme.Instance.Channels[channel].Side)
                        .Where(i => complex.Atoms[i].Traits.HasFlag(complex.Scheme.Channels[channel].Meaning))
                        .ToList();
                    for (var voxel = 0; voxel < grid.VoxelCount; voxel += 7)
                    {
                        var center = grid.CenterOf(voxel);
                        var expected = atoms
                            .Select(i => Formula(complex.Positions[i].DistanceTo(center), complex.Atoms[i].Radius))
                            .DefaultIfEmpty(0)
                            .Max();
                        Assert.Equal(expected, voxels[(channel * grid.VoxelCount) + voxel], 2e-5);
                    }
                }
            },
            iter: 20);

    [Fact]
    public void The_order_of_atoms_changes_nothing() =>
        Complexes.Any.Sample(
            complex =>
            {
                var order = Enumerable.Range(0, complex.Atoms.Length).Reverse().ToArray();
                var reversed = complex with
                {
                    Atoms = [.. order.Select(i => complex.Atoms[i])],
                    Positions = [.. order.Select(i => complex.Positions[i])],
                };
                var grid = complex.Scheme.GridFor(complex);
                Assert.Equal(complex.Scheme.Voxelize(complex, grid), reversed.Scheme.Voxelize(reversed, grid));
            },
            iter: 20);

    [Fact]
    public void The_grid_is_symmetric_about_the_ligands_centroid()
    {
        var grid = new VoxelGrid(new Point3(1, 2, 3), 24, 1);
        Assert.Equal(new Point3(1 - 11.5, 2 - 11.5, 3 - 11.5), grid.CenterOf(0));
        Assert.Equal(new Point3(1 + 11.5, 2 + 11.5, 3 + 11.5), grid.CenterOf(grid.VoxelCount - 1));
        Assert.Equal(new Point3(1 - 11.5, 2 - 11.5, 3 - 10.5), grid.CenterOf(1));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, 1)]
    public void An_atom_beyond_a_face_fills_the_one_layer_that_it_reaches(int x, int y, int z)
    {
        const double Beyond = 4.5;
        var one = Complexes.Any.Single();
        var grid = new VoxelGrid(default, 24, 1);
        var atom = one.Atoms[0] with { Traits = AtomTraits.Occupancy };
        var complex = one with
        {
            Atoms = [atom],
            Positions = [new Point3(Place(x), Place(y), Place(z))],
        };

        var highest = complex.Scheme.Voxelize(complex, grid).Max();

        var expected = Formula(Beyond, atom.Radius);
        Assert.True(expected > 0);
        Assert.InRange(highest, 0.999 * expected, 1.001 * expected);

        static double Place(int side) => side == 0 ? 0.5 : side * (11.5 + Beyond);
    }

    private static double Formula(double distance, double radius) =>
        distance >= 5 ? 0 : 1 - Math.Exp(-Math.Pow(radius / distance, 12));
}
