using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks.Gnina;

namespace Glimpse.Models.Inference;

/// <summary>One output of a model with its weights in memory; may be called from any thread.</summary>
public interface ILoadedModel : IDifferentiableModel, IDisposable
{
    /// <summary>What gnina would print, averaged over some frames; null for a model that isn't gnina's.</summary>
    internal GninaScores? Scores(ModelInput input, IReadOnlyList<CubeRotation> frames) => null;
}
