using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;

namespace Glimpse.Bench.Engine;

/// <summary>
/// The complexes that are measured: evenly spread over a data folder, so that every run takes the same.
/// </summary>
internal static class BenchComplexes
{
    internal static List<TrainingComplex> Choose(string folder, int count)
    {
        var all = TrainingFolder.List(folder, [], CancellationToken.None);
        return
        [
            .. Enumerable.Range(0, Math.Min(count, all.Count)).Select(i => all[(int)((long)i * all.Count / count)]),
        ];
    }

    internal static List<(string Name, TypedComplex Complex)> Read(string folder, int count, ChannelScheme scheme) =>
        Choose(folder, count).ConvertAll(complex => Read(complex, scheme));

    private static (string Name, TypedComplex Complex) Read(TrainingComplex complex, ChannelScheme scheme)
    {
        var site = LigandPicker.Pair(
            StructureReader.Read(complex.LigandPath),
            StructureReader.Read(complex.ProteinPath));
        return (complex.Id, ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions { Scheme = scheme }));
    }
}
