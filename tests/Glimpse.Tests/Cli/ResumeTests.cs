using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Bridge.Outputs;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>Runs over many ligands that were ended, and what they leave once they went on.</summary>
public sealed partial class ResumeTests : IDisposable
{
    private const string Broken = "broken\n\n\n  x  y  0\nM  END\n$$$$\n";

    private static readonly string Ligands =
        Benzene.Record("a") + Broken + Benzene.Record("b", shift: 0.5) + Benzene.Record("c", shift: 1);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_is_complete_is_taken_over_and_the_outcome_is_that_of_an_undisturbed_run()
    {
        await ExplainAsync("whole", Ligands);
        await ExplainAsync("out", Ligands);
        File.Delete(scratch.In("out/00003_b/atoms.csv"));
        Directory.Delete(scratch.In("out/00004_c"), recursive: true);
        File.Delete(scratch.In("out/series.csv"));
        File.Delete(scratch.In("out/series.json"));
        var call = await ExplainAsync("out", Ligands, "--resume");
        Assert.Contains("1 taken over from an earlier run, 2 explained, 1 failed", call.Error);
        Assert.Equal(Content("whole"), Content("out"));
    }

    [Theory]
    [InlineData("--steps", "3")]
    [InlineData("--maps", "npy")]
    [InlineData("--baseline", "apo")]
    [InlineData("--template", "c1ccccc1")]
    [InlineData("--include-waters", null)]
    public async Task Another_option_has_all_computed_anew(string option, string? value)
    {
        await ExplainAsync("out", Ligands);
        var call = await ExplainAsync(
            "out",
            Ligands,
            [option, .. value is null ? Array.Empty<string>() : [value], "--resume"]);
        Assert.Contains("3 explained, 1 failed", call.Error);
        Assert.DoesNotContain("taken over", call.Error);
    }

    [Fact]
    public void Other_weights_another_scheme_or_another_protein_make_it_another_run()
    {
        var settings = new ExplainSettings { Structure = "p", Model = LinearModels.Name, OutputFolder = "out" };
        var (model, protein) = (LinearModels.Summary, StructureReader.Read(Fixture.PathOf("1hpv.pdb")));
        string[] hashes =
        [
            Hash(settings, model, protein, [], null, null),
            Hash(
                settings,
                model with
                {
                    Provenance = model.Provenance with { WeightsSha256 = ["bb"] },
                },
                protein,
                [],
                null,
                null),
            Hash(
                settings,
                model with
                {
                    Provenance = model.Provenance with { Version = "2.0" },
                },
                protein,
                [],
                null,
                null),
            Hash(
                settings,
                model with
                {
                    Provenance = model.Provenance with { Origin = ModelOrigin.User, TakesShippedPlace = true },
                },
                protein,
                [],
                null,
                null),
            Hash(settings, model with { SchemeRevision = 2 }, protein, [], null, null),
            Hash(
                settings,
                model,
                protein with
                {
                    Positions = protein.Positions.SetItem(7, default),
                },
                [],
                null,
                null),
            Hash(settings, model, protein, [3], null, null),
            Hash(settings, model, protein, [], null, null, "other layers, the same weights"),
            Hash(settings, model, protein, [], null, new ReferenceLigand("r", protein)),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(
            hashes[0],
            Hash(
                settings with
                {
                    OutputFolder = "elsewhere",
                    Json = true,
                },
                model,
                protein with
                {
                    Source = "renamed.pdb",
                },
                [],
                null,
                null));
    }

    private static string Hash(
        ExplainSettings settings,
        ModelSummary model,
        Structure protein,
        ImmutableArray<int> displaced,
        string? template,
        ReferenceLigand? reference,
        string manifests = "manifests") =>
        RunHash.Of(settings, model, manifests, protein, displaced, template, reference);

    /// <summary>
    /// Whoever adds a member decides whether it changes what is computed, and then adds it to the hash.
    /// </summary>
    [Theory]
    [InlineData(
        typeof(Structure),
        "Atoms Bonds Cell HasBondOrders LeftOut OtherComponents Positions Remarks Residues Sequences Smiles "
            + "Source Title")]
    [InlineData(typeof(Atom), "AltLoc BFactor Element FormalCharge Name Occupancy Record Residue Serial")]
    [InlineData(typeof(Residue), "AtomCount AtomIndices FirstAtom Id IsHetero Operation")]
    [InlineData(typeof(Bond), "First Order Second")]
    [InlineData(typeof(UnitCell), "A Alpha B Beta C Gamma IsPlaceholder Operators SpaceGroup")]
    public void The_hash_of_an_input_knows_all_that_an_input_holds(Type type, string members) =>
        Assert.Equal(
            members,
            string.Join(' ', type.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public async Task A_ligand_that_changed_is_computed_anew_and_the_others_are_not()
    {
        await ExplainAsync("out", Ligands);
        var call = await ExplainAsync("out", Ligands.Replace("12.3100", "12.3200"), "--resume");
        Assert.Contains("2 taken over from an earlier run, 1 explained", call.Error);
    }

    [Theory]
    [InlineData("\"bins\":\"", "\"bins\":\"!")]
    [InlineData("\"bins\":\"", "\"bins\":\"AAAA")]
    [InlineData("\"index\":", "\"index\":9")]
    [InlineData("\"firstBin\":", "\"firstBin\":-")]
    [InlineData("\"firstBin\":", "\"firstBin\":214748")]
    [InlineData("\"atomRange\":", "\"atomRange\":-")]
    public async Task An_entry_that_is_not_as_it_was_written_is_made_anew(string written, string changed)
    {
        await ExplainAsync("whole", Ligands);
        await ExplainAsync("out", Ligands);
        var path = scratch.In("out/00003_b/series-entry.json");
        var entry = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(written, entry);
        await File.WriteAllTextAsync(path, entry.Replace(written, changed), TestContext.Current.CancellationToken);
        var call = await ExplainAsync("out", Ligands, "--resume");
        Assert.Contains("2 taken over from an earlier run, 1 explained, 1 failed", call.Error);
        Assert.Equal(Content("whole"), Content("out"));
    }

    [Theory]
    [InlineData("atoms.csv", "", "")]
    [InlineData("atoms.pdb", "ATOM", "ATON")]
    [InlineData("ligand_donor.npy", "NUMPY", "")]
    [InlineData("summary.json", "\"value\": ", "\"value\": 9")]
    [InlineData("series-entry.json", "\"prediction\":", "\"prediction\":9")]
    [InlineData("series-entry.json", "\"files\":", "\"file\":")]
    [InlineData("summary.json", "\"title\": \"", "\"title\": \"!")]
    [InlineData("series-entry.json", "\"title\":\"", "\"title\":\"!")]
    public async Task A_file_that_is_not_as_it_was_written_has_its_ligand_made_anew(
        string name,
        string written,
        string changed)
    {
        await ExplainAsync("whole", Ligands, "--maps", "npy");
        await ExplainAsync("out", Ligands, "--maps", "npy");
        var path = scratch.In($"out/00003_b/{name}");
        var bytes = await File.ReadAllTextAsync(path, Encoding.Latin1, TestContext.Current.CancellationToken);
        Assert.Contains(written, bytes);
        var other = written.Length == 0 ? bytes[..(bytes.Length / 2)] : bytes.Replace(written, changed);
        await File.WriteAllTextAsync(path, other, Encoding.Latin1, TestContext.Current.CancellationToken);
        var call = await ExplainAsync("out", Ligands, "--maps", "npy", "--resume");
        Assert.Contains("2 taken over from an earlier run, 1 explained, 1 failed", call.Error);
        Assert.Equal(Content("whole"), Content("out"));
    }

    [Fact]
    public async Task With_json_a_result_taken_over_is_a_line_like_any_other()
    {
        var first = await ExplainAsync("out", Ligands, "--json");
        var second = await ExplainAsync("out", Ligands, "--json", "--resume");
        Assert.Equal(Lines(first), Lines(second));

        static string[] Lines(GlimpseCall call) =>
            [.. call.Output.Split('\n').Select(line => Milliseconds().Replace(line, ""))];
    }

    [Fact]
    public async Task Without_resume_all_is_computed_anew_and_that_is_said()
    {
        await ExplainAsync("out", Ligands, "--maps", "npy");
        var call = await ExplainAsync("out", Ligands);
        Assert.Contains("3 explained, 1 failed", call.Error);
        Assert.Contains("3 earlier results there were replaced", call.Error);
        Assert.Empty(Directory.GetFiles(scratch.In("out"), "*.npy", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_cancelled_run_lists_all_that_is_complete()
    {
        using var cancel = new CancellationTokenSource();
        await using var output = new CancellingWriter(cancel, lines: 7);
        await using var error = new StringWriter();
        var many = string.Concat(Enumerable.Range(1, 60).Select(i => Benzene.Record($"p{i}", shift: 0.01 * i)));
        Assert.Equal(
            ExitCode.Cancelled,
            await new CommandLine(new LinearModels(), output, error).RunAsync(Arguments("out", many), cancel.Token));
        var complete = Directory
            .GetDirectories(scratch.In("out"))
            .Where(folder => File.Exists(Path.Combine(folder, "summary.json")))
            .Select(Path.GetFileName)
            .Order();
        var rows = (await File.ReadAllLinesAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken))
            .Skip(1)
            .Select(row => row.Split(',')[1]);
        Assert.Equal(complete, rows);
        Assert.InRange(rows.Count(), 7, 59);
    }

    [Fact]
    public async Task A_table_that_is_not_ours_is_not_written_over()
    {
        Directory.CreateDirectory(scratch.In("out"));
        scratch.Write("out/series.csv", "year,value\n");
        var call = await ExplainAsync("out", Ligands);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("series.csv' is there already", call.Error);
        Assert.Equal(
            "year,value\n",
            await File.ReadAllTextAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Results_of_other_ligands_stay_and_are_named()
    {
        await ExplainAsync("out", Ligands);
        var call = await ExplainAsync("out", Benzene.Record("a"));
        Assert.Contains("2 results of another run lie there, too: 00003_b, 00004_c", call.Error);
        Assert.Equal(
            2,
            (await File.ReadAllLinesAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.True(File.Exists(scratch.In("out/00003_b/summary.json")));
    }

    [Fact]
    public async Task A_ligand_that_now_fails_keeps_no_earlier_result()
    {
        await ExplainAsync("out", Benzene.Record("a"));
        var call = await ExplainAsync("out", Benzene.Record("a", shift: 200));
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        Assert.False(Directory.Exists(scratch.In("out/00001_a")));
    }

    /// <summary>A kill can come between any two steps of the files' way to their place.</summary>
    [Fact]
    public async Task Whatever_a_kill_leaves_half_moved_is_finished_or_goes()
    {
        await ExplainAsync("whole", Ligands);
        await ExplainAsync("older", Ligands, "--maps", "npy");
        foreach (var moved in Enumerable.Range(0, 5))
        {
            foreach (var hasOlder in new[] { false, true })
            {
                Copy(hasOlder ? "older" : "whole", "out");
                var place = scratch.In("out/00003_b");
                var unfinished = Directory.CreateDirectory(Path.Combine(place, ".glimpse-unfinished")).FullName;
                if (!hasOlder)
                    Directory.GetFiles(place).ToList().ForEach(File.Delete);
                else if (moved > 0)
                    File.Move(Path.Combine(place, "summary.json"), Path.Combine(unfinished, "earlier-summary.json"));
                Directory
                    .GetFiles(place, "*.npy")
                    .Order(StringComparer.Ordinal)
                    .Take(16 * moved / 4)
                    .ToList()
                    .ForEach(File.Delete);
                string[] order = ["atoms.csv", "atoms.pdb", "series-entry.json", "summary.json"];
                for (var i = 0; i < order.Length; i++)
                    File.Copy(
                        scratch.In($"whole/00003_b/{order[i]}"),
                        Path.Combine(i < moved ? place : unfinished, order[i]),
                        overwrite: true);
                scratch.Write("out/00003_b/.glimpse-lock", "");
                scratch.Write("out/.glimpse-lock", "");
                scratch.Write("out/.glimpse-holder", "process 0");
                scratch.Write("out/series.csv.glimpse-new", "rec");
                await ExplainAsync("out", Ligands, "--resume");
                Assert.Equal(Content("whole"), Content("out"));
                Directory.Delete(scratch.In("out"), recursive: true);
            }
        }
    }

    [Fact]
    public async Task Resume_without_many_ligands_is_refused()
    {
        var call = await GlimpseCall.RunAsync(
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            "478",
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--resume");
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
    }

    /// <summary>Somebody who presses Ctrl-C after some lines.</summary>
    private sealed class CancellingWriter(CancellationTokenSource cancel, int lines) : StringWriter
    {
        private int written;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (++written == lines)
                cancel.Cancel();
        }
    }

    /// <summary>Every file below a folder with its content, times left out.</summary>
    private SortedDictionary<string, string> Content(string folder) =>
        new(
            Directory
                .GetFiles(scratch.In(folder), "*", SearchOption.AllDirectories)
                .ToDictionary(
                    file => Path.GetRelativePath(scratch.In(folder), file),
                    file => Milliseconds().Replace(File.ReadAllText(file), "")),
            StringComparer.Ordinal);

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(scratch.In(from), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(scratch.In(to), Path.GetRelativePath(scratch.In(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string[] Arguments(string folder, string sdf, params string[] more) =>
        [
            "explain",
            "--protein",
            Fixture.PathOf("1hpv.pdb"),
            "--ligands",
            scratch.Write("poses.sdf", sdf),
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In(folder),
            .. more.Contains("--steps") ? Array.Empty<string>() : ["--steps", "2"],
            .. more,
        ];

    private Task<GlimpseCall> ExplainAsync(string folder, string sdf, params string[] more) =>
        GlimpseCall.RunAsync(Arguments(folder, sdf, more));

    [GeneratedRegex("\"milliseconds\": ?[0-9.E+-]+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Milliseconds();
}
