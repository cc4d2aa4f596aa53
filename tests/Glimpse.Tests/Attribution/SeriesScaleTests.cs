using Glimpse.Core.Attribution;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class SeriesScaleTests
{
    private const double OnePercent = 0.01;

    [Fact]
    public void The_common_level_encloses_half_of_all_maps_together_to_1_percent()
    {
        var (first, second) = (Sample(1), Sample(40));
        var scale = Scale(first, second);
        for (var channel = 0; channel < SampleExplanation.Channels; channel++)
        {
            float[] both = [.. Map(first, channel), .. Map(second, channel)];
            var exact = IsoLevel.Of(both, 1);
            Assert.Equal(exact is null, scale.Levels[channel] is null);
            if (exact is { } level)
                Assert.InRange(scale.Levels[channel]!.Value, level * (1 - OnePercent), level * (1 + 1e-9));
        }
    }

    [Fact]
    public void The_order_of_the_ligands_does_not_change_the_scale()
    {
        var (first, second) = (Sample(1), Sample(40));
        var (there, back) = (Scale(first, second), Scale(second, first));
        Assert.Equal(there.Levels, back.Levels);
        Assert.Equal(there.AtomRange, back.AtomRange);
    }

    [Fact]
    public void The_colour_range_is_the_largest_atom_of_all() =>
        Assert.Equal(
            0.9,
            Scale(SampleExplanation.Make(-0.25), SampleExplanation.Make(-0.9), SampleExplanation.Make(0.1)).AtomRange);

    [Fact]
    public void The_colour_range_is_the_viewers_number()
    {
        // As in the tests of the plugins' own colours.
        Assert.Equal(0.011, ColourRange.Of([.. Enumerable.Repeat(0.011, 99), 1.0]));
        Assert.Equal(0, ColourRange.Of([0, 0]));
        Assert.Equal(0, ColourRange.Of([]));
        Assert.Equal(1.3, ColourRange.Of([1.234]));
    }

    [Fact]
    public void A_density_beyond_all_sense_still_has_a_level()
    {
        const double Largest = 1000;
        var explanation = SampleExplanation.Make();
        var voxels = new float[explanation.Voxels.Length];
        voxels[0] = 1e6f;
        Assert.InRange(
            Scale(explanation with { Voxels = voxels }).Levels[0]!.Value,
            Largest * (1 - OnePercent),
            Largest);
    }

    [Fact]
    public void Where_all_but_a_few_atoms_have_nothing_the_range_is_that_of_the_largest() =>
        Assert.Equal(1.3, ColourRange.Of([.. Enumerable.Repeat(0.0, 999), -1.234]));

    [Fact]
    public void A_density_below_all_sense_has_the_least_level()
    {
        var explanation = SampleExplanation.Make();
        var voxels = new float[explanation.Voxels.Length];
        voxels[0] = 1e-12f;
        Assert.Equal(1e-9, Scale(explanation with { Voxels = voxels }).Levels[0]!.Value, 1e-15);
    }

    private static SeriesScale Scale(params Explanation[] explanations)
    {
        var scale = new SeriesScale(SampleExplanation.Channels);
        foreach (var explanation in explanations)
            scale.Add(SeriesScale.PartOf(explanation));
        return scale;
    }

    private static Explanation Sample(float factor)
    {
        var explanation = SampleExplanation.Make();
        return explanation with { Voxels = [.. explanation.Voxels.Select(voxel => voxel * factor)] };
    }

    private static float[] Map(Explanation explanation, int channel) =>
        explanation.Voxels[(channel * explanation.Grid.VoxelCount)..((channel + 1) * explanation.Grid.VoxelCount)];
}
