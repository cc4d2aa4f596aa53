namespace Glimpse.Models.Networks.Gnina;

/// <summary>gnina's first network (Ragoza et al. 2017): max pools and three convolutions, of 35 channels.</summary>
public sealed record GninaDefault2017Architecture : GninaArchitecture
{
    /// <summary>What manifests call this kind.</summary>
    internal const string KindName = "gnina-default2017";

    /// <inheritdoc/>
    internal override NetworkShape Shape => Default2017Network.ShapeOn(GridSize);

    /// <inheritdoc/>
    internal override INetwork Make(int gridSize) => new Default2017Network(gridSize);
}
