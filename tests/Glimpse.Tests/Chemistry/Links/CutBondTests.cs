using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry.Links;

public sealed class CutBondTests
{
    private static readonly string[] Cathepsin = File.ReadAllLines(Fixture.PathOf("links/1vsn.pdb"));

    [Fact]
    public void A_cysteine_that_a_nitrile_took_is_a_thioether_and_the_nitrile_a_thioimidate()
    {
        var complex = Type(Cathepsin, "NFT");
        Assert.Equal(Hydrophobic | Occupancy, Of(complex, "CYS", "SG"));
        Assert.Equal(Acceptor | Donor | Occupancy, Of(complex, "NFT", "N45"));
        Assert.False(Of(complex, "NFT", "C44").HasFlag(Hydrophobic));
    }

    [Fact]
    public void The_lysine_of_a_Schiff_base_carries_no_charge()
    {
        var complex = Type(File.ReadLines(Fixture.PathOf("links/1gzm.pdb")), "RET");
        Assert.Equal(Acceptor | Occupancy, Of(complex, "LYS", "NZ", 296));
        Assert.False(Of(complex, "RET", "C15").HasFlag(Hydrophobic));
    }

    [Fact]
    public void The_rest_of_a_bonded_residue_is_as_its_template_has_it()
    {
        var bonded = Type(Cathepsin, "NFT");
        var free = Type(
            Cathepsin.Where(line =>
                !line.StartsWith("LINK", StringComparison.Ordinal)
                && !line.Contains(" C44 NFT", StringComparison.Ordinal)
                && !line.Contains(" N45 NFT", StringComparison.Ordinal)),
            "NFT");
        Assert.Empty(free.CutBonds);
        Assert.Equal(Donor | Occupancy, Of(free, "CYS", "SG"));
        foreach (var atom in new[] { "N", "CA", "C", "O", "CB" })
            Assert.Equal(Of(free, "CYS", atom), Of(bonded, "CYS", atom));
    }

    [Theory]
    [InlineData(Side.Ligand, "C44")]
    [InlineData(Side.Protein, "SG")]
    public void A_bonded_pair_is_read_as_a_covalent_bond_in_every_channel(Side side, string atom)
    {
        var complex = Type(Cathepsin, "NFT");
        foreach (var channel in Enum.GetValues<AtomTraits>().Where(one => one != AtomTraits.None))
        {
            var reading = Read(complex, side, channel, Find(complex, side, atom));
            Assert.Equal("covalent-bond", reading.Interaction);
            Assert.Contains("C44", reading.Text, StringComparison.Ordinal);
            Assert.Contains("A:CYS:25 SG", reading.Text, StringComparison.Ordinal);
            Assert.EndsWith(", 1.7 Å", reading.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("overlap", reading.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Atoms_beside_the_bond_are_no_contact_of_each_other()
    {
        var complex = Type(Cathepsin, "NFT");
        var reading = Read(complex, Side.Ligand, AtomTraits.Occupancy, Find(complex, Side.Ligand, "N45"));
        Assert.DoesNotContain("CYS:25 SG", reading.Text, StringComparison.Ordinal);
        Assert.NotEqual("clash", reading.Interaction);
    }

    [Fact]
    public void A_bond_is_warned_of_once_and_is_no_overlap()
    {
        var remarks = Type(Cathepsin, "NFT").Remarks;
        var warning = Assert.Single(remarks, remark => remark.Code == "covalent-bond-cut");
        Assert.Equal(Core.RemarkKind.Warning, warning.Kind);
        Assert.Contains("A:NFT:283 C44 to A:CYS:25 SG, 1.7 Å", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(remarks, remark => remark.Code == "ligand-overlaps-protein");
    }

    [Fact]
    public void A_ligand_of_a_file_of_its_own_is_bonded_as_well()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("links/1vsn.pdb")), "NFT");
        var apart = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
        Assert.Single(apart.CutBonds);
        Assert.Equal(Type(Cathepsin, "NFT").Atoms, apart.Atoms);
    }

    [Fact]
    public void A_ligand_that_states_its_orders_keeps_them()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("links/1vsn.pdb")), "NFT");
        var ligand = Ordered(site.Ligand);
        var complex = ComplexTyper.Type(ligand, site.Receptor, new ComplexOptions());
        Assert.Equal(Hydrophobic | Occupancy, Of(complex, "CYS", "SG"));
        Assert.Equal(
            Type(Cathepsin, "NFT").Atoms.Select(atom => (atom.Name, atom.Traits)),
            complex.Atoms.Select(atom => (atom.Name, atom.Traits)));
    }

    [Fact]
    public void A_stated_bond_may_be_stretched_and_an_unstated_one_not()
    {
        var stretched = Cathepsin
            .Select(line =>
                line.Contains(" SG  CYS A  25", StringComparison.Ordinal)
                && line.StartsWith("ATOM", StringComparison.Ordinal)
                    ? Farther(line)
                    : line)
            .ToArray();
        Assert.Single(Type(stretched, "NFT").CutBonds);
        Assert.Empty(Type(stretched.Where(line => !line.StartsWith("LINK", StringComparison.Ordinal)), "NFT").CutBonds);
    }

    [Fact]
    public void A_metal_is_coordinated_in_every_channel_and_no_clash()
    {
        var complex = Type(File.ReadLines(Fixture.PathOf("links/1r1j.pdb")), "OIR");
        foreach (var channel in Enum.GetValues<AtomTraits>().Where(one => one != AtomTraits.None))
        {
            Assert.Equal(
                "metal-coordination",
                Read(complex, Side.Ligand, channel, Find(complex, Side.Ligand, "S26")).Interaction);
            Assert.Equal(
                "metal-coordination",
                Read(complex, Side.Protein, channel, Find(complex, Side.Protein, "ZN")).Interaction);
        }

        Assert.DoesNotContain(
            complex.Remarks,
            remark => remark.Code is "ligand-overlaps-protein" or "covalent-bond-cut");
        Assert.Contains(
            complex.Remarks,
            remark => remark.Code == "metals-counted" && remark.Message.Contains("A:ZN:1001", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_nitrogens_of_a_metal_complex_carry_no_hydrogen()
    {
        var perceived = Ligands.Perceive(StructureReader.Read(Fixture.PathOf("links/porphine.pdb")));
        var nitrogens = perceived.Molecule.Atoms.Where(atom => atom.Element == Element.N).ToList();
        Assert.Equal(4, nitrogens.Count);
        Assert.All(nitrogens, atom => Assert.Equal((0, 0), (atom.Hydrogens, atom.Charge)));
        var channels = AtomTyper.Assign(perceived.Molecule);
        Assert.All(
            Enumerable.Range(0, channels.Length).Where(i => perceived.Molecule.Atoms[i].Element == Element.N),
            i => Assert.False(channels[i].HasFlag(Donor)));
    }

    private static TypedComplex Type(IEnumerable<string> lines, string ligand) =>
        ComplexTyper.Type(
            LigandPicker.Pick(StructureReader.Read(new StringReader(string.Join('\n', lines)), "site.pdb"), ligand),
            new ComplexOptions());

    private static AtomTraits Of(TypedComplex complex, string residue, string name, int number = 0) =>
        Assert
            .Single(
                complex.Atoms,
                atom =>
                    atom.Residue.Name == residue
                    && atom.Name == name
                    && (number == 0 || atom.Residue.Number == number)
                    && (residue != "CYS" || atom.Residue.Number == 25))
            .Traits;

    private static int Find(TypedComplex complex, Side side, string name) =>
        complex
            .AtomsOf(side)
            .First(i =>
                complex.Atoms[i].Name == name
                && (
                    side == Side.Ligand
                    || complex.Atoms[i].Residue.Name == "ZN"
                    || complex.Atoms[i].Residue.Number == 25));

    private static VoxelReading Read(TypedComplex complex, Side side, AtomTraits channel, int atom)
    {
        var top = SampleExplanation.Make().TopVoxels[0] with
        {
            Channel = Glimpse8Scheme.Instance.IndexOf(side, channel),
        };
        return VoxelReading.Of(
            side == Side.Ligand ? top with { LigandAtom = atom } : top with { ProteinAtom = atom },
            complex);
    }

    /// <summary>The sulfur moved away from the ligand by half an ångström.</summary>
    private static string Farther(string line)
    {
        var structure = StructureReader.Read(Fixture.PathOf("links/1vsn.pdb"));
        var (carbon, sulfur) = (At("C44"), At("SG"));
        var moved = sulfur + ((sulfur - carbon).Normalized() * 0.5);
        return FormattableString.Invariant($"{line[..30]}{moved.X,8:F3}{moved.Y,8:F3}{moved.Z,8:F3}{line[54..]}");

        Point3 At(string name) =>
            structure.Positions[
                Enumerable
                    .Range(0, structure.Atoms.Length)
                    .First(i =>
                        structure.Atoms[i].Name == name
                        && structure.ResidueOf(i) is { Name: "NFT" } or { Name: "CYS", Number: 25 })
            ];
    }

    /// <summary>The ligand as an SDF has it: with the orders that the whole gives it.</summary>
    private static Structure Ordered(Structure ligand)
    {
        var perceived = Ligands.Perceive(ligand);
        return ligand with
        {
            HasBondOrders = true,
            Bonds = [.. perceived.Molecule.Bonds.Select(bond => new Bond(
                perceived.SourceAtoms[bond.First], perceived.SourceAtoms[bond.Second],
                IsImine(bond) ? BondOrder.Double : (BondOrder)bond.Order))],
        };

        bool IsImine(MoleculeBond bond) =>
            (
                ligand.Atoms[perceived.SourceAtoms[bond.First]].Name,
                ligand.Atoms[perceived.SourceAtoms[bond.Second]].Name)
                is
                    ("C44", "N45")
                    or
                    ("N45", "C44");
    }
}
