using Glimpse.Core.Chemistry.Residues;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class GromacsNamesTests
{
    [Theory]
    [InlineData("HISA", "HID")]
    [InlineData("HISB", "HIE")]
    [InlineData("HISD", "HID")]
    [InlineData("HISE", "HIE")]
    [InlineData("HISH", "HIP")]
    public void A_histidine_is_in_the_state_that_its_name_says(string name, string state)
    {
        Assert.True(ResidueTemplates.TryFind(name, out var template));
        Assert.Equal(state, template.Name);
    }

    [Theory]
    [InlineData("O1", "O")]
    [InlineData("O2", "OXT")]
    [InlineData("OT", "OXT")]
    public void The_oxygens_of_a_chains_end_are_known(string name, string atom) =>
        Assert.Equal(atom, ResidueTemplates.Get("ALA").Canonical(name));
}
