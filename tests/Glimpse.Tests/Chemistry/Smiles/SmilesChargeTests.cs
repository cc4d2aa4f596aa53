using Glimpse.Core;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Smiles;

public sealed class SmilesChargeTests
{
    [Theory]
    [InlineData("[Fe++]", 2)]
    [InlineData("[Fe+++]", 3)]
    [InlineData("[Ca+2]", 2)]
    [InlineData("[Na+]", 1)]
    [InlineData("[O--]", -2)]
    [InlineData("[S-2]", -2)]
    [InlineData("[O-]", -1)]
    public void A_charge_is_a_number_or_as_many_signs(string smiles, int expected) =>
        Assert.Equal(expected, Assert.Single(SmilesReader.Read(smiles, out _).Charges));

    [Theory]
    [InlineData("[Fe++++++++++]", "a charge is too large")]
    [InlineData("[Fe+-]", "a bracket isn't closed")]
    public void A_charge_that_no_atom_has_is_refused(string smiles, string why)
    {
        var fault = Assert.Throws<GlimpseException>(() => SmilesReader.Read(smiles, out _));

        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }
}
