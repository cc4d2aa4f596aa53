using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;

namespace Glimpse.Models.Networks;

/// <summary>The sizes of a network of one kind; its weights lie beside the manifest.</summary>
public abstract record NetworkArchitecture : Architecture
{
    /// <summary>What goes into the network and what comes out, once the sizes make sense.</summary>
    internal abstract NetworkShape Shape { get; }

    /// <summary>What is wrong with the sizes, in words, or null when a network can be made of them.</summary>
    /// <param name="gridSize">Voxels along each edge of the grid.</param>
    internal abstract string? SizeFault(int gridSize);

    /// <summary>Makes the network with torch's default initialisation; on the torch thread.</summary>
    /// <param name="gridSize">Voxels along each edge of the grid.</param>
    internal abstract INetwork Make(int gridSize);

    /// <inheritdoc/>
    internal override string? Fault(ModelManifest manifest) =>
        SizeFault(manifest.GridSize)
        ?? (
            manifest.Outputs.Length == Shape.Outputs
                ? null
                : $"the network has {Counted.Of(Shape.Outputs, "output")}, and {manifest.Outputs.Length} "
                    + $"{(manifest.Outputs.Length == 1 ? "is" : "are")} named");

    /// <inheritdoc/>
    internal override ILoadedModel Open(ModelFolder folder, int output, Func<TorchThread> torch) =>
        LoadedModel.Load(folder, torch(), output);
}
