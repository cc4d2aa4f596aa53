using System.Collections.Immutable;

namespace Glimpse.Models.Weights;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">The tensors by name.</param>
/// <param name="Metadata">The texts under <c>__metadata__</c>; empty where there are none.</param>
internal sealed record SafeTensorFile(
    ImmutableSortedDictionary<string, SafeTensor> Tensors,
    ImmutableSortedDictionary<string, string> Metadata)
{
    /// <summary>A file of these tensors.</summary>
    internal static SafeTensorFile Of(
        IEnumerable<SafeTensor> tensors,
        IEnumerable<KeyValuePair<string, string>>? metadata = null) =>
        new(
            tensors.ToImmutableSortedDictionary(tensor => tensor.Name, tensor => tensor, StringComparer.Ordinal),
            (metadata ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal));
}
