using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Outputs;

/// <summary>What results leave for their series: made, read again, and added up.</summary>
internal static class SeriesEntries
{
    /// <summary>The entry of a result.</summary>
    /// <param name="run">Hash of the run.</param>
    /// <param name="input">Hash of the ligand.</param>
    /// <param name="result">Its result.</param>
    /// <param name="explanation">What that was made of.</param>
    public static SeriesEntry Of(string run, string input, ExplainResult result, Explanation explanation)
    {
        var part = SeriesScale.PartOf(explanation);
        return new()
        {
            SchemaVersion = ExplainResult.CurrentSchemaVersion,
            Run = run,
            Input = input,
            Source = result.Source,
            Title = result.Ligand.Title,
            Prediction = result.Prediction.Value,
            Baseline = result.Attribution.BaselineValue,
            Sum = result.Attribution.Sum,
            CompletenessError = result.Attribution.CompletenessError,
            LargestAtom = explanation.Atoms.Max(atom => Math.Abs(atom.Total)),
            AtomRange = part.AtomRange,
            DoubtedBy = [.. result.Verdicts.Where(verdict => verdict.IsAgainst).Select(verdict => verdict.Model)],
            Scale = [.. part.Channels.Select(one => new SeriesHistogram(one.Channel, one.FirstBin, Base64(one.Bins)))],
            Files = [],
            Summary = "",
            Entry = "",
        };
    }

    /// <summary>The entry with what shows whether it, or what it belongs to, was changed.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="result">Its result, with its files listed.</param>
    /// <param name="files">The result's other files.</param>
    public static SeriesEntry Sealed(SeriesEntry entry, ExplainResult result, IEnumerable<SeriesFile> files)
    {
        var whole = entry with { Files = [.. files], Summary = HashOf(result), Entry = "" };
        return whole with { Entry = HashOf(whole) };
    }

    /// <summary>Whether a result is the one that an entry was sealed with; times don't count.</summary>
    public static bool IsOf(SeriesEntry entry, ExplainResult result) => entry.Summary == HashOf(result);

    /// <summary>Reads the entry of a folder's result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="channels">Input channels of the model.</param>
    /// <returns>Null where there is none, or it isn't as it was written.</returns>
    public static SeriesEntry? Read(string folder, int channels)
    {
        try
        {
            var json = OrdinaryFile.TryRead(Path.Combine(folder, ResultFiles.EntryName), FileSet.MostBytes);
            var entry = json is null ? null : JsonSerializer.Deserialize(json, GlimpseJsonContext.Default.SeriesEntry);
            return
                entry is not null
                && entry.Entry == HashOf(entry with { Entry = "" })
                && SeriesScale.IsPart(PartOf(entry), channels)
                ? entry
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The part of the common scale that an entry keeps.</summary>
    public static ScalePart PartOf(SeriesEntry entry) => new(
        entry.AtomRange,
        [.. entry.Scale.Select(one => new ChannelHistogram(one.Index, one.FirstBin, Floats(one.Bins)))]);

    private static string HashOf(SeriesEntry entry) =>
        HashOf(JsonSerializer.SerializeToUtf8Bytes(entry, GlimpseJsonContext.OneLine.SeriesEntry));

    private static string HashOf(ExplainResult result) =>
        HashOf(
            JsonSerializer.SerializeToUtf8Bytes(
                result with
                {
                    Timings = [],
                },
                GlimpseJsonContext.OneLine.ExplainResult));

    private static string HashOf(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));

    private static string Base64(ImmutableArray<float> values) =>
        Convert.ToBase64String(MemoryMarshal.AsBytes(values.AsSpan()));

    private static ImmutableArray<float> Floats(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        return bytes.Length % sizeof(float) == 0
            ? [.. MemoryMarshal.Cast<byte, float>(bytes)]
            : throw new FormatException("These are no whole numbers.");
    }
}
