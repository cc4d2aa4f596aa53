using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

public sealed class ConnectivityTests
{
    private static readonly double Third = Math.Sqrt(1 / 3.0);

    [Fact]
    public void A_carbon_with_five_neighbours_loses_the_farthest()
    {
        // Four at the corners of a tetrahedron, a fifth on the far side of the first.
        Point3[] directions =
        [
            new(Third, Third, Third),
            new(Third, -Third, -Third),
            new(-Third, Third, -Third),
            new(-Third, -Third, Third),
        ];
        Point3[] positions = [default, directions[0] * -1.95, .. directions.Select(direction => direction * 1.5)];

        Assert.Equal([(0, 2), (0, 3), (0, 4), (0, 5)], Find("CCCCCC", positions));
    }

    [Theory]
    [InlineData(1.51, true)]
    [InlineData(1.9, false)]
    public void The_long_side_of_a_triangle_is_no_bond(double side, bool isRing)
    {
        var half = side / 2;
        Point3[] positions = [default, new(half, Math.Sqrt((1.51 * 1.51) - (half * half)), 0), new(side, 0, 0)];

        Assert.Equal(
            isRing ? [(0, 1), (0, 2), (1, 2)] : [(0, 1), (1, 2)],
            Find("CCC", positions));
        Assert.Equal([(0, 1)], Find("CC", [positions[0], positions[2]]));
    }

    [Fact]
    public void A_chlorine_near_a_second_carbon_is_bonded_to_its_own()
    {
        Assert.Equal([(0, 1), (2, 3)], Find("CLCC", [new(-1.75, 0, 0), default, new(2.15, 0, 0), new(3.65, 0, 0)]));
        Assert.Equal([(0, 1)], Find("LC", [default, new(2.15, 0, 0)]));
        Assert.Equal([(0, 1), (1, 2)], Find("CIC", [new(-2.1, 0, 0), default, new(0, 2.1, 0)]));
    }

    [Fact]
    public void A_bond_that_the_file_states_may_be_longer()
    {
        Point3[] positions = [default, new(2.2, 0, 0)];

        Assert.Empty(Find("CC", positions));
        Assert.Equal([(0, 1)], Find("CC", positions, isStated: true));
        Assert.Empty(Find("CC", [default, new(2.4, 0, 0)], isStated: true));
    }

    [Fact]
    public void Copies_of_one_atom_halogens_and_metals_bind_nothing()
    {
        Assert.Empty(Find("CC", [default, new(0.7, 0, 0)]));
        Assert.Empty(Find("LL", [default, new(2.0, 0, 0)]));
        Assert.Empty(Find("ZO", [default, new(1.9, 0, 0)]));
    }

    /// <summary>Bonds among atoms: C, O, I, L for chlorine, Z for zinc.</summary>
    private static List<(int First, int Second)> Find(string elements, Point3[] positions, bool isStated = false) =>
        Connectivity.Find([.. elements.Select(ElementOf)], positions, (_, _) => isStated);

    private static Element ElementOf(char letter) => letter switch
    {
        'L' => Element.Cl,
        'Z' => Element.FromNumber(30),
        'I' => Element.I,
        'O' => Element.O,
        _ => Element.C,
    };
}
