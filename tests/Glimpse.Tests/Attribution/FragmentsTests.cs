using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class FragmentsTests
{
    private static readonly TypedComplex Complex = Type();

    [Fact]
    public void Every_ligand_atom_is_in_one_fragment() =>
        Assert.Equal(Complex.AtomsOf(Side.Ligand), Fragments.Of(Complex).SelectMany(fragment => fragment).Order());

    [Theory]
    [InlineData("C8 C9 C10 C11 C12 C13")] // the benzyl's ring; its CH2 turns on both sides
    [InlineData("C17 C18 C19 C20 C21 C22 N3")] // aniline
    [InlineData("O4 O5 S1")] // sulfonyl
    [InlineData("C3 N1 O2")] // carbamate, flat: its C-N bond doesn't turn
    [InlineData("C1 C2 C4 C25 O6")] // tetrahydrofuran
    [InlineData("C16 C23 C24")] // isopropyl
    public void Amprenavir_falls_into_what_a_chemist_would_name(string names) =>
        Assert.Contains(
            names,
            Fragments.Of(Complex).Select(fragment => string.Join(' ', fragment.Select(i => Complex.Atoms[i].Name))));

    private static TypedComplex Type()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }
}
