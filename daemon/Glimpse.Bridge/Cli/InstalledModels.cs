using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models;
using Glimpse.Models.Natives;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>The models beside the program and in <c>GLIMPSE_MODELS</c>, run by libtorch.</summary>
internal sealed class InstalledModels : IModelSource
{
    private readonly Lazy<ModelRegistry> registry = new(ModelRegistry.Open);

    public ImmutableArray<ModelSummary> List() => [.. registry.Value.Models.Select(folder => Summary(folder.Manifest))];

    public IReadOnlyCollection<GlimpseException> Faults => registry.Value.Faults;

    public ModelSummary Find(string name) => Summary(registry.Value.Find(name).Manifest);

    public OpenModel Open(string name, ComputeSettings compute)
    {
        var folder = registry.Value.Find(name);
        var thread = new TorchThread(TorchDevice.Resolve(compute.Device), compute.Threads);
        try
        {
            var model = LoadedModel.Load(folder, thread);
            var libtorch = NativeLoader.LibTorch;
            var engine = new EngineSummary(libtorch.Version, libtorch.IsExternal, [.. libtorch.ProvenOn], thread.DeviceName, thread.Threads);
            return new OpenModel(Summary(folder.Manifest), model, engine, [model, thread]);
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    private static ModelSummary Summary(ModelManifest manifest) => new(
        manifest.Name,
        manifest.Title,
        manifest.Description,
        manifest.Scheme,
        manifest.SchemeRevision,
        manifest.Output,
        manifest.Unit,
        manifest.ShowsProbability,
        manifest.GridSize,
        manifest.Spacing,
        ResultRecords.Channels(),
        manifest.Metrics);
}
