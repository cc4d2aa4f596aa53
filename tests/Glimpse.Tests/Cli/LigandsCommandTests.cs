using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class LigandsCommandTests
{
    private static readonly string[] AuroraAtoms = [.. AtomLines("5dpv.pdb")];
    private static readonly string[] Protein = [.. AtomLines("1hpv.pdb").Where(line => line.StartsWith("ATOM"))];

    [Fact]
    public async Task Candidates_are_listed_with_what_to_ask_for_them_by()
    {
        var call = await GlimpseCall.RunAsync("ligands", Fixture.PathOf("5dpv.pdb"));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        foreach (var text in (string[])["A:SKE:402", "A:5DN:401", "heavy atoms", "occupancy", "1.00"])
            Assert.Contains(text, call.Output);
    }

    [Fact]
    public async Task Copies_of_one_ligand_stand_together_largest_ligand_first()
    {
        using var scratch = new ScratchFolder();
        var copies = AuroraAtoms.Select(line =>
            line[..21] + 'B' + line[22..30] + $"{double.Parse(line.AsSpan(30, 8)) + 90, 8:F3}" + line[38..]);
        var call = await GlimpseCall.RunAsync(
            "ligands",
            scratch.Write("two.pdb", string.Join('\n', AuroraAtoms.Concat(copies))),
            "--json");
        var choices = JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ImmutableArrayLigandChoice);
        Assert.Equal(2, choices.Length);
        Assert.True(choices[0].HeavyAtoms >= choices[1].HeavyAtoms);
        Assert.All(choices, choice => Assert.Equal(["A", "B"], choice.Copies.Select(copy => copy.Specification[..1])));
    }

    [Fact]
    public async Task A_file_without_a_ligand_says_so_and_is_no_fault()
    {
        using var scratch = new ScratchFolder();
        var call = await GlimpseCall.RunAsync("ligands", scratch.Write("apo.pdb", string.Join('\n', Protein)));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Output));
        Assert.Contains("apo.pdb has no ligand candidate", call.Error);
    }

    private static IEnumerable<string> AtomLines(string fixture) =>
        File.ReadLines(Fixture.PathOf(fixture)).Where(line => line.StartsWith("ATOM") || line.StartsWith("HETATM"));
}
