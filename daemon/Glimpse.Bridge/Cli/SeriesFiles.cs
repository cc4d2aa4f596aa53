using System.Globalization;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// What a run over many ligands leaves beside their folders: <c>series.csv</c>, a row for each as it is done, and <c>series.json</c>, the
/// scale that all of their pictures share.
/// </summary>
internal sealed class SeriesFiles(OutputFolder folder, ModelSummary model)
{
    private const string TableName = "series.csv";
    private const string ScaleName = "series.json";
    private const string Header = "record,folder,title,prediction,baseline,sum,completeness_error,largest_atom,error,model,model_version,model_origin,weights_sha256";

    private readonly SeriesScale scale = new(model.Channels.Length);
    private readonly string provenance = string.Join(
        ',', Quoted(model.Name), Quoted(model.Provenance.Version), model.Provenance.Origin.ToString().ToLowerInvariant(), ProvenanceWords.WeightsOf(model));

    private int explained;
    private int failed;

    /// <summary>Starts the table anew.</summary>
    /// <exception cref="Core.GlimpseException">It can't be written.</exception>
    public void Begin() => folder.WriteText(TableName, text => text.Write(Header + "\n"));

    /// <summary>Adds a ligand's row and its part in the scale.</summary>
    /// <exception cref="Core.GlimpseException">It can't be written.</exception>
    public void Add(ExplainResult result, Explanation explanation, string name)
    {
        explained++;
        scale.Add(explanation);
        var largest = explanation.Atoms.Max(atom => Math.Abs(atom.Total));
        AddRow(result.Source, name, result.Ligand.Title, Numbers(result.Prediction.Value, result.Attribution.BaselineValue, result.Attribution.Sum, result.Attribution.CompletenessError, largest), "");
    }

    /// <summary>Adds the row of a ligand that failed.</summary>
    /// <exception cref="Core.GlimpseException">It can't be written.</exception>
    public void AddFailure(ResultSource source, string name, string error)
    {
        failed++;
        AddRow(source, name, "", ",,,,", error);
    }

    /// <summary>Writes the scale.</summary>
    /// <exception cref="Core.GlimpseException">It can't be written.</exception>
    public void End()
    {
        var levels = scale.Levels;
        var summary = new SeriesSummary(
            ExplainResult.CurrentSchemaVersion,
            ResultRecords.Program,
            model,
            explained,
            failed,
            scale.AtomRange,
            [.. model.Channels.Select(channel => new ChannelLevel(channel.Index, channel.Side, channel.Name, levels[channel.Index]))]);
        folder.WriteText(ScaleName, text => text.Write(JsonSerializer.Serialize(summary, GlimpseJsonContext.Indented.SeriesSummary) + "\n"));
    }

    private void AddRow(ResultSource source, string name, string title, string numbers, string error)
    {
        var record = source.Record?.ToString(CultureInfo.InvariantCulture);
        folder.WriteText(TableName, text => text.Write($"{record},{name},{Quoted(title)},{numbers},{Quoted(error)},{provenance}\n"), append: true);
    }

    private static string Numbers(params double[] values) => string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";
}
