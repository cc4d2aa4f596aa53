using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

public sealed class CarbonylTests
{
    [Theory]
    [InlineData("4jih_epr.sdf")]
    [InlineData("4mcp_28z.sdf")]
    [InlineData("4pgq_1fz.sdf")]
    [InlineData("4yab_4cn.sdf")]
    public void Keto_forms_of_crystal_ligands_are_found_from_their_coordinates(string file)
    {
        var given = StructureReader.Read(Fixture.PathOf($"ligands/keto/{file}"));

        AssertSame(Ligands.Perceive(given), Ligands.Perceive(Ligands.HeavyAtomsOnly(given)));
    }

    [Theory]
    [InlineData("9-methylguanine", 1.38)]
    [InlineData("1-methyluracil", 1.36)]
    [InlineData("caffeine", 1.36)]
    [InlineData("N-methylpyridone", 1.36)]
    [InlineData("hydantoin", 1.36)]
    [InlineData("biotin", 1.38)]
    [InlineData("N-methylbenzamide", 1.38)]
    [InlineData("phenylurea", 1.38)]
    [InlineData("methyl-benzoate", 1.40)]
    [InlineData("benzoate", 1.40)]
    public void An_acid_ester_amide_or_lactam_stays_one_however_long_its_bonds_to_oxygen_are(string name, double length)
    {
        var given = Ligands.Get(name);
        var positions = given.Positions.ToArray();
        foreach (var (carbon, oxygen) in TerminalOxygens(given))
            positions[oxygen] = positions[carbon] + ((positions[oxygen] - positions[carbon]).Normalized() * length);

        AssertSame(
            Ligands.Perceive(given),
            Ligands.Perceive(Ligands.HeavyAtomsOnly(given with { Positions = [.. positions] })));
    }

    private static IEnumerable<(int Carbon, int Oxygen)> TerminalOxygens(Structure structure) =>
        from bond in structure.Bonds
        from pair in new[] { (Carbon: bond.First, Oxygen: bond.Second), (Carbon: bond.Second, Oxygen: bond.First) }
        where structure.Atoms[pair.Carbon].Element == Element.C && structure.Atoms[pair.Oxygen].Element == Element.O
            && structure.Bonds.Count(other => other.First == pair.Oxygen || other.Second == pair.Oxygen) == 1
        select pair;

    private static void AssertSame(PerceivedMolecule expected, PerceivedMolecule actual)
    {
        Assert.Equal(AtomTyper.Assign(expected.Molecule), AtomTyper.Assign(actual.Molecule));
        Assert.Equal(expected.Molecule.Charge, actual.Molecule.Charge);
    }
}
