using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Natives;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The models beside the program, in the user's folder and in <c>GLIMPSE_MODELS</c>, run by libtorch.
/// </summary>
/// <param name="open">Looks through the folders of models.</param>
internal sealed class InstalledModels(Func<ModelRegistry> open) : IModelSource, IDisposable
{
    private readonly Dictionary<string, TorchThread> threads = new(StringComparer.Ordinal);
    private readonly Lock access = new();
    private ModelRegistry? last;

    public ImmutableArray<ModelSummary> List() => [.. Places().Select(place => place.Model)];

    public ImmutableArray<ModelPlace> Places()
    {
        var registry = Registry;
        return
        [
            .. registry.Choices.Select(choice => new ModelPlace(
                Summary(registry, choice),
                choice.Folder.Path,
                [.. choice.Folder.Hides.Select(hidden => hidden.Path)])),
        ];
    }

    public IReadOnlyCollection<GlimpseException> Faults => Registry.Faults;

    public ModelSummary Find(string name)
    {
        var registry = Registry;
        return Summary(registry, registry.Choose(name));
    }

    public string? FingerprintOf(string name)
    {
        try
        {
            return Registry.Choose(name).Folder.ManifestsSha256;
        }
        catch (GlimpseException)
        {
            return null;
        }
    }

    public void CheckFiles(string name) => Registry.Choose(name).Folder.CheckWeights();

    public OpenModel Open(string name, ComputeSettings compute)
    {
        var registry = Registry;
        try
        {
            return Open(registry, name, compute);
        }
        catch (GlimpseException) when (!registry.IsCurrent)
        {
            // Replaced between its manifest and its weights.
            return Open(Registry, name, compute);
        }
    }

    private OpenModel Open(ModelRegistry registry, string name, ComputeSettings compute)
    {
        var choice = registry.Choose(name);
        TorchThread? torch = null;
        var model = choice.Folder.Open(choice.Output, () => torch ??= ThreadFor(compute));
        var judges = new Judges(registry, () => ThreadFor(compute), its => Summary(registry, its));
        return new OpenModel(Summary(registry, choice), model, torch is null ? null : Engine(torch), [model, judges])
        {
            Fingerprint = choice.Folder.ManifestsSha256,
            Judges = choice.Explained.Quantity == Quantity.Affinity ? judges.Open : new(JudgePanel.None),
        };
    }

    /// <summary>
    /// The models that lie there now: the folders are looked through again once something in them has changed.
    /// </summary>
    private ModelRegistry Registry
    {
        get
        {
            lock (access)
                return last is { IsCurrent: true } ? last : last = open();
        }
    }

    private static EngineSummary Engine(TorchThread torch)
    {
        var libtorch = NativeLoader.LibTorch;
        return new EngineSummary
        {
            LibTorch = libtorch.Version,
            LibTorchIsExternal = libtorch.IsExternal,
            SelfTested = [.. libtorch.ProvenOn],
            Device = torch.DeviceName,
            Threads = torch.Threads,
        };
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

    private static ModelSummary Summary(ModelRegistry registry, ModelChoice choice)
    {
        var (folder, manifest, output) = (choice.Folder, choice.Folder.Manifest, choice.Explained);
        return new()
        {
            Name = choice.Name,
            Title = IsTitleAlone(registry, choice) ? Title(choice) : $"{Title(choice)} ({choice.Name})",
            Description = manifest.Description,
            Scheme = manifest.Scheme,
            SchemeRevision = manifest.SchemeRevision,
            Output = output.Name,
            OutputKind = output.Quantity.Kind,
            Unit = output.Unit,
            ShowsProbability = output.ShowsProbability,
            GridSize = manifest.GridSize,
            GridSpacing = manifest.Spacing,
            Channels = ResultRecords.Channels(folder.Scheme),
            Receptor = ResultRecords.Receptor(folder.Scheme),
            Metrics = manifest.Metrics,
            Interval =
                choice.Output == 0 && manifest.Interval is { } interval
                    ? new ModelInterval(interval.Coverage, interval.HalfWidth)
                    : null,
            Provenance = new ModelProvenance(
                manifest.Version,
                [.. folder.Parts.Select(part => part.Manifest.WeightsSha256.ToLowerInvariant())],
                folder.IsShipped ? ModelOrigin.Shipped : ModelOrigin.User,
                folder.Hides.Any(hidden => hidden.IsShipped)),
        };
    }

    private static string Title(ModelChoice choice) =>
        choice.IsOneOfSeveral
            ? $"{choice.Folder.Manifest.Title}: {choice.Explained.Name}"
            : choice.Folder.Manifest.Title;

    /// <summary>
    /// True when no other model has its title: viewers list models by theirs, and the copy of one often keeps it.
    /// </summary>
    private static bool IsTitleAlone(ModelRegistry registry, ModelChoice choice) =>
        !registry.Choices.Any(other =>
            other.Name != choice.Name
            && string.Equals(Title(other), Title(choice), StringComparison.OrdinalIgnoreCase));
}
