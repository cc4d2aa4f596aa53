using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>
/// A model whose only signal was planted: (donor of one ligand atom + acceptor of one protein atom)², in a real
/// complex. Its explanation must name these two atoms and no others.
/// </summary>
public sealed class PlantedSignalTests
{
    private const double Reach = 1.5;
    private static readonly TypedComplex Complex = Amprenavir();
    private static readonly int Hydroxyl = Find(Side.Ligand, "478", "", "O3");
    private static readonly int Carboxylate = Find(Side.Protein, "ASP", "B", "OD1");

    [Theory]
    [InlineData("integrated-gradients", View.Zero)]
    [InlineData("integrated-gradients", View.Interaction)]
    [InlineData("gradient-input", View.Zero)]
    [InlineData("occlusion", View.Zero)]
    public void The_two_atoms_that_the_model_looks_at_come_first_on_their_sides(string method, View view)
    {
        var explanation = Explain(method, view);
        Assert.Equal(Hydroxyl, Best(explanation, Side.Ligand));
        Assert.Equal(Carboxylate, Best(explanation, Side.Protein));
        Assert.Equal(
            "B:ASP:25",
            explanation.Residues.First(residue => residue.Side == Side.Protein).Residue.ToString());
        Assert.Contains(Hydroxyl, explanation.Fragments.MaxBy(fragment => Math.Abs(fragment.Total))!.Atoms);
    }

    [Fact]
    public void The_rest_gets_nothing_and_the_pair_of_channels_is_the_hydrogen_bond()
    {
        var explanation = Explain("integrated-gradients", View.Zero);
        var far = explanation.Atoms.Where(atom =>
            Complex.Positions[atom.Index].DistanceTo(Complex.Positions[Hydroxyl]) > 12);
        Assert.All(far, atom => Assert.Equal(0, atom.Total, 1e-9));
        var pair = Assert.Single(ReciprocalPairs.Find(Complex, explanation.TopVoxels));
        Assert.Equal("hydrogen-bond", pair.Reading.Interaction);
        Assert.Equal((Hydroxyl, Carboxylate), (pair.Reading.Geometry!.LigandAtom, pair.Reading.Geometry.ProteinAtom));
    }

    private static int Best(Explanation explanation, Side side) =>
        Complex.AtomsOf(side).MaxBy(i => Math.Abs(explanation.Atoms[i].Total));

    private static Explanation Explain(string method, View view)
    {
        var grid = Complex.Scheme.GridFor(Complex);
        var weights = new double[Glimpse8Scheme.Instance.Channels.Length * grid.VoxelCount];
        Plant(Glimpse8Scheme.Instance.IndexOf(Side.Ligand, AtomTraits.Donor), Hydroxyl);
        Plant(Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Acceptor), Carboxylate);
        var options = new ExplainOptions
        {
            Method = AttributionMethods.Named(method)!,
            View = view,
            Tolerance = 1e-3,
        };
        return Explainer.Explain(
            new QuadraticModel(0, new double[weights.Length], weights),
            Complex,
            options,
            null,
            TestContext.Current.CancellationToken);

        void Plant(int channel, int atom)
        {
            for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
            {
                if (grid.CenterOf(voxel).DistanceTo(Complex.Positions[atom]) < Reach)
                    weights[(channel * grid.VoxelCount) + voxel] = 0.1;
            }
        }
    }

    private static int Find(Side side, string residue, string chain, string atom) =>
        Complex
            .AtomsOf(side)
            .First(i =>
                Complex.Atoms[i].Residue.Name == residue
                && Complex.Atoms[i].Residue.Chain == chain
                && Complex.Atoms[i].Name == atom
                && (side == Side.Ligand || Complex.Atoms[i].Residue.Number == 25));

    private static TypedComplex Amprenavir()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }
}
