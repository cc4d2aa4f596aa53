using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Training.Data;
using Glimpse.Training.Energies;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>What baselines need to know of the complexes, from the folder of the data.</summary>
internal static class EvaluationData
{
    private const string PosesName = "poses.csv";

    /// <summary>Where the ligand of each complex is, by <see cref="OutOfFoldPrediction.Complex"/>.</summary>
    /// <exception cref="GlimpseException">There are no data, or a complex isn't among them.</exception>
    internal static Dictionary<string, TrainingComplex> Complexes(
        string data,
        IEnumerable<OutOfFoldPrediction> rows,
        CancellationToken cancellation)
    {
        var known = TrainingFolder
            .List(data, [], cancellation)
            .ToDictionary(complex => $"{complex.Set}/{complex.Id}", StringComparer.Ordinal);
        var wanted = rows.Select(row => row.Complex).Distinct(StringComparer.Ordinal);
        return wanted.ToDictionary(
            name => name,
            name => known.TryGetValue(name, out var complex)
                ? complex
                : throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"{name} is predicted, but not in {data}.",
                    "Give --data the folder that the model was trained on."),
            StringComparer.Ordinal);
    }

    /// <summary>The ligand of each complex.</summary>
    /// <exception cref="GlimpseException">One can't be read.</exception>
    internal static Dictionary<string, Structure> Ligands(
        IReadOnlyDictionary<string, TrainingComplex> complexes,
        CancellationToken cancellation)
    {
        var reading = new StructureReadOptions { Cancellation = cancellation };
        return complexes.ToDictionary(
            pair => pair.Key,
            pair => StructureReader.Read(pair.Value.LigandPath, reading),
            StringComparer.Ordinal);
    }

    /// <summary>
    /// AutoDock Vina's five terms of each complex in its pose, its ligand's heavy atoms and rotatable bonds.
    /// </summary>
    /// <param name="complexes">The complexes by name.</param>
    /// <param name="fault">Which complex can't be read, and why; null where all can.</param>
    /// <param name="cancellation">Stops.</param>
    internal static Dictionary<string, double[]> Terms(
        IReadOnlyDictionary<string, TrainingComplex> complexes,
        out string? fault,
        CancellationToken cancellation)
    {
        string? first = null;
        var samples = SampleReader.Load(
            [.. complexes.Values],
            (complex, why) => first ??= $"{complex.Set}/{complex.Id} can't be read: {why}",
            cancellation);
        fault = first;
        return samples
            .AsParallel()
            .WithCancellation(cancellation)
            .Select(sample => (
                Name: $"{sample.Source.Set}/{sample.Source.Id}",
                Terms: VinaTerms.Of(sample.Complex),
                Ligand: LigandCounts.Of(sample.Complex)))
            .ToDictionary(
                row => row.Name,
                row => new[]
                {
                    row.Terms.Near,
                    row.Terms.Wide,
                    row.Terms.Repulsion,
                    row.Terms.Hydrophobic,
                    row.Terms.HydrogenBonds,
                    row.Ligand.HeavyAtoms,
                    row.Ligand.RotatableBonds,
                },
                StringComparer.Ordinal);
    }

    /// <summary>The fingerprint of a ligand.</summary>
    internal static CircularFingerprint Fingerprint(Structure ligand, CancellationToken cancellation) =>
        CircularFingerprint.Of(
            MoleculePerception
                .Perceive(ligand, [.. Enumerable.Range(0, ligand.Atoms.Length)], [], cancellation: cancellation)
                .Molecule);

    /// <summary>
    /// The best (lowest) score of a docked pose of each complex, kcal/mol, from the <c>poses.csv</c> of every set that
    /// has one.
    /// </summary>
    /// <exception cref="GlimpseException">A score isn't a number.</exception>
    internal static Dictionary<string, double> DockingScores(string data, CancellationToken cancellation)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var path in PredictionFolder.FilesIn(data, PosesName))
        {
            using var text = OrdinaryFile.OpenText(path);
            var table = CsvTable.Read(text, path, cancellation);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                var fields = new CsvFields(path, table, row);
                if (fields.OptionalNumber("vina") is not { } score)
                    continue;
                var complex = $"{fields.Name("dataset")}/{fields.Name("id")}";
                scores[complex] = Math.Min(score, scores.GetValueOrDefault(complex, double.PositiveInfinity));
            }
        }

        return scores;
    }
}
