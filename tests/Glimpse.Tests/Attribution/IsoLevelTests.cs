using CsCheck;
using Glimpse.Core.Attribution;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class IsoLevelTests
{
    private static readonly Gen<float[]> Maps = Gen.Float[-1, 1].Array[1, 200];

    [Fact]
    public void The_voxels_at_or_above_the_level_hold_half_of_the_absolute_attribution_and_those_above_less() =>
        Gen.Select(Maps, Gen.Double[0.1, 2])
            .Sample(
                (map, volume) =>
                {
                    if (IsoLevel.Of(map, volume) is not { } level)
                    {
                        Assert.All(map, value => Assert.Equal(0, value));
                        return;
                    }

        var half = 0.5 * map.Sum(value => Math.Abs((double)value));
        Assert.True(Enclosed(level * (1 - 1e-9)) >= half);
        Assert.True(Enclosed(level * (1 + 1e-9)) < half);

                    double Enclosed(double at) =>
                        map.Where(value => Math.Abs(value) / volume >= at).Sum(value => Math.Abs((double)value));
                });

    [Fact]
    public void A_map_of_zeros_has_no_level() => Assert.Null(IsoLevel.Of(new float[8], 1));

    [Fact]
    public void The_level_is_a_density() =>
        Assert.Equal([2.0, 16.0], ((double[])[1, 0.125]).Select(volume => IsoLevel.Of([2, -1, 0.5f], volume)!.Value));
}
