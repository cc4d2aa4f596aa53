using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Outputs;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// What a run over many ligands leaves beside their folders: <c>series.csv</c>, a row for each, and <c>series.json</c>,
/// the scale that all of their pictures share. Both are made of what the ligands' folders hold complete, so that a run
/// which was ended and went on leaves the same as one that wasn't.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="model">The model explained.</param>
/// <param name="run">Hash of the run.</param>
internal sealed class SeriesFiles(OutputFolder folder, ModelSummary model, string run)
{
    private const string TableName = "series.csv";
    private const string ScaleName = "series.json";
    private const string OwnHeader = "record,folder,title,prediction,";
    private const string Header = OwnHeader
        + "baseline,sum,completeness_error,largest_atom,pose_doubted_by,error,source,model,model_version,model_origin,"
        + "weights_sha256";

    private const long MostTableBytes = int.MaxValue;

    /// <summary>The table is brought up to date no more often, however fast ligands are done.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<(int Record, string Folder), string> rows = [];
    private readonly HashSet<(int Record, string Folder)> failed = [];
    private readonly HashSet<(int Record, string Folder)> seen = [];
    private readonly Stopwatch sinceWritten = Stopwatch.StartNew();
    private readonly string provenance = string.Join(
        ',',
        Quoted(model.Name),
        Quoted(model.Provenance.Version),
        model.Provenance.Origin.ToString().ToLowerInvariant(),
        ProvenanceWords.WeightsOf(model));

    /// <summary>Takes up the rows of what the folder holds complete of the same run.</summary>
    /// <exception cref="GlimpseException">Files of those names are there and aren't ours, or something can't be
    /// read.</exception>
    public void Begin() =>
        folder.Do(() =>
        {
            RequireOwn(
                TableName,
                path =>
                    OrdinaryFile.TryRead(path, MostTableBytes).AsSpan().StartsWith(Encoding.ASCII.GetBytes(OwnHeader)));
            RequireOwn(ScaleName, IsOwnScale);
            foreach (var (name, entry) in Entries())
                rows[(entry.Source.Record ?? 0, name)] = Row(name, entry);
            return rows.Count;
        });

    /// <summary>Adds a ligand that is done: its folder is complete.</summary>
    /// <exception cref="GlimpseException">The table can't be written, or the ligand's entry read.</exception>
    public void Add(ResultSource source, string name)
    {
        var entry = folder.Do(() => Read(Path.Combine(folder.Path, name))
            ?? throw new FileNotFoundException($"{name}/{ResultFiles.EntryName} is gone"));
        Put(source, name, Row(name, entry), isFailure: false);
    }

    /// <summary>Adds the row of a ligand that failed.</summary>
    /// <exception cref="GlimpseException">It can't be written.</exception>
    public void AddFailure(ResultSource source, string name, string error) =>
        Put(source, name, Row(source, name, "", ",,,,", "", error), isFailure: true);

    /// <summary>Writes table and scale.</summary>
    /// <param name="isFinished">True when all ligands have been seen, so that rows of others go.</param>
    /// <exception cref="GlimpseException">They can't be written.</exception>
    public void End(bool isFinished)
    {
        if (isFinished)
        {
            foreach (var other in rows.Keys.Except(seen).ToArray())
                rows.Remove(other);
        }

        WriteTable();
        var scale = new SeriesScale(model.Channels.Length);
        SeriesEntry[] entries = folder.Do<SeriesEntry[]>(() =>
            [
                .. rows
                    .Keys.Except(failed)
                    .Select(key => Read(Path.Combine(folder.Path, key.Folder)))
                    .OfType<SeriesEntry>(),
            ]);
        foreach (var entry in entries)
            scale.Add(SeriesEntries.PartOf(entry));
        var levels = scale.Levels;
        var summary = new SeriesSummary
        {
            SchemaVersion = ExplainResult.CurrentSchemaVersion,
            Program = ResultRecords.Program,
            Model = model,
            Explained = entries.Length,
            Failed = failed.Count,
            AtomRange = scale.AtomRange,
            Channels =
            [
                .. model.Channels.Select(channel => new ChannelLevel(
                    channel.Index,
                    channel.Side,
                    channel.Name,
                    levels[channel.Index])),
            ],
        };
        folder.WriteText(
            ScaleName,
            JsonSerializer.Serialize(summary, GlimpseJsonContext.Indented.SeriesSummary) + "\n");
    }

    /// <summary>
    /// Results in the folder that the table doesn't list: another run's, or of ligands that the file no longer has.
    /// </summary>
    public IReadOnlyList<string> Others()
    {
        var own = rows.Keys.Select(key => key.Folder).ToHashSet(StringComparer.Ordinal);
        string[] single = folder.Do(() => ResultFiles.In(folder.Path).Names.IsEmpty) ? [] : [ResultFiles.SummaryName];
        return [.. single, .. folder.ResultsWithin(own)];
    }

    private IEnumerable<(string Name, SeriesEntry Entry)> Entries() =>
        from path in Directory.GetDirectories(folder.Path)
        where !RecordFolderName.IsOne(Path.GetFileName(path)) || RequireReadable(path)
        where File.Exists(Path.Combine(path, ResultFiles.SummaryName))
        let entry = Read(path)
        where entry is not null && entry.Run == run
        select (Path.GetFileName(path), entry);

    /// <summary>What can't be looked into may hold a result, whose row would be lost.</summary>
    /// <returns>True.</returns>
    private static bool RequireReadable(string path)
    {
        try
        {
            Directory.EnumerateFileSystemEntries(path).GetEnumerator().Dispose();
            return true;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The folder '{path}' of a ligand can't be read: permission denied.",
                "Get leave to read it, or name another folder with --out.",
                e);
        }
    }

    private SeriesEntry? Read(string path) => SeriesEntries.Read(path, model.Channels.Length);

    private void Put(ResultSource source, string name, string row, bool isFailure)
    {
        var key = (source.Record ?? 0, name);
        seen.Add(key);
        rows[key] = row;
        if (isFailure)
            failed.Add(key);
        if (sinceWritten.Elapsed < Pause)
            return;
        WriteTable();
        sinceWritten.Restart();
    }

    private void WriteTable() => folder.WriteText(TableName, string.Concat(rows.Values.Prepend(Header + "\n")));

    private void RequireOwn(string name, Func<string, bool> isOwn)
    {
        var path = Path.Combine(folder.Path, name);
        if (Path.Exists(path) && !(File.Exists(path) && isOwn(path)))
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"'{path}' is there already, and isn't a table or scale of {ResultRecords.Program.Name}.",
                "Name another folder with --out, or move the file away.");
        }
    }

    private static bool IsOwnScale(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(OrdinaryFile.TryRead(path, FileSet.MostBytes));
            return json.RootElement.GetProperty("program").GetProperty("name").GetString()
                == ResultRecords.Program.Name;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private string Row(string name, SeriesEntry entry) =>
        Row(
            entry.Source,
            name,
            entry.Title,
            Numbers(entry.Prediction, entry.Baseline, entry.Sum, entry.CompletenessError, entry.LargestAtom),
            string.Join(' ', entry.DoubtedBy),
            "");

    private string Row(
        ResultSource source,
        string name,
        string title,
        string numbers,
        string doubtedBy,
        string error) =>
        $"{source.Record?.ToString(CultureInfo.InvariantCulture)},{name},{Quoted(title)},{numbers},{doubtedBy},"
        + $"{Quoted(error)},{Quoted(source.Ligand)},{provenance}\n";

    private static string Numbers(params double[] values) =>
        string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Quoted(string text) => CsvCell.Quoted(text);
}
