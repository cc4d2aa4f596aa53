using Glimpse.Core;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

public sealed class GivenChemistryTests
{
    private const string Repaired = "given-chemistry-repaired";

    [Fact]
    public void A_carboxylate_with_two_double_bonds_and_its_charge_on_carbon_is_a_carboxylate_and_that_is_said()
    {
        var perceived = Ligands.Perceive(Given("carboxylate.sdf"));

        Assert.Equal(-1, perceived.Molecule.Charge);
        Assert.Equal(3, Negative(perceived));
        var remark = Assert.Single(perceived.Remarks, remark => remark.Code == Repaired);
        Assert.Equal(":LIG:1 C2", remark.Where);
        Assert.Contains("5 bonds and charge -1", remark.Message, StringComparison.Ordinal);
        Assert.Contains("carboxylate", remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phosphate_of_single_bonds_is_a_phosphate_and_that_is_said()
    {
        var perceived = Ligands.Perceive(Given("phosphate-single-bonds.mol2"));

        Assert.Equal(-2, perceived.Molecule.Charge);
        Assert.Equal(4, Negative(perceived));
        Assert.Contains(
            perceived.Remarks,
            remark => remark.Code == Repaired && remark.Message.Contains("phosphate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CP(=O)(=O)=O", "CP(=O)([O-])[O-]")]
    [InlineData("C[P-2](=O)(=O)=O", "CP(=O)([O-])[O-]")]
    [InlineData("COP(=O)(=O)OC", "COP(=O)([O-])OC")]
    [InlineData("C[P-2](=O)(O)O", "CP(=O)([O-])[O-]")]
    [InlineData("CS(=O)(=O)=O", "CS(=O)(=O)[O-]")]
    [InlineData("C[S-](=O)(=O)=O", "CS(=O)(=O)[O-]")]
    [InlineData("CC(=O)=O", "CC(=O)[O-]")]
    [InlineData("CNC(=N)=N", "CNC(=[NH2+])N")]
    [InlineData("CN[C+](=N)=N", "CNC(=[NH2+])N")]
    [InlineData("CP(O)(O)O", "CP(=O)([O-])[O-]")]
    [InlineData("CN[C+](N)N", "CNC(=[NH2+])N")]
    [InlineData("C[C+](N)N", "CC(=[NH2+])N")]
    [InlineData("C[S]([O])C", "CS(=O)C")]
    [InlineData("C[N]([O])[O]", "C[N+](=O)[O-]")]
    [InlineData("CN(C)C(=S)=S", "CN(C)C(=S)[S-]")]
    public void Known_ways_of_writing_acids_and_guanidines_that_cannot_be_are_read_as_what_they_are(
        string given,
        string meant)
    {
        Assert.Equal(Typed(meant), Typed(given));
    }

    [Theory]
    [InlineData("C[P+]([O-])([O-])[O-]", "CP(=O)([O-])[O-]")]
    [InlineData("C[S+2]([O-])([O-])[O-]", "CS(=O)(=O)[O-]")]
    [InlineData("C[S+]([O-])C", "CS(=O)C")]
    [InlineData("CO[P+]([O-])([O-])OC", "COP(=O)([O-])OC")]
    public void A_dipole_form_is_the_group_that_its_net_charge_says(string dipole, string usual)
    {
        Assert.Equal(Typed(usual), Typed(dipole));
    }

    [Fact]
    public void A_phosphonate_file_in_dipole_form_is_typed_like_the_usual_one()
    {
        var dipole = Ligands.Perceive(Given("phosphonate_dipole.sdf"));

        Assert.Equal(
            AtomTyper.Assign(Ligands.Perceive(Given("phosphonate_double.sdf")).Molecule),
            AtomTyper.Assign(dipole.Molecule));
        Assert.Equal(-2, dipole.Molecule.Charge);
        Assert.Equal(4, Negative(dipole));
    }

    [Theory]
    [InlineData("CC(C)(C)(C)C", "Heavy atom 2 (C) of the SMILES can't be: C with 5 bonds and charge 0.")]
    [InlineData("C=C(C)(C)C", "Heavy atom 2 (C) of the SMILES can't be: C with 5 bonds and charge 0.")]
    [InlineData("C[NH+9]", "Heavy atom 2 (N) of the SMILES can't be: N with charge +9.")]
    [InlineData("C[NH2+2]", "Heavy atom 2 (N) of the SMILES can't be: N with charge +2.")]
    [InlineData("CC(=[O+2])N", "Heavy atom 3 (O) of the SMILES can't be: O with charge +2.")]
    [InlineData("C[O-2]", "Heavy atom 2 (O) of the SMILES can't be: O with charge -2.")]
    [InlineData("CP([O-])([O-])=[O+4]", "Heavy atom 5 (O) of the SMILES can't be: O with charge +4.")]
    [InlineData("CFC", "Heavy atom 2 (F) of the SMILES can't be: F with 2 bonds and charge 0.")]
    [InlineData("CS(=O)(=O)(C)(C)C", "Heavy atom 2 (S) of the SMILES can't be: S with 8 bonds and charge 0.")]
    public void What_can_not_be_and_is_no_known_convention_is_refused_by_atom(string smiles, string message)
    {
        var fault = Assert.Throws<GlimpseException>(() => LigandTemplate.FromSmiles(smiles));

        Assert.Equal(message, fault.Message);
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
    }

    [Theory]
    [InlineData("C[NH3+].[O-2].[Cl-].[S-2]")]
    [InlineData("C[S+2]([O-])([O-])C")]
    [InlineData("[O-][Cl+3]([O-])([O-])[O-]")]
    [InlineData("F[P-](F)(F)(F)(F)F")]
    [InlineData("C[O+](C)C")]
    [InlineData("c1ccccc1[I+]c1ccccc1")]
    public void Charges_that_molecules_have_are_taken(string smiles) =>
        Assert.NotNull(LigandTemplate.FromSmiles(smiles));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(15)]
    public void A_charge_that_no_nitrogen_has_is_refused_by_name_in_a_file(int charge)
    {
        var imatinib = Ligands.Get("imatinib");
        var nitrogen = imatinib.Atoms.First(atom => atom.Element == Element.N);
        var broken = imatinib with
        {
            Atoms = imatinib.Atoms.Replace(nitrogen, nitrogen with { FormalCharge = charge }),
        };
        Assert.EndsWith(
            $":LIG:1 {nitrogen.Name} can't be: N with charge +{charge}.",
            Assert.Throws<GlimpseException>(() => Ligands.Perceive(broken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_carbon_of_five_bonds_in_a_file_is_refused_by_name_as_ligand_and_as_template()
    {
        var imatinib = Ligands.Get("imatinib");
        var carbon = imatinib.Bonds.First(bond =>
            bond.Order == BondOrder.Double
            && imatinib.Atoms[bond.First].Element == Element.C
            && imatinib.Atoms[bond.Second].Element == Element.C);
        var broken = imatinib with { Bonds = imatinib.Bonds.Replace(carbon, carbon with { Order = BondOrder.Triple }) };

        Assert.Contains(
            " can't be: C with 5 bonds and charge 0.",
            Assert.Throws<GlimpseException>(() => Ligands.Perceive(broken)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Template :LIG:1 C",
            Assert.Throws<GlimpseException>(() => LigandTemplate.FromStructure(broken)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5fns")]
    [InlineData("4wiv")]
    public void Aromatic_bonds_without_hydrogens_give_the_rings_of_the_Kekule_file(string name)
    {
        var expected = AtomTyper.Assign(Ligands.Perceive(Given($"{name}_kekule.sdf")).Molecule);

        Assert.Equal(expected, AtomTyper.Assign(Ligands.Perceive(Given($"{name}_aromatic.sdf")).Molecule));
        Assert.Equal(expected, AtomTyper.Assign(Ligands.Perceive(Given($"{name}_noH.mol2")).Molecule));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_charges_of_an_isocyanide_are_kept_whichever_atom_lies_first(int direction)
    {
        var isocyanide = new Structure
        {
            Source = "x.sdf",
            Atoms =
            [
                new(1, "C1", Element.C, 0, FormalCharge: -1),
                new(2, "N1", Element.N, 0, FormalCharge: 1),
                new(3, "C2", Element.C, 0),
            ],
            Positions = [default, new(1.17 * direction, 0, 0), new(2.6 * direction, 0, 0)],
            Residues = [new Residue(new ResidueId("A", "LIG", 1), 0, 3, IsHetero: true)],
            Bonds = [new(0, 1, BondOrder.Triple), new(1, 2, BondOrder.Single)],
            HasBondOrders = true,
        };

        var atoms = Ligands.Perceive(isocyanide).Molecule.Atoms;

        Assert.Equal([(-1, 0), (1, 0), (0, 3)], atoms.Select(atom => (atom.Charge, atom.Hydrogens)));
    }

    private static Structure Given(string file) => StructureReader.Read(Fixture.PathOf($"ligands/given/{file}"));

    private static int Negative(PerceivedMolecule perceived) =>
        AtomTyper.Assign(perceived.Molecule).Count(channels => channels.HasFlag(AtomTraits.Negative));

    /// <summary>Charge, and the channels of the heavy atoms in any order.</summary>
    private static string Typed(string smiles)
    {
        var graph = SmilesReader.Read(smiles, out _);
        var rings = RingSearch.Find(graph);
        ProtonationRule.Apply(graph, rings, new bool[graph.Count]);
        var molecule = MoleculeAssembly.Build(graph, rings);
        var channels = AtomTyper.Assign(molecule).Select(set => set.ToString()).Order(StringComparer.Ordinal);
        return $"{molecule.Charge}: {string.Join("; ", channels)}";
    }
}
