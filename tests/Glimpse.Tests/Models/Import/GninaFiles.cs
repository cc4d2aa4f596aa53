using System.Text.Json;

namespace Glimpse.Tests.Models.Import;

/// <summary>Files with the names and shapes of gnina's networks, and random numbers.</summary>
internal static class GninaFiles
{
    private const string Receptor = """
        AliphaticCarbonXSHydrophobe 
        AliphaticCarbonXSNonHydrophobe 
        AromaticCarbonXSHydrophobe 
        AromaticCarbonXSNonHydrophobe
        Bromine Iodine Chlorine Fluorine
        Nitrogen NitrogenXSAcceptor 
        NitrogenXSDonor NitrogenXSDonorAcceptor
        Oxygen OxygenXSAcceptor 
        OxygenXSDonorAcceptor OxygenXSDonor
        Sulfur SulfurAcceptor
        Phosphorus 
        Calcium
        Zinc
        GenericMetal Boron Manganese Magnesium Iron
        """;

    private const string Ligand = """
        AliphaticCarbonXSHydrophobe 
        AliphaticCarbonXSNonHydrophobe 
        AromaticCarbonXSHydrophobe 
        AromaticCarbonXSNonHydrophobe
        Bromine Iodine
        Chlorine
        Fluorine
        Nitrogen NitrogenXSAcceptor 
        NitrogenXSDonor NitrogenXSDonorAcceptor
        Oxygen OxygenXSAcceptor 
        OxygenXSDonorAcceptor OxygenXSDonor
        Sulfur SulfurAcceptor
        Phosphorus
        GenericMetal Boron Manganese Magnesium Zinc Calcium Iron
        """;

    private const string Receptor2017 =
        "AliphaticCarbonXSHydrophobe\nAliphaticCarbonXSNonHydrophobe\nAromaticCarbonXSHydrophobe\n"
        + "AromaticCarbonXSNonHydrophobe\nCalcium\nIron\nMagnesium\nNitrogen\nNitrogenXSAcceptor\nNitrogenXSDonor\n"
        + "NitrogenXSDonorAcceptor\nOxygenXSAcceptor\nOxygenXSDonorAcceptor\nPhosphorus\nSulfur\nZinc";

    private const string Ligand2017 =
        "AliphaticCarbonXSHydrophobe\nAliphaticCarbonXSNonHydrophobe\nAromaticCarbonXSHydrophobe\n"
        + "AromaticCarbonXSNonHydrophobe\nBromine\nChlorine\nFluorine\nNitrogen\nNitrogenXSAcceptor\n"
        + "NitrogenXSDonor\nNitrogenXSDonorAcceptor\nOxygen\nOxygenXSAcceptor\nOxygenXSDonorAcceptor\nPhosphorus\n"
        + "Sulfur\nSulfurAcceptor\nIodine\nBoron";

    /// <summary>default2018, with the short names of tensors.</summary>
    public static TorchFile Default2018 { get; } =
        new()
        {
            Tensors =
            [
                ("unit1_conv.weight", [32, 28, 3, 3, 3]), ("unit1_conv.bias", [32]),
                ("unit2_conv.weight", [32, 32, 1, 1, 1]), ("unit2_conv.bias", [32]),
                ("unit3_conv.weight", [64, 32, 3, 3, 3]), ("unit3_conv.bias", [64]),
                ("unit4_conv.weight", [64, 64, 1, 1, 1]), ("unit4_conv.bias", [64]),
                ("unit5_conv.weight", [128, 64, 3, 3, 3]), ("unit5_conv.bias", [128]),
                ("pose_output.weight", [2, 27648]), ("pose_output.bias", [2]),
                ("affinity_output.weight", [1, 27648]), ("affinity_output.bias", [1]),
            ],
            Metadata = Metadata(Receptor, Ligand),
        };

    /// <summary>dense, with the long names of tensors that its older files have.</summary>
    public static TorchFile Dense { get; } =
        new() { Tensors = [.. DenseTensors()], Metadata = Metadata(Receptor, Ligand) };

    /// <summary>default2017, with channels of its own.</summary>
    public static TorchFile Default2017 { get; } =
        new()
        {
            Tensors =
            [
                ("features.unit1_conv1.weight", [32, 35, 3, 3, 3]), ("features.unit1_conv1.bias", [32]),
                ("features.unit2_conv1.weight", [64, 32, 3, 3, 3]), ("features.unit2_conv1.bias", [64]),
                ("features.unit3_conv1.weight", [128, 64, 3, 3, 3]), ("features.unit3_conv1.bias", [128]),
                ("pose.pose_output.weight", [2, 27648]), ("pose.pose_output.bias", [2]),
                ("affinity.affinity_output.weight", [1, 27648]), ("affinity.affinity_output.bias", [1]),
            ],
            Metadata = Metadata(Receptor2017, Ligand2017),
        };

    /// <summary>A file of another maker's: two tensors.</summary>
    public static TorchFile Small { get; } =
        new() { Tensors = [("first.weight", [3, 2]), ("first.bias", [3]), ("first.batches", null)], Metadata = "{}" };

    public static string Metadata(string receptor, string ligand) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["resolution"] = 0.5,
                ["dimension"] = 23.5,
                ["recmap"] = receptor.ReplaceLineEndings("\n"),
                ["ligmap"] = ligand.ReplaceLineEndings("\n"),
            });

    /// <summary>The same with one line of the receptor's map, from 1, replaced.</summary>
    public static string MetadataWith(int line, string text)
    {
        var lines = Receptor.ReplaceLineEndings("\n").Split('\n');
        lines[line - 1] = text;
        return Metadata(string.Join('\n', lines), Ligand);
    }

    private static IEnumerable<(string Name, long[]? Shape)> DenseTensors()
    {
        yield return ("features.data_enc_init_conv.weight", [32, 28, 3, 3, 3]);
        yield return ("features.data_enc_init_conv.bias", [32]);
        foreach (var (level, first) in ((int, long)[])[(0, 32), (1, 96), (2, 160)])
        {
            for (var layer = 0; layer < 4; layer++)
            {
                var (into, name) = (first + (16 * layer), $"features.dense_block_{level}.blocks.data_enc_level{level}");
                foreach (var part in (string[])["weight", "bias", "running_mean", "running_var"])
                    yield return ($"{name}_batchnorm_conv{layer}.{part}", [into]);
                yield return ($"{name}_batchnorm_conv{layer}.num_batches_tracked", null);
                yield return ($"{name}_conv{layer}.weight", [16, into, 3, 3, 3]);
                yield return ($"{name}_conv{layer}.bias", [16]);
            }

            if (level == 2)
                continue;
            var all = first + 64;
            yield return ($"features.data_enc_level{level}_bottleneck.weight", [all, all, 1, 1, 1]);
            yield return ($"features.data_enc_level{level}_bottleneck.bias", [all]);
        }

        yield return ("pose.pose_output.weight", [2, 224]);
        yield return ("pose.pose_output.bias", [2]);
        yield return ("affinity.affinity_output.weight", [1, 224]);
        yield return ("affinity.affinity_output.bias", [1]);
    }
}
