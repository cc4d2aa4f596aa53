using System.Collections.Immutable;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Registry;

namespace Glimpse.Models.Import.Gnina;

/// <summary>
/// A network of gnina's as its files have it: the names and shapes of its tensors say which it is (McNutt et al., J.
/// Cheminform. 2021, 13, 43; Francoeur et al., J. Chem. Inf. Model. 2020, 60, 4200).
/// </summary>
/// <param name="Name">What gnina calls it.</param>
/// <param name="Architecture">What manifests have for it.</param>
/// <param name="Scheme">The scheme of its channels.</param>
/// <param name="Receptor">The receptor's channels.</param>
/// <param name="Ligand">The ligand's channels, after them.</param>
/// <param name="Shapes">Its tensors of float32: dimensions by name.</param>
/// <param name="Counters">Names of its int64 scalars, which count batches of training.</param>
internal sealed record KnownNetwork(
    string Name,
    Architecture Architecture,
    ChannelScheme Scheme,
    GninaMap Receptor,
    GninaMap Ligand,
    ImmutableSortedDictionary<string, ImmutableArray<long>> Shapes,
    ImmutableSortedSet<string> Counters)
{
    private const int Kernel = 3;
    private const int Levels = 3;
    private const int LayersOfLevel = 4;
    private const int Growth = 16;

    /// <summary>Average pools and five convolutions.</summary>
    internal static KnownNetwork Default2018 { get; } =
        Of(
            "default2018",
            new GninaDefault2018Architecture(),
            GninaScheme.Of28,
            GninaMap.Receptor28,
            GninaMap.Ligand28,
            [
                .. Convolution("unit1_conv", 28, 32, Kernel),
                .. Convolution("unit2_conv", 32, 32, 1),
                .. Convolution("unit3_conv", 32, 64, Kernel),
                .. Convolution("unit4_conv", 64, 64, 1),
                .. Convolution("unit5_conv", 64, 128, Kernel),
                .. Heads(128 * 6 * 6 * 6),
            ]);

    /// <summary>Three dense blocks of four convolutions each, normalised before.</summary>
    internal static KnownNetwork Dense { get; } =
        Of(
            "dense",
            new GninaDenseArchitecture(),
            GninaScheme.Of28,
            GninaMap.Receptor28,
            GninaMap.Ligand28,
            [.. DenseTensors()]);

    /// <summary>Max pools and three convolutions, of channels of its own.</summary>
    internal static KnownNetwork Default2017 { get; } =
        Of(
            "default2017",
            new GninaDefault2017Architecture(),
            GninaScheme.Of35,
            GninaMap.Receptor35,
            GninaMap.Ligand35,
            [
                .. Convolution("unit1_conv1", 35, 32, Kernel),
                .. Convolution("unit2_conv1", 32, 64, Kernel),
                .. Convolution("unit3_conv1", 64, 128, Kernel),
                .. Heads(128 * 6 * 6 * 6),
            ]);

    /// <summary>All that are recognised.</summary>
    internal static ImmutableArray<KnownNetwork> All { get; } = [Default2018, Dense, Default2017];

    private static KnownNetwork Of(
        string name,
        Architecture architecture,
        ChannelScheme scheme,
        GninaMap receptor,
        GninaMap ligand,
        (string Name, ImmutableArray<long> Shape)[] tensors) =>
        new(
            name,
            architecture,
            scheme,
            receptor,
            ligand,
            tensors
                .Where(tensor => !tensor.Shape.IsDefault)
                .ToImmutableSortedDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal),
            tensors
                .Where(tensor => tensor.Shape.IsDefault)
                .Select(tensor => tensor.Name)
                .ToImmutableSortedSet(StringComparer.Ordinal));

    private static IEnumerable<(string Name, ImmutableArray<long> Shape)> Convolution(
        string name,
        long from,
        long to,
        long kernel) =>
        [($"{name}.weight", [to, from, kernel, kernel, kernel]), ($"{name}.bias", [to])];

    private static IEnumerable<(string Name, ImmutableArray<long> Shape)> Heads(long features) =>
        [
            ("pose_output.weight", [2, features]),
            ("pose_output.bias", [2]),
            ("affinity_output.weight", [1, features]),
            ("affinity_output.bias", [1]),
        ];

    private static IEnumerable<(string Name, ImmutableArray<long> Shape)> Normalisation(string name, long channels) =>
        [
            ($"{name}.weight", [channels]),
            ($"{name}.bias", [channels]),
            ($"{name}.running_mean", [channels]),
            ($"{name}.running_var", [channels]),
            ($"{name}.num_batches_tracked", default),
        ];

    private static IEnumerable<(string Name, ImmutableArray<long> Shape)> DenseTensors()
    {
        var channels = 32;
        foreach (var tensor in Convolution("data_enc_init_conv", 28, channels, Kernel))
            yield return tensor;
        for (var level = 0; level < Levels; level++)
        {
            for (var layer = 0; layer < LayersOfLevel; layer++)
            {
                var block = $"dense_block_{level}.data_enc_level{level}";
                foreach (var tensor in Normalisation($"{block}_batchnorm_conv{layer}", channels))
                    yield return tensor;
                foreach (var tensor in Convolution($"{block}_conv{layer}", channels, Growth, Kernel))
                    yield return tensor;
                channels += Growth;
            }

            if (level == Levels - 1)
                continue;
            foreach (var tensor in Convolution($"data_enc_level{level}_bottleneck", channels, channels, 1))
                yield return tensor;
        }

        foreach (var tensor in Heads(channels))
            yield return tensor;
    }
}
