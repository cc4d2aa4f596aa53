using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Models.Natives;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Diagnosis;

/// <summary>Looks at everything that the daemon and its clients need.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Doctor(DaemonFolders folders, IModelSource models)
{
    /// <summary>Looks at one thing after the other.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Good(
            $"{ResultRecords.Program.Name} {ResultRecords.Program.Version}, build {folders.Build}, "
                + $"{RuntimeInformation.FrameworkDescription}");
        yield return Try(() =>
        {
            var libtorch = NativeLoader.LibTorch;
            return Good($"libtorch {libtorch.Version} in {libtorch.Folder}");
        });
        var settings = new DaemonSettings();
        yield return Try(() =>
        {
            var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
            settings = SettingsReader.Read(
                DaemonFolders.ConfigurationFile,
                variables,
                new Dictionary<string, string?>());
            var file = DaemonFolders.ConfigurationFile;
            return Good($"settings {(File.Exists(file) ? file : "as they come")}");
        });
        yield return Try(() => Good($"device {TorchDevice.Resolve(settings.Device)}, as '{settings.Device}'"));
        if (models.List().IsEmpty)
            yield return new Finding(
                Health.Bad,
                "no model",
                "Install Glimpse Bridge again, or name a folder of models in GLIMPSE_MODELS.");
        foreach (var place in models.Places())
            yield return Try(() => ModelAt(place));
        foreach (var fault in models.Faults)
            yield return Bad(fault);
        yield return Try(() =>
        {
            folders.Make();
            return Good($"folders {folders.Runtime} (socket), {folders.State} (log)");
        });
        foreach (var finding in await DaemonAsync(cancellation))
            yield return finding;
        foreach (var viewer in Viewer.All)
            yield return viewer.Examine(Environment.GetEnvironmentVariable);
    }

    private async Task<IReadOnlyList<Finding>> DaemonAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = await DaemonClient.TryOpenAsync(folders, cancellation);
            if (client is null)
                return [new Finding(Health.Absent, "no daemon runs; a client's 'glimpse connect' starts it")];
            var status = await client.StatusAsync(cancellation);
            var daemon = Good(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"daemon {status.Program.Version}, process {status.ProcessId}, {status.Connections - 1} clients, "
                        + $"{folders.Socket}"));
            var has = (await client.ModelsAsync(cancellation)).Models;
            return HasTheseModels(has) ? [daemon] : [daemon, OtherModels(has)];
        }
        catch (GlimpseException fault)
        {
            return [Bad(fault)];
        }
    }

    /// <summary>
    /// A daemon keeps the folders of models that it was started with, whatever its clients' environment says.
    /// </summary>
    private bool HasTheseModels(IEnumerable<ModelSummary> ofDaemon) =>
        ofDaemon.Select(Exactly).ToHashSet(StringComparer.Ordinal).SetEquals(models.List().Select(Exactly));

    private static Finding OtherModels(IEnumerable<ModelSummary> ofDaemon) =>
        new(
            Health.Bad,
            $"the daemon was started with another {ModelRegistry.FoldersVariable} and has other models than these: "
                + $"{string.Join("; ", ofDaemon.Select(Exactly))}",
            "If these are the ones you mean, run 'glimpse stop': the next client starts a daemon that has them.");

    private static string Exactly(ModelSummary model) =>
        $"{ProvenanceWords.Of(model)}, weights {ProvenanceWords.WeightsOf(model)}";

    /// <summary>A model whose weights are those of its manifest.</summary>
    private Finding ModelAt(ModelPlace place)
    {
        models.CheckFiles(place.Model.Name);
        var hides = place.Hides.IsEmpty ? "" : $"; takes the place of {string.Join(" and ", place.Hides)}";
        return Good(
            $"model {ProvenanceWords.Of(place.Model)}, weights {ProvenanceWords.WeightsOf(place.Model)}, in "
                + $"{place.Path}{hides}");
    }

    private static Finding Try(Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (GlimpseException fault)
        {
            return Bad(fault);
        }
    }

    private static Finding Good(string what) => new(Health.Good, what);

    private static Finding Bad(GlimpseException fault) => new(Health.Bad, fault.Message, fault.Remedy);
}
