using System.Globalization;
using Glimpse.Bridge.Cli;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Sameness;

/// <summary>Ligands of one run and each in a run of its own.</summary>
public sealed class SameSeriesTests : IDisposable
{
    private static readonly double[] Shifts = [0, 0.4, 1.5];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_batch_predicts_what_its_ligands_have_one_by_one()
    {
        string[] records = [.. Shifts.Select((shift, i) => Benzene.Record($"ring{i}", shift))];
        var together = await PredictionsAsync(Protein(native: false), string.Concat(records));
        for (var i = 0; i < records.Length; i++)
            Assert.Equal(together[i], (await PredictionsAsync(Protein(native: false), records[i])).Single(), 1e-9);
    }

    [Fact]
    public async Task A_batch_predicts_the_same_with_the_crystals_ligand_left_in_the_protein()
    {
        var records = string.Concat(Shifts.Select((shift, i) => Benzene.Record($"ring{i}", shift)));
        Assert.Equal(
            await PredictionsAsync(Protein(native: false), records),
            await PredictionsAsync(Protein(native: true), records));
    }

    private static string Protein(bool native) =>
        Sample.All[0].File.With(native ? Sample.All[0].File.Atoms : Sample.All[0].ReceptorAtoms).Text;

    private async Task<double[]> PredictionsAsync(string protein, string ligands)
    {
        var output = scratch.In(Guid.NewGuid().ToString("N"));
        var call = await GlimpseCall.RunAsync(
            "explain",
            "--protein",
            scratch.Write("protein.pdb", protein),
            "--ligands",
            scratch.Write("ligands.sdf", ligands),
            "--model",
            LinearModels.Name,
            "--out",
            output,
            "--steps",
            "2");
        Assert.Equal(ExitCode.Done, call.ExitCode);
        var rows = await File.ReadAllLinesAsync(
            Path.Combine(output, "series.csv"),
            TestContext.Current.CancellationToken);
        var column = rows[0].Split(',').IndexOf("prediction");
        return [.. rows[1..].Select(row => double.Parse(row.Split(',')[column], CultureInfo.InvariantCulture))];
    }
}
