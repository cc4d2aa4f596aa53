namespace Glimpse.Models.Networks.Gnina;

/// <summary>gnina's default2018 (Francoeur et al. 2020): average pools and five convolutions.</summary>
public sealed record GninaDefault2018Architecture : GninaArchitecture
{
    /// <summary>What manifests call this kind.</summary>
    internal const string KindName = "gnina-default2018";

    /// <inheritdoc/>
    internal override NetworkShape Shape => Default2018Network.ShapeOn(GridSize);

    /// <inheritdoc/>
    internal override INetwork Make(int gridSize) => new Default2018Network(gridSize);
}
