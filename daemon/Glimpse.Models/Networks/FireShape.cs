namespace Glimpse.Models.Networks;

/// <summary>The widths of a fire module.</summary>
/// <param name="Squeeze">Channels between the two layers.</param>
/// <param name="Expand">Output channels: half from the 1×1×1, half from the 3×3×3 convolution; even.</param>
public sealed record FireShape(int Squeeze, int Expand);
