using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models;
using Glimpse.Models.Natives;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>The models beside the program and in <c>GLIMPSE_MODELS</c>, run by libtorch.</summary>
internal sealed class InstalledModels : IModelSource, IDisposable
{
    private readonly Dictionary<string, TorchThread> threads = new(StringComparer.Ordinal);
    private readonly Lazy<ModelRegistry> registry = new(ModelRegistry.Open);

    public ImmutableArray<ModelSummary> List() => [.. registry.Value.Models.Select(folder => Summary(folder.Manifest))];

    public IReadOnlyCollection<GlimpseException> Faults => registry.Value.Faults;

    public ModelSummary Find(string name) => Summary(registry.Value.Find(name).Manifest);

    public OpenModel Open(string name, ComputeSettings compute)
    {
        var folder = registry.Value.Find(name);
        var torch = ThreadFor(compute);
        var model = LoadedModel.Load(folder, torch);
        var libtorch = NativeLoader.LibTorch;
        var engine = new EngineSummary(libtorch.Version, libtorch.IsExternal, [.. libtorch.ProvenOn], torch.DeviceName, torch.Threads);
        return new OpenModel(Summary(folder.Manifest), model, engine, [model]);
    }

    public void Dispose()
    {
        foreach (var thread in threads.Values)
            thread.Dispose();
    }

    /// <summary>The one thread of a device; whoever comes first says how many threads its operations take.</summary>
    private TorchThread ThreadFor(ComputeSettings compute)
    {
        lock (threads)
        {
            var device = TorchDevice.Resolve(compute.Device);
            if (!threads.TryGetValue(device, out var thread))
                threads.Add(device, thread = new TorchThread(device, compute.Threads));
            return thread;
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
