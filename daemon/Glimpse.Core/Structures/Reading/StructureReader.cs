using Glimpse.Core.Structures.Cif;
using Glimpse.Core.Structures.Mol2;
using Glimpse.Core.Structures.Pdb;
using Glimpse.Core.Structures.Sdf;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Reads structures; the format is recognised by content, and gzip, bzip2, xz and zip by their first bytes.
/// </summary>
public static class StructureReader
{
    /// <summary>The code of the assumption that the first of several records was meant.</summary>
    internal const string SeveralRecordsCode = "several-records";

    /// <summary>
    /// Reads one structure from a file, or from standard input (<see cref="InputName.StandardInput"/>); of a file with
    /// many records the first.
    /// </summary>
    /// <exception cref="GlimpseException">There is no such file, or it can't be read; the message names file and
    /// line.</exception>
    public static Structure Read(string path, StructureReadOptions? options = null)
    {
        using var text = InputText.Open(path, options?.Cancellation ?? default);
        return Read(text, InputName.Of(path), options);
    }

    /// <summary>Reads one structure from a stream, which is closed.</summary>
    /// <param name="stream">Text in one of the formats, plain or packed with gzip, bzip2, xz or zip.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="options">What to take; the defaults when null.</param>
    /// <exception cref="GlimpseException">It can't be read; the message names the line.</exception>
    public static Structure Read(Stream stream, string source, StructureReadOptions? options = null)
    {
        using var text = InputText.Open(stream, source);
        return Read(text, source, options);
    }

    /// <summary>Reads one structure from a text.</summary>
    /// <inheritdoc cref="Read(Stream, string, StructureReadOptions?)"/>
    public static Structure Read(TextReader text, string source, StructureReadOptions? options = null)
    {
        options ??= StructureReadOptions.Default;
        if (options.JoinModels && options.Model is not null)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                "--model-number reads one model, and --assembly models joins all.",
                "Give one of the two.").Naming("model-number", "assembly models");
        var lines = new LineReader(text, source, options.Limits, options.Cancellation);
        return FormatOf(lines, source, options) switch
        {
            StructureFormat.MmCif => Single(lines, options, CifReader.Read),
            StructureFormat.Pdb => Single(lines, options, PdbReader.Read),
            _ when options.Assembly is not null => throw Fault.In(
                source,
                "a file of this format states no biological assembly.",
                "Give the entry as PDB or mmCIF, or leave --assembly out.").Naming("assembly"),
            var format => First(Records(lines, format, options), source),
        };
    }

    /// <summary>Reads a ligand from a file of its own: the first record, model or pose.</summary>
    /// <exception cref="GlimpseException">There is no such file, or it can't be read; the message names file and
    /// line.</exception>
    public static Structure ReadLigand(string path, StructureReadOptions? options = null)
    {
        using var text = InputText.Open(path, options?.Cancellation ?? default);
        return ReadLigand(text, InputName.Of(path), options);
    }

    /// <summary>Reads a ligand from a text of its own: the first record, model or pose.</summary>
    /// <inheritdoc cref="Read(Stream, string, StructureReadOptions?)"/>
    public static Structure ReadLigand(TextReader text, string source, StructureReadOptions? options = null) =>
        First(ReadAll(text, source, options), source);

    private static Structure First(IEnumerable<StructureRecord> all, string source)
    {
        using var records = all.GetEnumerator();
        if (!records.MoveNext())
            throw Fault.In(source, "the file holds no record.", "Give a file with at least one molecule.");
        var structure = records.Current.Require();
        return !records.MoveNext()
            ? structure
            : structure with
            {
                Remarks = structure.Remarks.Add(
                    Remark.Assumption(SeveralRecordsCode, $"{source} holds several records; the first was read.")),
            };
    }

    /// <summary>
    /// Reads all records of a file of ligands, or of standard input, as they are asked for: of a PDB or mmCIF file each
    /// model and each pose parted by END or TER is one.
    /// </summary>
    /// <exception cref="GlimpseException">There is no such file, or it is in none of the formats.</exception>
    public static IEnumerable<StructureRecord> ReadAll(string path, StructureReadOptions? options = null)
    {
        using var text = InputText.Open(path, options?.Cancellation ?? default);
        foreach (var record in ReadAll(text, InputName.Of(path), options))
            yield return record;
    }

    /// <summary>Reads all records of a stream as they are asked for, and closes it.</summary>
    /// <exception cref="GlimpseException">The text is in none of the formats.</exception>
    public static IEnumerable<StructureRecord> ReadAll(
        Stream stream,
        string source,
        StructureReadOptions? options = null)
    {
        using var text = InputText.Open(stream, source);
        foreach (var record in ReadAll(text, source, options))
            yield return record;
    }

    /// <summary>
    /// Reads all records of a text as they are asked for; a record that can't be read doesn't end the sequence.
    /// </summary>
    /// <exception cref="GlimpseException">The text is in none of the formats.</exception>
    public static IEnumerable<StructureRecord> ReadAll(
        TextReader text,
        string source,
        StructureReadOptions? options = null)
    {
        options ??= StructureReadOptions.Default;
        var lines = new LineReader(text, source, options.Limits, options.Cancellation);
        return Records(lines, FormatOf(lines, source, options), options);
    }

    private static StructureFormat FormatOf(LineReader lines, string source, StructureReadOptions options)
    {
        var head = lines.Head();
        lines.IsDockingLog = DockingLog.IsIn(head);
        return options.Format ?? FormatRecognition.Recognise(head, source);
    }

    private static IEnumerable<StructureRecord> Records(
        LineReader lines,
        StructureFormat format,
        StructureReadOptions options) =>
        format switch
        {
            StructureFormat.Sdf => SdfReader.ReadAll(lines, options),
            StructureFormat.Mol2 => Mol2Reader.ReadAll(lines, options),
            StructureFormat.MmCif => PoseRecords.Of(lines, CifReader.Poses(lines, options)),
            _ => PoseRecords.Of(lines, () => PdbReader.ReadPoses(lines, options)),
        };

    private static Structure Single(
        LineReader lines,
        StructureReadOptions options,
        Func<LineReader, StructureReadOptions, Structure> read)
    {
        lines.IsOneStructure = true;
        return read(lines, options);
    }
}
