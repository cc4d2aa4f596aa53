using Glimpse.Models.Networks;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>A kind of model that the program doesn't have: a small network with two heads.</summary>
public sealed record TwinArchitecture : NetworkArchitecture
{
    public required int Channels { get; init; }

    public required int Width { get; init; }

    internal override NetworkShape Shape => new(Channels, Width, Outputs: 2);

    internal override string? SizeFault(int gridSize) => Width > 0 ? null : "width must be positive";

    internal override INetwork Make(int gridSize) => new TwinNetwork(this);
}
