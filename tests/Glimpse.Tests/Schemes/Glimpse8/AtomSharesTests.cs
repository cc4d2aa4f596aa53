using CsCheck;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Schemes.Glimpse8;

public sealed class AtomSharesTests
{
    private static readonly Gen<double[]> Occupancies = Gen.Double[1e-6, 1]
        .Array[1, 7]
        .Select(values => values.OrderDescending().ToArray());

    [Fact]
    public void Shares_are_the_shapley_value_of_the_maximum() =>
        Occupancies.Sample(occupancies =>
        {
            var shares = new double[occupancies.Length];
            AtomOccupancy.Share(occupancies, shares);
            for (var atom = 0; atom < shares.Length; atom++)
                Assert.Equal(ShapleyByDefinition(occupancies, atom) / occupancies[0], shares[atom], 1e-9);
        });

    [Fact]
    public void Equal_occupancies_share_equally()
    {
        var shares = new double[3];
        AtomOccupancy.Share([1, 1, 1], shares);
        Assert.All(shares, share => Assert.Equal(1.0 / 3, share, 1e-12));
    }

    [Fact]
    public void Atoms_sum_to_the_voxel_map() =>
        Complexes.Any.Sample(
            complex =>
            {
                var grid = complex.Scheme.GridFor(complex);
                var map = complex.Scheme.Voxelize(complex, grid);
                for (var i = 0; i < map.Length; i++)
                    map[i] *= (float)Math.Sin(i);
                var shares = complex.Scheme.Distribute(complex, grid, map);
                for (var channel = 0; channel < Glimpse8Scheme.Instance.Channels.Length; channel++)
                {
                    var expected = map.AsSpan(channel * grid.VoxelCount, grid.VoxelCount)
                        .ToArray()
                        .Sum(value => (double)value);
                    var actual = complex
                        .AtomsOf(Glimpse8Scheme.Instance.Channels[channel].Side)
                        .Sum(i => shares[i][channel]);
                    Assert.Equal(expected, actual, 1e-5);
                }
            },
            iter: 20);

    /// <summary>Mean, over all orders in which the atoms could arrive, of what each adds to the maximum.</summary>
    private static double ShapleyByDefinition(double[] occupancies, int atom)
    {
        var others = Enumerable.Range(0, occupancies.Length).Where(i => i != atom).ToArray();
        var total = 0.0;
        for (var subset = 0; subset < 1 << others.Length; subset++)
        {
            var members = others.Where((_, bit) => (subset & (1 << bit)) != 0).ToList();
            var before = members.Select(i => occupancies[i]).DefaultIfEmpty(0).Max();
            total +=
                Math.Max(0, occupancies[atom] - before)
                * Factorial(members.Count)
                * Factorial(others.Length - members.Count)
                / Factorial(occupancies.Length);
        }

        return total;
    }

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
