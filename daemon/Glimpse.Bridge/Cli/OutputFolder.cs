using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>A folder that results are written to.</summary>
internal sealed class OutputFolder
{
    public const string SummaryName = "summary.json";
    private const string AtomCsvName = "atoms.csv";
    private const string AtomPdbName = "atoms.pdb";
    private const string ProbeName = ".glimpse-probe";
    private const string Remedy = "Name a folder that you may write to with --out, and see that its disk isn't full.";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private OutputFolder(string path) => Path = path;

    /// <summary>Its path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Creates a folder where there is none, and proves that files can be written to it.</summary>
    /// <exception cref="GlimpseException">They can't.</exception>
    public static OutputFolder Open(string path)
    {
        Guard(path, () =>
        {
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, ProbeName);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        });
        return new OutputFolder(path);
    }

    /// <summary>A folder within this one.</summary>
    public OutputFolder Subfolder(string name) => Open(System.IO.Path.Combine(Path, name));

    /// <summary>Writes all files of one result; <c>summary.json</c> comes last, so that where it stands the rest does too.</summary>
    /// <returns>The result with its files listed.</returns>
    /// <exception cref="GlimpseException">A file can't be written.</exception>
    public ExplainResult Write(ExplainResult result, Explanation explanation, Structure receptor, ImmutableArray<MapFormat> formats)
    {
        var title = $"{ResultRecords.Program.Name} {ResultRecords.Program.Version}, model {result.Model.Name}, ligand {result.Ligand.Id}";
        WriteText(AtomCsvName, text => AtomCsvWriter.Write(text, explanation));
        WriteText(AtomPdbName, text => AttributionPdbWriter.Write(text, explanation, receptor, title, result.Model.Unit));
        var maps = ImmutableArray.CreateBuilder<OutputFile>();
        foreach (var format in formats)
        {
            for (var channel = 0; channel < ChannelLayout.ChannelCount; channel++)
                maps.Add(WriteMap(format, channel, explanation, $"{title}, {ChannelLayout.NameOf(channel)}, {result.Model.Unit}/A^3"));
        }

        var complete = result with
        {
            Files = [new("summary", SummaryName, null), new("atoms-csv", AtomCsvName, null), new("atoms-pdb", AtomPdbName, null), .. maps],
        };
        WriteText(SummaryName, text => text.Write(JsonSerializer.Serialize(complete, GlimpseJsonContext.Indented.ExplainResult) + "\n"));
        return complete;
    }

    /// <summary>Writes one file.</summary>
    /// <exception cref="GlimpseException">It can't be written.</exception>
    public void WriteBytes(string name, ReadOnlyMemory<byte> content) =>
        Guard(Path, () => File.WriteAllBytes(System.IO.Path.Combine(Path, name), content.Span));

    /// <summary>Writes one text.</summary>
    /// <exception cref="GlimpseException">It can't be written.</exception>
    public void WriteText(string name, string content) => WriteBytes(name, Utf8.GetBytes(content));

    /// <summary>Writes or lengthens a text file, UTF-8.</summary>
    /// <exception cref="GlimpseException">It can't be written.</exception>
    public void WriteText(string name, Action<TextWriter> write, bool append = false) => Guard(Path, () =>
    {
        using var text = new StreamWriter(System.IO.Path.Combine(Path, name), append, Utf8);
        write(text);
    });

    private OutputFile WriteMap(MapFormat format, int channel, Explanation explanation, string title)
    {
        var extension = format.ToString().ToLowerInvariant();
        var name = $"{ChannelLayout.NameOf(channel)}.{extension}";
        var grid = explanation.Grid;
        Guard(Path, () =>
        {
            using var stream = File.Create(System.IO.Path.Combine(Path, name));
            var map = Array.ConvertAll(
                explanation.Voxels[(channel * grid.VoxelCount)..((channel + 1) * grid.VoxelCount)], value => (float)(value / grid.VoxelVolume));
            switch (format)
            {
                case MapFormat.Dx:
                    DxWriter.Write(stream, grid, map, title);
                    break;
                case MapFormat.Cube:
                    CubeWriter.Write(stream, grid, map, LigandAtoms.Of(explanation.Complex), title);
                    break;
                case MapFormat.Npy:
                    NpyWriter.Write(stream, grid, map);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(format), format, "A map format without a writer.");
            }
        });
        return new OutputFile($"map-{extension}", name, channel);
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            throw new GlimpseException(GlimpseErrorCode.Environment, $"The output folder '{path}' can't be written: {Reason(e)}.", Remedy, e);
        }
    }

    private static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException or FileNotFoundException => "nothing can be made there",
        _ => e.Message.TrimEnd('.'),
    };
}
