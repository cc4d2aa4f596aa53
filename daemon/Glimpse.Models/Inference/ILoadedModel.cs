using Glimpse.Core.Attribution;

namespace Glimpse.Models.Inference;

/// <summary>One output of a model with its weights in memory; may be called from any thread.</summary>
public interface ILoadedModel : IDifferentiableModel, IDisposable;
