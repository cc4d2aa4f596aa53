using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Symmetry;
using Xunit;

namespace Glimpse.Tests.Structures.Symmetry;

public sealed class SpaceGroupsTests
{
    /// <summary>The 65 groups by how many general positions International Tables A gives them.</summary>
    private static readonly Dictionary<int, string> ByOrder = new()
    {
        [1] = "P 1",
        [2] = "P 1 2 1, P 1 21 1",
        [3] = "P 3, P 31, P 32",
        [4] = "C 1 2 1, P 2 2 2, P 2 2 21, P 21 21 2, P 21 21 21, P 4, P 41, P 42, P 43",
        [6] = "P 3 1 2, P 3 2 1, P 31 1 2, P 31 2 1, P 32 1 2, P 32 2 1, P 6, P 61, P 65, P 62, P 64, P 63",
        [8] =
            "C 2 2 21, C 2 2 2, I 2 2 2, I 21 21 21, I 4, I 41, P 4 2 2, P 4 21 2, P 41 2 2, P 41 21 2, P 42 2 2, P "
                + "42 21 2, P 43 2 2, P 43 21 2",
        [9] = "H 3",
        [12] = "P 6 2 2, P 61 2 2, P 65 2 2, P 62 2 2, P 64 2 2, P 63 2 2, P 2 3, P 21 3",
        [16] = "F 2 2 2, I 4 2 2, I 41 2 2",
        [18] = "H 3 2",
        [24] = "I 2 3, I 21 3, P 4 3 2, P 42 3 2, P 43 3 2, P 41 3 2",
        [48] = "F 2 3, I 4 3 2, I 41 3 2",
        [96] = "F 4 3 2, F 41 3 2",
    };

    [Fact]
    public void All_65_groups_without_mirrors_expand_to_their_number_of_operators()
    {
        Assert.Equal(65, ByOrder.Values.Sum(list => list.Split(',').Length));
        foreach (var (order, list) in ByOrder)
            Assert.All(list.Split(','), symbol => Assert.Equal(order, SpaceGroups.Find(symbol).Length));
    }

    [Fact]
    public void No_two_of_the_65_groups_are_the_same() =>
        Assert.Equal(65, ByOrder.Values.SelectMany(list => list.Split(',')).DistinctBy(Written).Count());

    [Fact]
    public void A_group_is_closed_and_has_no_mirror()
    {
        foreach (var symbol in SpaceGroups.Symbols)
        {
            var all = SpaceGroups.Find(symbol).ToHashSet();
            Assert.All(all, a => Assert.True(all.Contains(a.Inverse().InOneCell()), $"{symbol} {a}"));
            Assert.All(all, a => Assert.Equal(1, a.X.Dot(a.Y.Cross(a.Z))));
        }
    }

    [Fact]
    public void The_table_agrees_with_the_operators_that_an_entry_states()
    {
        var cell = StructureReader.Read(Fixture.PathOf("5dpv.pdb")).Cell!;
        Assert.Equal((12, "P 61 2 2"), (cell.Operators.Length, cell.SpaceGroup));
        Assert.Equal(
            cell.Operators.Select(one => one.InOneCell()).ToHashSet(),
            SpaceGroups.Find(cell.SpaceGroup).ToHashSet());
    }

    [Theory]
    [InlineData("P21", 2)]
    [InlineData("p 21", 2)]
    [InlineData("P 1 1 21", 2)]
    [InlineData("P -1", 0)]
    [InlineData("", 0)]
    public void Other_spellings_and_settings_are_known_and_unknown_symbols_have_no_operators(
        string symbol,
        int count
    ) => Assert.Equal(count, SpaceGroups.Find(symbol).Length);

    [Fact]
    public void Rarer_settings_of_monoclinic_and_orthorhombic_groups_have_the_operators_of_their_group()
    {
        foreach (
            var (symbol, count) in new[]
            {
                ("C 2 1 1", 4),
                ("I 1 1 2", 4),
                ("A 2", 4),
                ("A 2 2 2", 8),
                ("B 2 2 2", 8),
                ("A 21 2 2", 8),
                ("B 2 21 2", 8),
            })
            Assert.Equal(count, SpaceGroups.Find(symbol).Length);
        Assert.Contains("x,-y+1/2,-z", SpaceGroups.Find("B 2 21 2").Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("R 3 :H", 90, 120, 9)]
    [InlineData("R 3 2:H", 90, 120, 18)]
    [InlineData("R 3 2 :R", 65, 65, 6)]
    public void The_axes_of_a_rhombohedral_group_may_stand_behind_its_symbol(
        string symbol,
        double alpha,
        double gamma,
        int count
    ) => Assert.Equal(count, SpaceGroups.OperatorsOf(new UnitCell(60, 60, 80, alpha, alpha, gamma, symbol)).Length);

    [Theory]
    [InlineData(90, 120, 9)]
    [InlineData(65, 65, 3)]
    public void R_3_on_a_hexagonal_cell_is_H_3(double alpha, double gamma, int count) =>
        Assert.Equal(count, SpaceGroups.OperatorsOf(new UnitCell(50, 50, 50, alpha, alpha, gamma, "R 3")).Length);

    private static string Written(string symbol) =>
        string.Join(' ', SpaceGroups.Find(symbol).Select(one => one.ToString()).Order(StringComparer.Ordinal));
}
