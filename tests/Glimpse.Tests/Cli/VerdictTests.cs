using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Models.Registry;
using Glimpse.Protocol;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>What the shipped classifiers say of a pose beside an affinity.</summary>
[Collection(TorchTests.Name)]
public sealed class VerdictTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly InstalledModels models = new(() => ModelRegistry.Open());

    public void Dispose()
    {
        models.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task A_crystal_pose_is_approved_by_both_and_nothing_is_warned_of()
    {
        var result = await ExplainAsync(Fixture.PathOf("1hpv.pdb"), "--model", "kdeep");
        Assert.Equal([("clash", false), ("pose", false)], result.Verdicts.Select(one => (one.Model, one.IsAgainst)));
        Assert.All(result.Verdicts, verdict => Assert.NotNull(verdict.Prediction.Probability));
        Assert.DoesNotContain(result.Warnings, warning => warning.Code == VerdictRecords.AgainstCode);
        var clash = await ExplainAsync(Fixture.PathOf("1hpv.pdb"), "--model", "clash");
        Assert.Empty(clash.Verdicts);
        Assert.Equal(clash.Prediction.Value, result.Verdicts[0].Prediction.Value, 1e-4);
    }

    [Fact]
    public async Task An_affinity_of_an_impossible_pose_does_not_stand_alone()
    {
        var result = await ExplainAsync(Moved(3), "--model", "kdeep");
        Assert.Equal([true, true], result.Verdicts.Select(one => one.IsAgainst));
        var warnings = result.Warnings.Where(warning => warning.Code == VerdictRecords.AgainstCode).ToArray();
        Assert.Equal(2, warnings.Length);
        Assert.Contains("The model clash speaks against this pose: atoms of ligand and protein", warnings[0].Message);
        var worst = Assert.Single(result.Warnings, warning => warning.Code == "ligand-overlaps-protein");
        Assert.Contains(" Å apart", worst.Message);
    }

    [Fact]
    public async Task Nobody_is_asked_where_nobody_shall_be()
    {
        var result = await ExplainAsync(Moved(3), "--model", "kdeep", "--no-verdicts");
        Assert.Empty(result.Verdicts);
        Assert.DoesNotContain(result.Warnings, warning => warning.Code == VerdictRecords.AgainstCode);
    }

    /// <summary>1HPV with its ligand moved along x, Å.</summary>
    private string Moved(double shift)
    {
        var path = scratch.In("moved.pdb");
        File.WriteAllLines(path, File.ReadLines(Fixture.PathOf("1hpv.pdb")).Select(line =>
            line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == "478"
                ? FormattableString.Invariant($"{line[..30]}{double.Parse(line[30..38]) + shift,8:F3}{line[38..]}")
                : line));
        return path;
    }

    private async Task<ExplainResult> ExplainAsync(string file, params string[] options)
    {
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            ["explain", file, "--ligand", "478", "--json", .. options]);
        Assert.Equal(ExitCode.Done, call.ExitCode);
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!;
    }
}
