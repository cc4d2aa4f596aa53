using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Natives;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>The models beside the program and in <c>GLIMPSE_MODELS</c>, run by libtorch.</summary>
internal sealed class InstalledModels : IModelSource, IDisposable
{
    private readonly Dictionary<string, TorchThread> threads = new(StringComparer.Ordinal);
    private readonly Lazy<ModelRegistry> registry = new(ModelRegistry.Open);

    public ImmutableArray<ModelSummary> List() => [.. registry.Value.Models.Select(Summary)];

    public ImmutableArray<ModelPlace> Places() =>
        [
            .. registry.Value.Models.Select(folder => new ModelPlace(
                Summary(folder),
                folder.Path,
                [.. folder.Hides.Select(hidden => hidden.Path)])),
        ];

    public IReadOnlyCollection<GlimpseException> Faults => registry.Value.Faults;

    public ModelSummary Find(string name) => Summary(registry.Value.Find(name));

    public void CheckFiles(string name) => registry.Value.Find(name).CheckWeights();

    public OpenModel Open(string name, ComputeSettings compute)
    {
        var folder = registry.Value.Find(name);
        var torch = ThreadFor(compute);
        var model = LoadedModel.Load(folder, torch);
        var libtorch = NativeLoader.LibTorch;
        var engine = new EngineSummary
        {
            LibTorch = libtorch.Version,
            LibTorchIsExternal = libtorch.IsExternal,
            SelfTested = [.. libtorch.ProvenOn],
            Device = torch.DeviceName,
            Threads = torch.Threads,
        };
        return new OpenModel(Summary(folder), model, engine, [model]);
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

    private static ModelSummary Summary(ModelFolder folder) => new()
    {
        Name = folder.Manifest.Name,
        Title = folder.Manifest.Title,
        Description = folder.Manifest.Description,
        Scheme = folder.Manifest.Scheme,
        SchemeRevision = folder.Manifest.SchemeRevision,
        Output = folder.Manifest.Output,
        Unit = folder.Manifest.Unit,
        ShowsProbability = folder.Manifest.ShowsProbability,
        GridSize = folder.Manifest.GridSize,
        GridSpacing = folder.Manifest.Spacing,
        Channels = ResultRecords.Channels(),
        Metrics = folder.Manifest.Metrics,
        Provenance = new ModelProvenance(
            folder.Manifest.Version,
            [folder.Manifest.WeightsSha256.ToLowerInvariant()],
            folder.IsShipped ? ModelOrigin.Shipped : ModelOrigin.User,
            folder.Hides.Any(hidden => hidden.IsShipped)),
    };
}
