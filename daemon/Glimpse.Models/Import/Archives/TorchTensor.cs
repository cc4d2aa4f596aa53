using System.Collections.Immutable;

namespace Glimpse.Models.Import.Archives;

/// <summary>A tensor of an archive: where it is, not yet what.</summary>
/// <param name="Name">Its place among the modules, such as <c>features.unit1_conv.weight</c>.</param>
/// <param name="IsFloat">True for float32, false for int64.</param>
/// <param name="Shape">Its dimensions; empty for a scalar.</param>
/// <param name="Count">How many numbers.</param>
/// <param name="Offset">The first one's place in the entry.</param>
/// <param name="Entry">Name of the archive's entry with the numbers.</param>
/// <param name="EntryCount">How many numbers that entry has.</param>
internal sealed record TorchTensor(
    string Name,
    bool IsFloat,
    ImmutableArray<long> Shape,
    int Count,
    int Offset,
    string Entry,
    int EntryCount);
