namespace Glimpse.Models.Networks.Gnina;

/// <summary>gnina's dense network (Francoeur et al. 2020; Huang et al. 2017 for the dense blocks).</summary>
public sealed record GninaDenseArchitecture : GninaArchitecture
{
    /// <summary>What manifests call this kind.</summary>
    internal const string KindName = "gnina-dense";

    /// <inheritdoc/>
    internal override NetworkShape Shape => DenseNetwork.OnAnyGrid;

    /// <inheritdoc/>
    internal override INetwork Make(int gridSize) => new DenseNetwork(gridSize);
}
