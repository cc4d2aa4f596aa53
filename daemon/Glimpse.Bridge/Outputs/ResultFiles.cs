using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Outputs;

/// <summary>The files of one result, and what they are called.</summary>
internal static class ResultFiles
{
    /// <summary>The index: it comes last, so that where it stands the rest does too.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>A ligand's entry in the files of its series.</summary>
    public const string EntryName = "series-entry.json";

    private const string AtomCsvName = "atoms.csv";
    private const string AtomPdbName = "atoms.pdb";
    private const string PairCsvName = "pairs.csv";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly ImmutableArray<string> Sides =
        [.. Enum.GetNames<Side>().Select(side => side.ToLowerInvariant() + "_")];

    /// <summary>The results of a folder.</summary>
    public static FileSet In(string folder) => new(folder, SummaryName, IsOwn);

    /// <summary>The names of the files of a result that belongs to no series.</summary>
    public static IEnumerable<string> Names(
        ImmutableArray<IMapWriter> formats,
        ImmutableArray<ChannelSummary> channels) =>
        [
            SummaryName,
            AtomCsvName,
            AtomPdbName,
            PairCsvName,
            .. formats.SelectMany(format => channels.Select(channel =>
                MapName(format, $"{channel.Side.ToString().ToLowerInvariant()}_{channel.Name}"))),
        ];

    /// <summary>Whether a file is called as those of results are, of whatever scheme.</summary>
    private static bool IsOwn(string name) =>
        name is SummaryName or EntryName or AtomCsvName or AtomPdbName or PairCsvName
        || Sides.FirstOrDefault(side => name.StartsWith(side, StringComparison.Ordinal)) is { } side
            && name[side.Length..].Split('.') is [{ Length: > 0 } channel, var extension]
            && channel.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            && MapWriters.All.Any(format => format.Name == extension);

    /// <summary>Writes all files of one result.</summary>
    /// <param name="files">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="explanation">What it was made of.</param>
    /// <param name="receptor">The protein as read.</param>
    /// <param name="formats">Of the maps.</param>
    /// <param name="entry">Its entry in a series; null where it belongs to none.</param>
    /// <returns>The result with its files listed.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static ExplainResult Write(
        FileSet files,
        ExplainResult result,
        Explanation explanation,
        Structure receptor,
        ImmutableArray<IMapWriter> formats,
        SeriesEntry? entry)
    {
        var title =
            $"{ResultRecords.Program.Name} {ResultRecords.Program.Version}, model {result.Model.Name}, ligand "
                + $"{result.Ligand.Id}";
        var listed = ImmutableArray.CreateBuilder<OutputFile>();
        listed.AddRange(
            new("summary", SummaryName, null),
            new("atoms-csv", AtomCsvName, null),
            new("atoms-pdb", AtomPdbName, null));
        List<SeriesFile> written =
        [
            WriteText(files, AtomCsvName, text => AtomCsvWriter.Write(text, explanation)),
            WriteText(
                files,
                AtomPdbName,
                text => AttributionPdbWriter.Write(text, explanation, receptor, title, result.Model.Unit)),
        ];
        if (explanation.Pairs is not null)
        {
            written.Add(WriteText(files, PairCsvName, text => PairCsvWriter.Write(text, explanation)));
            listed.Add(new("pairs-csv", PairCsvName, null));
        }

        foreach (var format in formats)
        {
            for (var channel = 0; channel < explanation.Scheme.Channels.Length; channel++)
            {
                written.Add(
                    WriteMap(
                        files,
                        format,
                        channel,
                        explanation,
                        $"{title}, {explanation.Scheme.Channels[channel].FullName}, {result.Model.Unit}/A^3"));
                listed.Add(new($"map-{format.Name}", written[^1].Path, channel));
            }
        }

        if (entry is not null)
            listed.Add(new("series-entry", EntryName, null));
        var complete = result with { Files = listed.ToImmutable() };
        if (entry is not null)
        {
            var whole = SeriesEntries.Sealed(entry, complete, written);
            WriteText(
                files,
                EntryName,
                text => text.Write(JsonSerializer.Serialize(whole, GlimpseJsonContext.OneLine.SeriesEntry) + "\n"));
        }

        WriteText(
            files,
            SummaryName,
            text => text.Write(JsonSerializer.Serialize(complete, GlimpseJsonContext.Indented.ExplainResult) + "\n"));
        return complete;
    }

    private static SeriesFile WriteText(FileSet files, string name, Action<TextWriter> write) =>
        new(
            name,
            files.Write(
                name,
                stream =>
                {
                    using var text = new StreamWriter(stream, Utf8, leaveOpen: true);
                    write(text);
                }));

    private static SeriesFile WriteMap(
        FileSet files,
        IMapWriter format,
        int channel,
        Explanation explanation,
        string title)
    {
        var grid = explanation.Grid;
        var name = MapName(format, explanation.Scheme.Channels[channel].FullName);
        return new(
            name,
            files.Write(
                name,
                stream =>
                {
                    var map = Array.ConvertAll(
                        explanation.Voxels[(channel * grid.VoxelCount)..((channel + 1) * grid.VoxelCount)],
                        value => (float)(value / grid.VoxelVolume));
                    format.Write(stream, new ChannelMap(grid, map, title, LigandAtoms.Of(explanation.Complex)));
                }));
    }

    private static string MapName(IMapWriter format, string channel) => $"{channel}.{format.Name}";
}
