using System.Collections.Immutable;

namespace Glimpse.Models.Weights;

/// <summary>A named float32 array.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its dimensions; empty for a scalar.</param>
/// <param name="Values">Its values, last dimension fastest.</param>
internal sealed record SafeTensor(string Name, ImmutableArray<long> Shape, float[] Values);
