using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Core.Structures;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Outputs;

/// <summary>
/// The fingerprint of all that the ligands of a run share: with the same, a ligand has the same result.
/// </summary>
internal static class RunHash
{
    /// <summary>
    /// SHA-256 of program version, all that is said of the model (its channel scheme, weights, provenance and manifests
    /// among it), options, map formats, template, reference, protein and what of it isn't there.
    /// </summary>
    public static string Of(
        ExplainSettings settings,
        ModelSummary model,
        string manifests,
        Structure receptor,
        ImmutableArray<int> displaced,
        string? template,
        ReferenceLigand? reference) =>
        InputHash.Of(
            ResultRecords.Program.Version,
            JsonSerializer.Serialize(model, GlimpseJsonContext.OneLine.ModelSummary),
            manifests,
            settings.Options.ToString(),
            settings.Typing.ToString(),
            settings.Verdicts.ToString(),
            string.Join(',', settings.Maps.Select(writer => writer.Name).Order(StringComparer.Ordinal)),
            template ?? "",
            reference is null ? "" : InputHash.Of(reference.Structure),
            InputHash.Of(receptor),
            string.Join(',', displaced));
}
