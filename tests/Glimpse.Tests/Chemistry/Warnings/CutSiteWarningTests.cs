using System.Globalization;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

public sealed class CutSiteWarningTests
{
    private const string Cut = "site-cut-small";
    private const string Gap = "chain-gap";
    private const string Ligand = "478";

    private static readonly Point3[] LigandPlaces =
        [.. WarningsOf.HivProtease.Where(line => IsAtom(line) && line[17..20] == Ligand).Select(Place)];

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void Residues_cut_nearer_than_the_model_looks_are_told_once_with_where_the_file_ends(double distance)
    {
        var lines = Residues(distance);
        var warning = Assert.Single(WarningsOf.Complex(lines, Ligand, Cut));
        Assert.Contains(
            $"seems to end at about {distance:0} Å from the ligand, while the model looks to 12 Å",
            warning.Message,
            StringComparison.Ordinal);
        Assert.Empty(WarningsOf.Complex(lines, Ligand, Gap));
    }

    [Fact]
    public void The_smaller_the_cut_the_emptier_the_shell_is_said_to_be()
    {
        var empty = new[] { 4.0, 6, 8 }
            .Select(distance => EmptyShare(Assert.Single(WarningsOf.Complex(Residues(distance), Ligand, Cut)).Message))
            .ToList();
        Assert.Equal(empty.OrderDescending(), empty);
        Assert.True(empty[0] > empty[^1]);
    }

    [Fact]
    public void Atoms_cut_one_by_one_get_the_one_warning_in_place_of_one_for_each_residue()
    {
        var lines = WarningsOf.HivProtease.Where(line => !IsProtein(line) || Distance(line) <= 6).ToList();
        var warning = Assert.Single(WarningsOf.Complex(lines, Ligand, Cut));
        Assert.Contains("residues lack atoms", warning.Message, StringComparison.Ordinal);
        Assert.Empty(WarningsOf.Complex(lines, Ligand, "missing-atoms"));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    public void A_pocket_that_reaches_as_far_as_the_model_is_no_matter(double distance)
    {
        Assert.Empty(WarningsOf.Complex(Residues(distance), Ligand, Cut));
        Assert.Empty(WarningsOf.Complex(Residues(distance), Ligand, Gap));
    }

    [Fact]
    public void Whole_proteins_are_no_matter()
    {
        Assert.Empty(WarningsOf.Complex(WarningsOf.HivProtease, Ligand, Cut));
        Assert.Empty(WarningsOf.Complex(WarningsOf.HivProtease, Ligand, Gap));
        var whole = File.ReadAllLines(Fixture.PathOf("5dpv.pdb"));
        var ligand = LigandPicker
            .Candidates(StructureReader.Read(new StringReader(string.Join('\n', whole)), "5dpv.pdb"))[0]
            .Specification;
        Assert.Empty(WarningsOf.Complex(whole, ligand, Cut));
        Assert.Empty(WarningsOf.Complex(whole, ligand, Gap));
    }

    [Fact]
    public void Gaps_near_the_ligand_are_one_warning_that_names_the_residues_on_either_side()
    {
        var lines = WarningsOf.HivProtease.Where(line => !IsProtein(line) || Number(line) is < 49 or > 51);
        var warning = Assert.Single(WarningsOf.Complex(lines, Ligand, Gap));
        Assert.Contains(
            "2 gaps within 8 Å of the ligand, between A:GLY:48 and A:GLY:52, B:GLY:48 and B:GLY:52",
            warning.Message,
            StringComparison.Ordinal);
        Assert.Empty(WarningsOf.Complex(lines, Ligand, Cut));
    }

    [Fact]
    public void A_gap_far_from_the_ligand_is_no_matter() =>
        Assert.Empty(
            WarningsOf.Complex(
                WarningsOf.HivProtease.Where(line => !IsProtein(line) || Number(line) is < 38 or > 42),
                Ligand,
                Gap));

    [Fact]
    public void Numbers_left_out_where_the_bond_is_there_are_no_gap() =>
        Assert.Empty(WarningsOf.Edited(Renumbered, Gap));

    [Fact]
    public void A_modified_residue_of_an_unknown_name_is_no_gap() =>
        Assert.Empty(
            WarningsOf.Edited(
                line =>
                    WarningsOf.IsAtomOf(line, "GLY", 'A', 49)
                        ? line.Replace("ATOM  ", "HETATM", StringComparison.Ordinal)
                            .Replace("GLY", "XYZ", StringComparison.Ordinal)
                        : line,
                Gap));

    private static string Renumbered(string line) =>
        IsProtein(line) && Number(line) >= 50
            ? string.Create(CultureInfo.InvariantCulture, $"{line[..22]}{Number(line) + 7, 4}{line[26..]}")
            : line;

    private static List<string> Residues(double distance)
    {
        var near = WarningsOf
            .HivProtease.Where(line => IsProtein(line) && Distance(line) <= distance)
            .Select(line => line[21..27])
            .ToHashSet(StringComparer.Ordinal);
        return [.. WarningsOf.HivProtease.Where(line => !IsProtein(line) || near.Contains(line[21..27]))];
    }

    private static double EmptyShare(string message) =>
        double.Parse(message.Split(" % of the shell")[0].Split(' ')[^1], CultureInfo.InvariantCulture);

    private static bool IsAtom(string line) => IsProtein(line) || line.StartsWith("HETATM", StringComparison.Ordinal);

    private static bool IsProtein(string line) => line.StartsWith("ATOM", StringComparison.Ordinal);

    private static int Number(string line) => int.Parse(line[22..26], CultureInfo.InvariantCulture);

    private static double Distance(string line) => LigandPlaces.Min(Place(line).DistanceTo);

    private static Point3 Place(string line) => new(Coordinate(line, 30), Coordinate(line, 38), Coordinate(line, 46));

    private static double Coordinate(string line, int column) =>
        double.Parse(line.AsSpan(column, 8), CultureInfo.InvariantCulture);
}
