using Glimpse.Core.Attribution;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// A network of voxels: what inference asks of every kind. Only used on the torch thread; once frozen, its weights
/// never change.
/// </summary>
internal interface INetwork : IDisposable
{
    /// <summary>What goes in and what comes out.</summary>
    NetworkShape Shape { get; }

    /// <summary>Its parameters and running statistics, under the names that its weights have in files.</summary>
    nn.Module Module { get; }

    /// <summary>
    /// All that is affine in evaluation, from the voxels on: [n, channel, x, y, z] to [n, channel, x, y, z]. A path is
    /// interpolated behind it, and its gradients are kept there. The voxels themselves where nothing is affine.
    /// </summary>
    Tensor Prefix(Tensor input);

    /// <summary>
    /// True where <see cref="Prefix"/> is affine between two inputs: for most networks it always is. Where it isn't,
    /// each point of their path goes through the whole network.
    /// </summary>
    bool PrefixIsStraight(Tensor start, Tensor end) => true;

    /// <summary>
    /// Gradients of a path after which the adaptive rule gives up where nobody says when
    /// (<see cref="IGradientPath.MostSteps"/>).
    /// </summary>
    int MostSteps => ExplainOptions.UsualMaxSteps;

    /// <summary>Everything after <see cref="Prefix"/>: [n, output].</summary>
    Tensor Rest(Tensor features);

    /// <summary>What the heads see of each input, by which a strange one is told: [n, feature].</summary>
    Tensor Features(Tensor input);

    /// <summary>
    /// A quicker way through <see cref="Rest"/> and back, of the frozen network; null where there is none.
    /// </summary>
    /// <param name="output">The output that is explained, from 0.</param>
    /// <param name="gridSize">Voxels along each edge of the grid.</param>
    /// <param name="device">Where the weights are.</param>
    /// <param name="precision">What they are computed in.</param>
    ITrunk? Fuse(int output, int gridSize, Device device, ScalarType precision) => null;
}
