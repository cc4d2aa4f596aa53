namespace Glimpse.Models.Networks.Gnina;

/// <summary>
/// A network of gnina (McNutt et al. 2021): its kind says all its sizes. It answers with a pose's logit, which is the
/// difference of its two classes' log-softmax values, and an affinity in pK.
/// </summary>
public abstract record GninaArchitecture : NetworkArchitecture
{
    /// <summary>Voxels along each edge of gnina's own grid.</summary>
    internal const int GridSize = 48;

    /// <summary>How far all of them narrow the grid before the heads: three times by half.</summary>
    internal const int Narrowing = 8;

    /// <summary>Twice the edge of gnina's grid; beyond it memory would decide.</summary>
    private const int MostVoxels = 2 * GridSize;

    /// <inheritdoc/>
    internal override string? SizeFault(int gridSize) =>
        gridSize < Narrowing || gridSize % Narrowing != 0 ? $"a grid of {gridSize} can't be halved three times"
        : gridSize > MostVoxels ? $"a grid can have {MostVoxels} voxels along an edge at most"
        : null;
}
