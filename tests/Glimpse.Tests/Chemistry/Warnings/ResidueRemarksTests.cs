using Glimpse.Core;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

public sealed class ResidueRemarksTests
{
    private static readonly int[] Site = [25, 27, 29, 50, 84];

    [Fact]
    public void Atoms_missing_in_many_residues_are_one_warning_and_in_few_one_each()
    {
        static IEnumerable<string> Without(params int[] numbers) =>
            WarningsOf.HivProtease.Where(line =>
                !(
                    line.StartsWith("ATOM", StringComparison.Ordinal)
                    && line[21] == 'A'
                    && line[12..16].Trim() == "O"
                    && numbers.Contains(int.Parse(line[22..26], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(2, WarningsOf.Complex(Without(25, 27), "478", "missing-atoms").Count);
        var one = Assert.Single(WarningsOf.Complex(Without(Site), "478", "missing-atoms"));
        Assert.Equal((RemarkKind.Warning, "A:ASP:25"), (one.Kind, one.Where));
        Assert.Equal(
            "Atoms are missing, where the model sees holes, in 5 residues: A:ASP:25 (O), A:GLY:27 (O), A:ASP:29 (O), "
                + "A:ILE:50 (O), A:ILE:84 (O).",
            one.Message);
    }

    [Fact]
    public void One_state_of_many_residues_is_one_assumption()
    {
        var lines = WarningsOf.HivProtease.Select(line =>
            line.StartsWith("ATOM", StringComparison.Ordinal)
            && line[21] == 'A'
            && line[17..20] is not "478"
            && Site.Contains(int.Parse(line[22..26], System.Globalization.CultureInfo.InvariantCulture))
                ? $"{line[..17]}XAA{line[20..]}"
                : line);
        var one = Assert.Single(WarningsOf.Complex(lines, "478", "group-typed-from-geometry"));
        Assert.Equal(
            "Bond orders and charges were perceived from the geometry, for want of a template, of 5 residues: "
                + "A:XAA:25, A:XAA:27, A:XAA:29, A:XAA:50, A:XAA:84.",
            one.Message);
    }
}
