using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry.Protonation;

/// <summary>Hydrogens as PyMOL and Open Babel add them to ligands without bond orders.</summary>
public sealed class HydrogensOnLigandsTests
{
    public static TheoryData<string> All => Ligands.All;

    private const string Refused = "given-hydrogens-refused";
    private const string Odd = "given-hydrogens-odd";

    [Theory]
    [InlineData("modafinil-h_add.pdb", "S1", "S+ beside O-H")]
    [InlineData("modafinil-h_add.sdf", "S1", "S+ beside O-H")]
    [InlineData("sulindac-h_add.pdb", "C13", "carbon with 5 bonds")]
    [InlineData("sulfonium-babel.pdb", "S1", "S of 4 bonds with hydrogen")]
    [InlineData("pyridine-oxide-h_add.pdb", "N1", "N+ beside O-H")]
    [InlineData("phosphine-oxide-h_add.pdb", "P1", "P+ beside O-H")]
    public void Hydrogens_that_cannot_be_are_refused_by_name_and_the_ligand_is_as_without_them(
        string file,
        string atom,
        string why)
    {
        var given = Read(file);
        var perceived = Ligands.Perceive(given);

        Assert.Equal(ByPlace(Ligands.HeavyAtomsOnly(given)), ByPlace(given));
        var remark = Assert.Single(perceived.Remarks, remark => remark.Code == Refused);
        Assert.Equal(RemarkKind.Warning, remark.Kind);
        Assert.Contains(perceived.Remarks, remark => remark.Code == "bond-orders-perceived");
        Assert.Contains(why, remark.Message, StringComparison.Ordinal);
        if (file.EndsWith(".pdb", StringComparison.Ordinal))
            Assert.EndsWith(" " + atom, remark.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acyclovir-h_add.pdb", "N5 with 0 H and charge -1")]
    [InlineData("1fzq-gdp-h_add.pdb", "N3 with 0 H and charge -1")]
    [InlineData("lumiflavin-h_add.pdb", "with 1 H and charge +1, otherwise 0 H and charge 0")]
    public void An_odd_state_is_obeyed_and_warned_of_with_its_atoms(string file, string state)
    {
        var given = Read(file);
        var perceived = Ligands.Perceive(given);

        Assert.NotEqual(ByPlace(Ligands.HeavyAtomsOnly(given)), ByPlace(given));
        var remark = Assert.Single(perceived.Remarks, remark => remark.Code == Odd);
        Assert.Equal(RemarkKind.Warning, remark.Kind);
        Assert.Contains(state, remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_tautomer_is_said()
    {
        // A hydrogen of 4-methylimidazole on either nitrogen.
        var imidazole = Read("imidazole-tautomers.pdb");
        var perceived = Ligands.Perceive(imidazole);
        var own = Ligands.Perceive(Ligands.HeavyAtomsOnly(imidazole));
        var isOwn = ByPlace(Ligands.HeavyAtomsOnly(imidazole)).SequenceEqual(ByPlace(imidazole));
        var other = Ligands.Perceive(MovedHydrogen(imidazole));

        Assert.NotEqual(
            isOwn,
            ByPlace(Ligands.HeavyAtomsOnly(imidazole)).SequenceEqual(ByPlace(MovedHydrogen(imidazole))));
        Assert.Single((isOwn ? other : perceived).Remarks, remark => remark.Code == "given-hydrogens-tautomer");
        Assert.DoesNotContain(
            (isOwn ? perceived : other).Remarks,
            remark => remark.Code is "given-hydrogens-tautomer" or Odd or Refused);
        Assert.DoesNotContain(
            own.Remarks,
            remark => remark.Code.StartsWith("given-hydrogens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("diethylpiperazine.pdb")]
    [InlineData("2oxy-h_add.pdb")]
    public void A_proton_on_one_of_two_amines_that_share_it_and_a_lone_hydrogen_that_makes_a_tautomer_are_said(
        string file)
    {
        var given = Read(file);

        Assert.NotEqual(ByPlace(Ligands.HeavyAtomsOnly(given)), ByPlace(given));
        Assert.Contains(
            Ligands.Perceive(given).Remarks,
            remark => remark.Code.StartsWith("given-hydrogens", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Hydrogens_that_are_right_are_neither_odd_nor_refused(string name)
    {
        var given = Ligands.Get(name);
        var perceived = Ligands.Perceive(given);
        var asPdb = Ligands.Perceive(given with { Bonds = [], HasBondOrders = false });

        Assert.DoesNotContain(perceived.Remarks, remark => remark.Code is Refused or Odd);
        Assert.DoesNotContain(asPdb.Remarks, remark => remark.Code is Refused);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_proton_on_either_oxygen_of_an_acid_is_not_odd(int which)
    {
        var benzoate = Ligands.Get("benzoate");
        var all = Enumerable.Range(0, benzoate.Atoms.Length).ToList();
        var oxygen = all.Where(i => benzoate.Atoms[i].Element == Element.O).ElementAt(which);
        var carbon = all.Where(i => benzoate.Atoms[i].Element == Element.C)
            .MinBy(i => benzoate.Positions[i].DistanceTo(benzoate.Positions[oxygen]));
        var outward = (benzoate.Positions[oxygen] - benzoate.Positions[carbon]).Normalized();
        var acid = benzoate with
        {
            Atoms = [.. benzoate.Atoms, new Atom(benzoate.Atoms.Length + 1, "HO", Element.H, 0)],
            Positions = [.. benzoate.Positions, benzoate.Positions[oxygen] + outward],
            Residues = [benzoate.Residues[0] with { AtomCount = benzoate.Atoms.Length + 1 }],
            Bonds = [],
            HasBondOrders = false,
        };

        var perceived = Ligands.Perceive(acid);
        Assert.Equal(0, perceived.Molecule.Charge);
        Assert.DoesNotContain(perceived.Remarks, remark => remark.Code is Odd or Refused);
    }

    [Fact]
    public void A_neutral_amine_that_is_obeyed_is_not_said_to_be_a_tautomer_as_well()
    {
        var cation = Ligands.Get("benzylammonium");
        var proton = cation
            .Bonds.First(b => cation.Atoms[b.First].Element == Element.N && cation.Atoms[b.Second].Element.IsHydrogen)
            .Second;
        var amine = Ligands.Without(cation, atom => atom == proton) with { Bonds = [], HasBondOrders = false };

        var codes = Ligands.Perceive(amine).Remarks.Select(remark => remark.Code).ToList();
        Assert.Contains("given-hydrogens-obeyed", codes);
        Assert.DoesNotContain("given-hydrogens-tautomer", codes);
    }

    [Fact]
    public void A_lone_hydrogen_on_carbon_says_nothing()
    {
        var given = Ligands.Get("cyclohexanone");
        var hydrogen = given.Atoms.Index().First(atom => atom.Item.Element.IsHydrogen).Index;
        var lone = Ligands.Without(given, atom => given.Atoms[atom].Element.IsHydrogen && atom != hydrogen) with
        {
            Bonds = [],
            HasBondOrders = false,
        };

        var perceived = Ligands.Perceive(lone);

        Assert.Equal(ByPlace(Ligands.HeavyAtomsOnly(given)), ByPlace(lone));
        Assert.Equal(10, perceived.Molecule.Atoms.Sum(atom => atom.Hydrogens));
    }

    private static Structure Read(string file) =>
        StructureReader.ReadAll(Fixture.PathOf($"states/{file}")).First().Require();

    /// <summary>The hydrogen of one nitrogen on the other one, in line with the middle of the ring.</summary>
    private static Structure MovedHydrogen(Structure imidazole)
    {
        var atoms = Enumerable.Range(0, imidazole.Atoms.Length).ToList();
        var hydrogen = atoms.Single(i => imidazole.Atoms[i].Name == "HN");
        var free = atoms.Where(i => imidazole.Atoms[i].Element == Element.N)
            .MaxBy(i => imidazole.Positions[i].DistanceTo(imidazole.Positions[hydrogen]));
        var centre = Point3.Centroid([
            .. atoms.Where(i => imidazole.Atoms[i].Element == Element.N).Select(i => imidazole.Positions[i]),
            .. atoms.Where(i => imidazole.Atoms[i].Name is "C2" or "C4" or "C5").Select(i => imidazole.Positions[i]),]);
        var outward = (imidazole.Positions[free] - centre).Normalized();
        return imidazole with
        {
            Positions = imidazole.Positions.SetItem(hydrogen, imidazole.Positions[free] + outward),
        };
    }

    private static IEnumerable<(double X, double Y, AtomTraits Channels)> ByPlace(Structure structure) =>
        Ligands
            .Channels(Ligands.Perceive(structure))
            .Select(entry => (structure.Positions[entry.Key].X, structure.Positions[entry.Key].Y, entry.Value))
            .Order();
}
