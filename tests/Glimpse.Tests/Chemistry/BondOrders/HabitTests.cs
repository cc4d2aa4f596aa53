using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

public sealed class HabitTests
{
    private static readonly Dictionary<string, Structure> ByName = StructureReader
        .ReadAll(Fixture.PathOf("ligands/habits.sdf"))
        .ToDictionary(record => record.Title, record => record.Require(), StringComparer.Ordinal);

    [Theory]
    [InlineData("quinizarin")]
    [InlineData("nitrosodiethylamine")]
    [InlineData("N-methylacetamidoxime")]
    [InlineData("isatin-phenylhydrazone")]
    public void What_its_kind_always_is_a_molecule_is_even_with_the_lengths_of_another(string name)
    {
        var expected = Ligands.Perceive(ByName[name]).Molecule;
        var actual = Ligands.Perceive(Ligands.HeavyAtomsOnly(ByName[name])).Molecule;

        Assert.Equal(AtomTyper.Assign(expected), AtomTyper.Assign(actual));
        Assert.Equal(expected.Charge, actual.Charge);
    }
}
