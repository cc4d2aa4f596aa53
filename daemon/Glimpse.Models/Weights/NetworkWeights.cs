using Glimpse.Core;
using Glimpse.Models.Inference;
using static TorchSharp.torch;

namespace Glimpse.Models.Weights;

/// <summary>
/// Moves a network's parameters and running statistics to and from files; to be used on the torch thread.
/// </summary>
internal static class NetworkWeights
{
    // Counts training batches; evaluation doesn't use it, and it is an integer.
    private const string BatchCount = "num_batches_tracked";

    private const string Variance = "running_var";

    /// <summary>What the names of the last layer's tensors begin with.</summary>
    private const string Head = "head.";

    /// <summary>All float32 values of a network, by their names in it.</summary>
    internal static IEnumerable<SafeTensor> Of(nn.Module network) =>
        Named(network).Select(item => Copy(item.Key, item.Value));

    /// <summary>One tensor as a named array.</summary>
    internal static SafeTensor Copy(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new SafeTensor(name, [.. tensor.shape], tensor.detach().cpu().contiguous().data<float>().ToArray());
    }

    /// <summary>Puts values into a tensor of the same shape.</summary>
    internal static void Put(Tensor target, SafeTensor source)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        target.copy_(tensor(source.Values, source.Shape.AsSpan()));
    }

    /// <summary>
    /// Fills a network from a file; names and shapes must be the network's, none missing and none extra but for the
    /// training set's place in feature space.
    /// </summary>
    /// <exception cref="GlimpseException">They aren't; the message names file and tensor.</exception>
    internal static void Fill(nn.Module network, SafeTensorFile file, string path)
    {
        var targets = Named(network).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
        foreach (
            var name in file.Tensors.Keys.Where(name => !name.StartsWith(FeatureSpace.Prefix, StringComparison.Ordinal))
        )
        {
            if (!targets.ContainsKey(name))
                throw Fault(path, $"has tensor {name}, which the model's architecture lacks");
        }

        foreach (var (name, target) in targets)
        {
            if (!file.Tensors.TryGetValue(name, out var source))
                throw Fault(path, $"lacks tensor {name}");
            if (!target.shape.SequenceEqual(source.Shape))
                throw Fault(
                    path,
                    $"has tensor {name} of shape [{string.Join(", ", source.Shape)}] instead of "
                        + $"[{string.Join(", ", target.shape)}]");
            if (!source.Values.All(float.IsFinite))
                throw Fault(path, $"has tensor {name} with values that aren't finite");
            if (name.EndsWith(Variance, StringComparison.Ordinal) && source.Values.Any(value => value < 0))
                throw Fault(path, $"has tensor {name} with variances below 0");
            Put(target, source);
        }
    }

    /// <summary>Fills a network from another model's file, but for the head, which stays as it is.</summary>
    /// <exception cref="GlimpseException">The file is of another architecture.</exception>
    internal static void FillTrunk(nn.Module network, SafeTensorFile file, string path) =>
        Fill(
            network,
            file with
            {
                Tensors = file.Tensors.SetItems(
                    Of(network)
                        .Where(own => own.Name.StartsWith(Head, StringComparison.Ordinal))
                        .Select(own => KeyValuePair.Create(own.Name, own))),
            },
            path);

    private static IEnumerable<KeyValuePair<string, Tensor>> Named(nn.Module network) =>
        network.state_dict().Where(item => !item.Key.EndsWith(BatchCount, StringComparison.Ordinal));

    private static GlimpseException Fault(string path, string what) =>
        new(GlimpseErrorCode.BadModel, $"{path} {what}.", "Use weights and model.json of one and the same model.");
}
