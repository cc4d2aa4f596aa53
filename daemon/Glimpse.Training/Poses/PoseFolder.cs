using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Training.Data;

namespace Glimpse.Training.Poses;

/// <summary>
/// Finds docked poses: a folder with <c>poses.csv</c> (columns dataset, id, pose, kind, rmsd, vina; a complex's rows in
/// the order of its records) and <c>complexes/&lt;id&gt;/poses.sdf</c>, atoms in any order. A data folder may hold
/// several.
/// </summary>
internal sealed class PoseFolder
{
    private const string Table = "poses.csv";
    private const string File = "poses.sdf";

    private readonly ILookup<(string Set, string Id), (string Folder, string[] Row, CsvTable Table)> rows;

    private PoseFolder(ILookup<(string Set, string Id), (string Folder, string[] Row, CsvTable Table)> rows) =>
        this.rows = rows;

    /// <summary>Reads the tables of a data folder.</summary>
    /// <exception cref="GlimpseException">There is none.</exception>
    internal static PoseFolder Open(string data, CancellationToken cancellation) =>
        TryOpen(data, cancellation) ?? throw new GlimpseException(
            GlimpseErrorCode.BadInput,
            $"{data} has no folder with {Table}.",
            $"A pose classifier needs docked poses: {Table} and complexes/<id>/{File}.");

    /// <summary>The same, null where there is none.</summary>
    internal static PoseFolder? TryOpen(string data, CancellationToken cancellation)
    {
        var folders = Directory.Exists(data)
            ? Directory.GetDirectories(data).Order(StringComparer.Ordinal).Prepend(data)
            : [];
        var all = folders
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, Table)))
            .SelectMany(folder => ReadTable(folder, cancellation))
            .ToList();
        return all.Count > 0
            ? new PoseFolder(all.ToLookup(row => (row.Table[row.Row, "dataset"], row.Table[row.Row, "id"])))
            : null;
    }

    /// <summary>True when a complex has poses.</summary>
    internal bool Has(TrainingComplex complex) => rows.Contains((complex.Set, complex.Id));

    /// <summary>A complex's poses.</summary>
    /// <exception cref="GlimpseException">A pose isn't one of this ligand, or file and table don't agree.</exception>
    internal List<DockedPose> PosesOf(TrainingSample sample, CancellationToken cancellation)
    {
        var reading = new StructureReadOptions { Cancellation = cancellation };
        var poses = new List<DockedPose>();
        foreach (
            var group in rows[(sample.Source.Set, sample.Source.Id)].GroupBy(row => row.Folder, StringComparer.Ordinal))
        {
            var path = Path.Combine(group.Key, "complexes", sample.Source.Id, File);
            var records = StructureReader.ReadAll(path, reading).ToList();
            var lines = group.ToList();
            if (records.Count != lines.Count)
                throw Fault($"{path} holds {Counted.Of(records.Count, "pose")}, {Table} {lines.Count}");
            for (var i = 0; i < lines.Count; i++)
                poses.Add(Read(sample, path, Path.GetFileName(group.Key), lines[i].Table, lines[i].Row, records[i]));
        }

        return poses;
    }

    private static IEnumerable<(string Folder, string[] Row, CsvTable Table)> ReadTable(
        string folder,
        CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Table);
        using var reader = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(reader, path, cancellation);
        return [.. table.Rows.Select(row => (folder, row, table))];
    }

    private static DockedPose Read(
        TrainingSample sample,
        string path,
        string set,
        CsvTable table,
        string[] row,
        StructureRecord record)
    {
        var name = table[row, "pose"];
        var structure = record.Require();
        var atoms = AtomsOf(sample, path, name, structure);
        return new DockedPose(
            $"{set}/{name}",
            table[row, "kind"],
            Number(path, name, table[row, "rmsd"]),
            table[row, "vina"].Length > 0 ? Number(path, name, table[row, "vina"]) : null,
            [.. atoms.Select(i => structure.Positions[i])]);
    }

    private static int[] AtomsOf(TrainingSample sample, string path, string pose, Structure structure)
    {
        try
        {
            return AtomCorrespondence.Find(structure, sample.Ligand);
        }
        catch (GlimpseException fault)
        {
            throw Fault($"{path}: pose {pose} isn't one of {sample.Source.LigandPath}: {fault.Message.TrimEnd('.')}");
        }
    }

    private static double Number(string path, string pose, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault($"{path}: '{text}' of pose {pose} in {Table} is no number");

    private static GlimpseException Fault(string what) =>
        new(GlimpseErrorCode.BadInput, $"{what}.", "Make the poses anew from the ligand.sdf that is there.");
}
