using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
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
    public async Task A_classifier_that_says_the_same_of_nothing_has_nothing_to_show()
    {
        var clean = await ExplainAsync(Fixture.PathOf("1hpv.pdb"), "--model", "clash");
        var warning = Assert.Single(clean.Warnings, warning => warning.Code == NothingToSee.Code);
        Assert.Contains("of an empty grid (clash logit -7.89, probability 0.00)", warning.Message);
        foreach (var (path, arguments) in new (string, string[])[]
        {
            (Moved(3), ["--model", "clash"]),
            (Fixture.PathOf("1hpv.pdb"), ["--model", "pose"]),
            (Fixture.PathOf("1hpv.pdb"), ["--model", "clash", "--interaction"]),
            (Fixture.PathOf("1hpv.pdb"), ["--model", "pairs"]),
        })
        {
            var result = await ExplainAsync(path, arguments);
            Assert.DoesNotContain(result.Warnings, warning => warning.Code == NothingToSee.Code);
        }
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
    public async Task In_a_comparison_the_references_pose_is_judged_too()
    {
        var moved = Lines("reference.pdb", Moved(3), IsLigand);
        var result = await ExplainAsync(Fixture.PathOf("1hpv.pdb"), "--model", "kdeep", "--versus", moved);
        Assert.All(result.Verdicts, verdict => Assert.False(verdict.IsAgainst));
        Assert.All(result.Comparison!.Verdicts, verdict => Assert.True(verdict.IsAgainst));
        Assert.Contains(
            result.Warnings,
            warning => warning.Message.Contains("The model clash speaks against the reference's pose"));
    }

    [Fact]
    public async Task A_line_and_a_row_of_many_say_that_a_pose_is_doubted()
    {
        var protein = Lines("protein.pdb", Fixture.PathOf("1hpv.pdb"), line => !IsLigand(line));
        var ligand = Lines("ligand.pdb", Moved(3), IsLigand);
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            ["explain", "--protein", protein, "--ligands", ligand, "--model", "kdeep", "--out", scratch.In("out")]);
        Assert.Contains("; pose doubted by clash: atoms of ligand and protein overlap", call.Output);
        var rows = await File.ReadAllLinesAsync(
            scratch.In("out/series.csv"),
            TestContext.Current.CancellationToken);
        var column = Array.IndexOf(rows[0].Split(','), "pose_doubted_by");
        Assert.Equal("clash pose", rows[1].Split(',')[column]);
    }

    [Fact]
    public async Task What_other_judges_said_is_not_taken_over()
    {
        var protein = Lines("protein.pdb", Fixture.PathOf("1hpv.pdb"), line => !IsLigand(line));
        var ligand = Lines("ligand.pdb", Fixture.PathOf("1hpv.pdb"), IsLigand);
        string[] command =
        [
            "explain",
            "--protein",
            protein,
            "--ligands",
            ligand,
            "--model",
            "kdeep",
            "--out",
            scratch.In("out"),
            "--resume",
        ];
        var cancellation = TestContext.Current.CancellationToken;
        await GlimpseCall.RunAsync(models, cancellation, command);
        Assert.Contains("1 taken over", (await GlimpseCall.RunAsync(models, cancellation, command)).Error);
        var others = await GlimpseCall.RunAsync(new OtherJudges(models), cancellation, command);
        Assert.Contains("1 explained", others.Error);
        Assert.DoesNotContain("taken over", others.Error);
    }

    [Fact]
    public async Task A_ligand_that_a_bond_holds_is_judged_by_nobody()
    {
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            ["explain", Fixture.PathOf("links/1vsn.pdb"), "--ligand", "NFT", "--model", "kdeep", "--json"]);
        Assert.Empty(JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!.Verdicts);
    }

    [Fact]
    public async Task A_classifier_that_is_damaged_is_missed_and_the_affinity_stays()
    {
        CopyModels("own", "kdeep", "clash", "pose");
        await File.AppendAllTextAsync(
            scratch.In($"own/pose/{ModelFolder.WeightsName}"),
            "x",
            TestContext.Current.CancellationToken);
        using var damaged = new InstalledModels(() => new ModelRegistry([], scratch.In("own")));
        var result = await ExplainAsync(damaged, Fixture.PathOf("1hpv.pdb"), "--model", "kdeep");
        Assert.Equal(["clash"], result.Verdicts.Select(verdict => verdict.Model));
        var missing = Assert.Single(result.Warnings, warning => warning.Code == Judges.MissingCode);
        Assert.StartsWith("The model pose can't say what it thinks of the pose: ", missing.Message);
    }

    [Fact]
    public async Task A_users_model_takes_no_verdict_away()
    {
        CopyModels("own", "kdeep", "clash", "pose");
        CopyModels("users", "kdeep");
        Rename("kdeep", "pose");
        using var both = new InstalledModels(() => new ModelRegistry([scratch.In("users")], scratch.In("own")));
        var result = await ExplainAsync(both, Fixture.PathOf("1hpv.pdb"), "--model", "kdeep");
        Assert.Equal(
            [("clash", "logit"), ("pose", "logit")],
            result.Verdicts.Select(verdict => (verdict.Model, verdict.Prediction.Unit)));
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
            IsLigand(line)
                ? FormattableString.Invariant($"{line[..30]}{double.Parse(line[30..38]) + shift,8:F3}{line[38..]}")
                : line));
        return path;
    }

    private static bool IsLigand(string line) =>
        line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == "478";

    /// <summary>Gives a model of the user's another name.</summary>
    private void Rename(string name, string instead)
    {
        Directory.Move(scratch.In($"users/{name}"), scratch.In($"users/{instead}"));
        var manifest = scratch.In($"users/{instead}/{ModelFolder.ManifestName}");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"\"{name}\"", $"\"{instead}\""));
    }

    /// <summary>Some lines of a file as another.</summary>
    private string Lines(string name, string source, Func<string, bool> keep)
    {
        File.WriteAllLines(scratch.In(name), File.ReadLines(source).Where(keep));
        return scratch.In(name);
    }

    private void CopyModels(string folder, params string[] names)
    {
        foreach (var name in names)
        {
            var from = ModelRegistry.Open().Find(name).Path;
            var to = Directory.CreateDirectory(scratch.In($"{folder}/{name}")).FullName;
            foreach (var file in new[] { ModelFolder.ManifestName, ModelFolder.WeightsName })
                File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    private Task<ExplainResult> ExplainAsync(string file, params string[] options) =>
        ExplainAsync(models, file, options);

    private static async Task<ExplainResult> ExplainAsync(InstalledModels models, string file, params string[] options)
    {
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            ["explain", file, "--ligand", "478", "--json", .. options]);
        Assert.Equal(ExitCode.Done, call.ExitCode);
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!;
    }

    /// <summary>The same models, whose judges say that their weights are others.</summary>
    private sealed class OtherJudges(IModelSource source) : IModelSource
    {
        public ImmutableArray<ModelSummary> List() => source.List();

        public ImmutableArray<ModelPlace> Places() => source.Places();

        public IReadOnlyCollection<GlimpseException> Faults => source.Faults;

        public ModelSummary Find(string name) => source.Find(name);

        public string? FingerprintOf(string name) => source.FingerprintOf(name);

        public void CheckFiles(string name) => source.CheckFiles(name);

        public OpenModel Open(string name, ComputeSettings compute)
        {
            var model = source.Open(name, compute);
            return model with { Judges = new(() => Changed(model.Judges.Value)) };
        }

        private static JudgePanel Changed(JudgePanel panel) =>
            panel with { Judges = [.. panel.Judges.Select(judge => judge with { Summary = Changed(judge.Summary) })] };

        private static ModelSummary Changed(ModelSummary summary) =>
            summary with { Provenance = summary.Provenance with { WeightsSha256 = ["bb"] } };
    }
}
