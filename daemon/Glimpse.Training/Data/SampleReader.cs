using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Training.Data;

/// <summary>
/// Reads and types complexes, and leaves out those whose site lacks what the ligand was measured with.
/// </summary>
internal static class SampleReader
{
    /// <summary>Reads complexes on all processors, in their order.</summary>
    /// <param name="complexes">What to read.</param>
    /// <param name="refused">Told the complexes that can't be used, and why.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static List<TrainingSample> Load(
        IReadOnlyList<TrainingComplex> complexes,
        Action<TrainingComplex, string> refused,
        CancellationToken cancellation)
    {
        var read = complexes
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .Select(complex => (complex, Outcome: TryLoad(complex, cancellation)))
            .ToList();
        foreach (var (complex, outcome) in read.Where(item => item.Outcome.Fault is not null))
            refused(complex, outcome.Fault!);
        return [.. read.Select(item => item.Outcome.Sample).OfType<TrainingSample>()];
    }

    private static (TrainingSample? Sample, string? Fault) TryLoad(
        TrainingComplex complex,
        CancellationToken cancellation)
    {
        var lost = complex
            .DroppedGroups.Where(group => !HeteroGroups.IsBuffer(group) && !HeteroGroups.IsIon(group))
            .ToList();
        if (lost.Count > 0)
            return (null, $"its site lost {string.Join(", ", lost)}");
        var reading = new StructureReadOptions { Cancellation = cancellation };
        try
        {
            var ligand = StructureReader.Read(complex.LigandPath, reading);
            var site = LigandPicker.Pair(ligand, StructureReader.Read(complex.ProteinPath, reading));
            var typed = ComplexTyper.Type(
                site.Ligand,
                site.Receptor,
                new ComplexOptions(),
                cancellation: cancellation);
            if (typed.Remarks.FirstOrDefault(remark => remark.Code == Remark.MetalMissing) is { } missing)
                return (null, missing.Message);
            var perceived = MoleculePerception.Perceive(
                ligand,
                [.. Enumerable.Range(0, ligand.Atoms.Length)],
                [],
                cancellation: cancellation);
            return (new TrainingSample(complex, typed, perceived.Molecule), null);
        }
        catch (GlimpseException fault)
        {
            return (null, fault.Message);
        }
    }
}
