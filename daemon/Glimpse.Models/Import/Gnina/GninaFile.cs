using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Import.Archives;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Import.Gnina;

/// <summary>A network of gnina's, read from its file.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="Network">Which network it is.</param>
/// <param name="Weights">Its tensors of float32, by <see cref="KnownNetwork.Shapes"/>' names.</param>
internal sealed record GninaFile(string Name, string Sha256, KnownNetwork Network, SafeTensorFile Weights)
{
    private const string Variance = ".running_var";

    /// <summary>Numbers that it has: weights, and the counters that aren't kept.</summary>
    internal int Numbers => Weights.Tensors.Values.Sum(tensor => tensor.Values.Length) + Network.Counters.Count;

    /// <summary>Reads a file without running any of its code.</summary>
    /// <exception cref="GlimpseException">It is damaged, none of gnina's networks, or one of other channels or another
    /// grid; the message names file and tensor.</exception>
    internal static GninaFile Read(string path)
    {
        using var archive = TorchArchive.Read(path);
        return Of(archive);
    }

    /// <summary>The network in an archive.</summary>
    /// <inheritdoc cref="Read(string)"/>
    internal static GninaFile Of(TorchArchive archive)
    {
        var tensors = new Dictionary<string, TorchTensor>(StringComparer.Ordinal);
        foreach (var tensor in archive.Tensors)
        {
            if (!tensors.TryAdd(CommonName(tensor.Name), tensor))
                throw ArchiveFault.Foreign(archive.Path, $"has two tensors {CommonName(tensor.Name)}");
        }

        var network = Recognise(archive.Path, tensors);
        GninaMetadata.Check(archive.Path, archive.Extra(GninaMetadata.EntryName), network);
        return new GninaFile(
            Path.GetFileName(archive.Path),
            archive.Sha256,
            network,
            SafeTensorFile.Of(network.Shapes.Keys.Select(name => Values(archive, name, tensors[name]))));
    }

    /// <summary>One name for the two that gnina's files have for a tensor.</summary>
    private static string CommonName(string name)
    {
        foreach (var group in (string[])["features.", "pose.", "affinity."])
        {
            if (name.StartsWith(group, StringComparison.Ordinal))
                name = name[group.Length..];
        }

        return name.Replace(".blocks.", ".", StringComparison.Ordinal);
    }

    private static KnownNetwork Recognise(string path, Dictionary<string, TorchTensor> tensors)
    {
        var network = KnownNetwork.All.MaxBy(one => one.Shapes.Keys.Count(tensors.ContainsKey))!;
        var names = network.Counters.Union(network.Shapes.Keys);
        if (names.FirstOrDefault(name => !tensors.ContainsKey(name)) is { } missing)
            throw ArchiveFault.Foreign(
                path,
                names.Overlaps(tensors.Keys)
                    ? $"is no network of gnina's: it is most like {network.Name}, and lacks {missing}"
                    : $"is no network of gnina's: none of its {Counted.Of(tensors.Count, "tensor")} is known");
        if (tensors.Keys.FirstOrDefault(name => !names.Contains(name)) is { } extra)
            throw ArchiveFault.Foreign(path, $"is no network of gnina's: {network.Name} has no {extra}");
        foreach (var name in names)
        {
            var shape = network.Shapes.GetValueOrDefault(name, []);
            var tensor = tensors[name];
            if (!tensor.Shape.SequenceEqual(shape))
                throw ArchiveFault.Foreign(
                    path,
                    $"is no network of gnina's: {name} has the shape {Text(tensor.Shape)}, which in {network.Name} is "
                        + Text(shape));
            if (tensor.IsFloat == network.Counters.Contains(name))
                throw ArchiveFault.Foreign(
                    path,
                    $"is no network of gnina's: {name} holds {(tensor.IsFloat ? "float32" : "int64")}");
        }

        return network;
    }

    private static SafeTensor Values(TorchArchive archive, string name, TorchTensor tensor)
    {
        var values = archive.Values(tensor);
        if (!values.All(float.IsFinite))
            throw ArchiveFault.Damaged(archive.Path, $"tensor {name} has values that aren't finite");
        if (name.EndsWith(Variance, StringComparison.Ordinal) && values.Any(value => value < 0))
            throw ArchiveFault.Damaged(archive.Path, $"tensor {name} has variances below 0");
        return new SafeTensor(name, tensor.Shape, values);
    }

    private static string Text(ImmutableArray<long> shape) => $"[{string.Join(", ", shape)}]";
}
