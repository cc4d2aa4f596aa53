using System.IO.Compression;
using Glimpse.Core;
using Glimpse.Models.Import.Archives;
using Glimpse.Models.Import.Gnina;
using Xunit;

namespace Glimpse.Tests.Models.Import;

/// <summary>Networks of gnina's are known by the names and shapes of their tensors.</summary>
public sealed class GninaFileTests
{
    [Theory]
    [InlineData("default2018", 389_059, 14)]
    [InlineData("dense", 688_015, 94)]
    [InlineData("default2017", 389_891, 10)]
    public void Each_network_is_recognised_and_all_its_numbers_are_kept(string name, int numbers, int tensors)
    {
        var made = Made(name);
        var read = Read(made);
        Assert.Equal(name, read.Network.Name);
        Assert.Equal(tensors, made.Tensors.Count);
        Assert.Equal(tensors, read.Weights.Tensors.Count + read.Network.Counters.Count);
        Assert.Equal(numbers, read.Numbers);
        foreach (var (place, (its, shape)) in made.Tensors.Index().Where(tensor => tensor.Item.Shape is not null))
        {
            var common = ((string[])["features.", "pose.", "affinity.", "blocks."]).Aggregate(
                its,
                (left, group) => left.Replace(group, "", StringComparison.Ordinal));
            Assert.Equal(shape!, read.Weights.Tensors[common].Shape);
            Assert.Equal(made.Values(place), read.Weights.Tensors[common].Values);
        }
    }

    [Fact]
    public void The_short_and_the_long_names_of_tensors_are_one_networks()
    {
        var made = GninaFiles.Default2018;
        var longer = made with
        {
            Tensors =
            [
                .. made.Tensors.Select(tensor =>
                    (tensor.Name.Split('_')[0] switch
                    {
                        "pose" => "pose.",
                        "affinity" => "affinity.",
                        _ => "features.",
                    } + tensor.Name, tensor.Shape)),
            ],
        };
        Assert.Equal(
            Read(made).Weights.Tensors.Values.SelectMany(tensor => tensor.Values),
            Read(longer).Weights.Tensors.Values.SelectMany(tensor => tensor.Values));
    }

    [Fact]
    public void A_deflated_archive_and_one_without_metadata_are_the_same_network()
    {
        var made = GninaFiles.Dense;
        var other = Read(made with { Packing = CompressionLevel.Fastest, Metadata = null });
        Assert.Equal(
            Read(made).Weights.Tensors.Values.SelectMany(tensor => tensor.Values),
            other.Weights.Tensors.Values.SelectMany(tensor => tensor.Values));
    }

    [Fact]
    public void What_is_like_no_network_is_refused_by_the_tensor_that_tells()
    {
        var made = GninaFiles.Default2018;
        Refuses("none of its 3 tensors is known", GninaFiles.Small);
        Refuses("most like default2018, and lacks unit5_conv.bias", Without(made, "unit5_conv.bias"));
        Refuses(
            "default2018 has no unit6_conv.bias",
            made with
            {
                Tensors = [.. made.Tensors, ("unit6_conv.bias", [3])],
            });
        Refuses(
            "unit4_conv.bias has the shape [65], which in default2018 is [64]",
            With(made, "unit4_conv.bias", [65]));
        Refuses(
            "pose_output.weight has the shape [27648, 2], which in default2018 is [2, 27648]",
            With(made, "pose_output.weight", [27648, 2]));
        Refuses(
            "has two tensors unit1_conv.bias",
            made with
            {
                Tensors = [.. made.Tensors, ("features.unit1_conv.bias", [32])],
            });
        const string counter =
            "features.dense_block_0.blocks.data_enc_level0_batchnorm_conv0.num_batches_tracked";
        Refuses("num_batches_tracked holds float32", With(GninaFiles.Dense, counter, []));
    }

    [Theory]
    [InlineData(5, "Bromine Iodine Chlorine", "recmap in its metadata, line 5 is 'Bromine Chlorine Iodine' instead of")]
    [InlineData(1, "Carbon", "recmap in its metadata, line 1 is 'Carbon' instead of 'AliphaticCarbonXSHydrophobe'")]
    [InlineData(14, "Iron\nBoron", "line 14 is 'Iron' instead of")]
    [InlineData(13, "Zinc\n", "line 14 is '' instead of")]
    public void Channels_other_than_gninas_are_refused_by_their_line(int line, string text, string why) =>
        Refuses(why, GninaFiles.Default2018 with { Metadata = GninaFiles.MetadataWith(line, text) });

    [Fact]
    public void The_names_in_a_line_of_a_map_have_no_order() =>
        Assert.Equal(
            "default2018",
            Read(
                GninaFiles.Default2018 with
                {
                    Metadata = GninaFiles.MetadataWith(5, "Fluorine  Chlorine\tIodine Bromine "),
                }).Network.Name);

    [Fact]
    public void A_networks_channels_must_be_its_own()
    {
        Refuses("other channels than gnina's default2017: recmap", GninaFiles.Default2017 with { Metadata = null });
        Refuses(
            "other channels than gnina's default2017: recmap",
            GninaFiles.Default2017 with
            {
                Metadata = GninaFiles.Default2018.Metadata,
            });
    }

    [Theory]
    [InlineData("""{"resolution": 1.0}""", "has 'resolution' as 1.0 in its metadata")]
    [InlineData("""{"dimension": 24}""", "has 'dimension' as 24 in its metadata")]
    [InlineData("""{"radius_scaling": 1.5}""", "has 'radius_scaling' as 1.5 in its metadata")]
    [InlineData("""{"skip_softmax": true}""", "has 'skip_softmax' as true in its metadata")]
    [InlineData("""{"apply_logistic_loss": 1}""", "has 'apply_logistic_loss' as 1 in its metadata")]
    [InlineData("""{"recmap": 3}""", "has 'recmap' as 3 in its metadata")]
    [InlineData("""{"colour": "red"}""", "has 'colour' as \"red\" in its metadata")]
    [InlineData("""{"dimension": 23.5, "dimension": 23.5}""", "metadata is no JSON")]
    [InlineData("[]", "metadata is no JSON object")]
    [InlineData("{", "metadata is no JSON")]
    public void Metadata_that_cant_be_followed_is_refused_by_name(string metadata, string why) =>
        Refuses(why, GninaFiles.Default2018 with { Metadata = metadata });

    [Fact]
    public void Metadata_that_says_what_is_meant_anyway_is_taken() =>
        Assert.NotNull(
            Read(
                GninaFiles.Default2018 with
                {
                    Metadata = """{"radius_scaling": 1.0, "skip_softmax": false, "apply_logistic_loss": 0}""",
                }));

    [Theory]
    [InlineData("unit2_conv.bias", float.NaN, "tensor unit2_conv.bias has values that aren't finite")]
    [InlineData("unit2_conv.weight", float.NegativeInfinity, "tensor unit2_conv.weight has values that aren't finite")]
    public void Numbers_that_no_network_has_are_refused_by_their_tensor(string name, float value, string why)
    {
        var made = GninaFiles.Default2018;
        var place = made.Tensors.Index().Single(tensor => tensor.Item.Name == name).Index;
        var values = made.Values(place);
        values[^1] = value;
        Refuses(
            why,
            made with
            {
                Entries = new() { [$"data/{place}"] = values.SelectMany(BitConverter.GetBytes).ToArray() },
            });
    }

    private static TorchFile Made(string name) => name switch
    {
        "default2018" => GninaFiles.Default2018,
        "dense" => GninaFiles.Dense,
        _ => GninaFiles.Default2017,
    };

    private static TorchFile Without(TorchFile file, string name) =>
        file with
        {
            Tensors = [.. file.Tensors.Where(tensor => tensor.Name != name)],
        };

    private static TorchFile With(TorchFile file, string name, long[]? shape) =>
        file with
        {
            Tensors = [.. file.Tensors.Select(tensor => tensor.Name == name ? (name, shape) : tensor)],
        };

    private static GninaFile Read(TorchFile file)
    {
        using var archive = TorchArchive.Parse("net.pt", file.ToBytes());
        return GninaFile.Of(archive);
    }

    private static void Refuses(string why, TorchFile file)
    {
        var fault = Assert.Throws<GlimpseException>(() => Read(file));
        Assert.StartsWith("net.pt ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }
}
