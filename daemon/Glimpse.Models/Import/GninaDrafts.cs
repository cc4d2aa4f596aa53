using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Core.Voxels;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Import.Gnina;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;

namespace Glimpse.Models.Import;

/// <summary>What manifests and cards say of gnina's networks.</summary>
internal static class GninaDrafts
{
    private const string Predicts =
        "Predicts whether a docked pose lies near the crystal's (pose) and the affinity as pK (affinity).";

    private const string Published =
        "From gnina's repository, which is dual licensed under Apache-2.0 and the GPL; the file carries no licence of "
            + "its own.";

    private const string NotPublished =
        "None of the files that gnina's repository has had: its licence is its maker's to tell.";

    private static readonly ModelOutput Affinity = new("affinity", Quantity.Affinity.Unit, ShowsProbability: false);

    /// <summary>A model of one network.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="name">What it is to be called.</param>
    /// <param name="title">A few words for a menu; null for the kind of network.</param>
    /// <param name="what">A sentence that says what it is; null for the kind of network.</param>
    internal static ModelDraft Single(GninaFile file, string name, string? title = null, string? what = null)
    {
        var manifest = Manifest(
            name,
            title ?? $"gnina {name}",
            what ?? $"A network of gnina's, {file.Network.Name}.",
            file.Network.Scheme,
            file.Network.Architecture,
            new ImportOrigin(
                [new ImportedFile(Printable.Line(file.Name), file.Sha256)],
                PublishedFiles.Has(file.Sha256) ? Published : NotPublished));
        return new ModelDraft(manifest) { File = file, Scheme = file.Network.Scheme, Card = GninaCard.Of(manifest) };
    }

    /// <summary>A model that is the mean of others, all with the same weight as gnina has it.</summary>
    internal static ModelDraft Ensemble(
        string name,
        string title,
        string what,
        ImmutableArray<ModelDraft> members)
    {
        ImmutableArray<ImportOrigin> origins = [.. members.Select(member => member.Manifest.Imported!)];
        var manifest = Manifest(
            name,
            title,
            what,
            members[0].Scheme,
            new EnsembleArchitecture
            {
                Members = [.. members.Select(member => new EnsembleMember(member.Manifest.Name))],
            },
            new ImportOrigin(
                [.. origins.SelectMany(origin => origin.Files)],
                string.Join(' ', origins.Select(origin => origin.License).Distinct(StringComparer.Ordinal))));
        return new ModelDraft(manifest)
        {
            Members = members,
            Scheme = members[0].Scheme,
            Card = GninaCard.Of(manifest),
        };
    }

    private static ModelManifest Manifest(
        string name,
        string title,
        string what,
        ChannelScheme scheme,
        Architecture architecture,
        ImportOrigin origin) =>
        new()
        {
            Name = name,
            Title = title,
            Description = $"{what} {Predicts}",
            Scheme = scheme.Name,
            SchemeRevision = scheme.Revision,
            GridSize = scheme.GridSize,
            Spacing = scheme.GridSpacing,
            Output = "pose",
            Unit = Quantity.Logit.Unit,
            ShowsProbability = true,
            FurtherOutputs = [Affinity],
            Architecture = architecture,
            Imported = origin,
        };
}
