using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Schemes.Gnina;

/// <summary>gnina's scheme goes all the way, from a structure to atoms, readings and pairs.</summary>
[Collection(TorchTests.Name)]
public sealed class GninaSchemeTests : IDisposable
{
    private const double Rounding = 1e-4;

    private static readonly Lazy<LigandSite> Site = new(() =>
        LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478"));

    private static readonly Lazy<TypedComplex> Amprenavir = new(() =>
        ComplexTyper.Type(Site.Value, new ComplexOptions { Scheme = GninaScheme.Of28 }));

    private readonly ScratchFolder scratch = new();

    private static TypedComplex Complex => Amprenavir.Value;

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(View.Zero)]
    [InlineData(View.Apo)]
    [InlineData(View.Interaction)]
    public void Every_view_is_explained_down_to_its_atoms(View view)
    {
        var explanation = Explain(
            ExplainOptions.Fixed(QuadratureRule.Midpoint, 4) with { View = view, JitterCopies = 1 },
            Complex);
        Assert.Equal(explanation.Sum, explanation.Atoms.Sum(atom => atom.Total), Rounding);
        Assert.Equal(28, explanation.ByChannel.Length);
        Assert.All(
            explanation.TopVoxels,
            top =>
            {
                var side = GninaScheme.Of28.Channels[top.Channel].Side;
                var owner = side == Side.Ligand ? top.LigandAtom : top.ProteinAtom;
                Assert.True(Complex.Atoms[owner].Channels.Contains(top.Channel));
            });
        Assert.All(
            explanation.Atoms.Index(),
            it => Assert.All(
                it.Item.ByChannel.Index(),
                channel => Assert.True(
                    channel.Item == 0 || Complex.Atoms[it.Index].Channels.Contains(channel.Index))));
    }

    [Fact]
    public void Readings_and_pairs_follow_the_meanings_of_its_channels()
    {
        var tops = Explain(ExplainOptions.Fixed(QuadratureRule.Midpoint, 2), Complex).TopVoxels;
        var oxygen = tops.First(top => NameOf(top) == "ligand_oxygen_donor") with { LigandAtom = Named("O3") };
        Assert.StartsWith("hydrogen bond", VoxelReading.Of(oxygen, Complex).Text);
        var farthest = Complex
            .AtomsOf(Side.Protein)
            .MaxBy(i => Complex.Positions[i].DistanceTo(Complex.LigandCentroid));
        var ligand = Complex.AtomsOf(Side.Ligand).ToList();
        var alone = Complex.Only([farthest, .. ligand]);
        var carbon = tops.First(top => NameOf(top) == "ligand_aromatic_hydrophobe");
        Assert.StartsWith(
            "hydrophobic aromatic carbon C",
            VoxelReading.Of(
                carbon with
                {
                    LigandAtom = 1 + ligand.IndexOf(carbon.LigandAtom),
                    ProteinAtom = 0,
                },
                alone).Text);
        var pairs = ReciprocalPairs.Find(Complex, tops).Select(pair => (NameOf(pair.Ligand), NameOf(pair.Protein)));
        Assert.Contains(("ligand_aromatic_hydrophobe", "protein_carbon_hydrophobe"), pairs);
        Assert.Contains(("ligand_oxygen_acceptor", "protein_nitrogen_donor"), pairs);
        Assert.DoesNotContain(pairs, pair => pair.Item1 == "ligand_carbon_polar");
        Assert.DoesNotContain(("ligand_nitrogen_donor", "protein_nitrogen_donor"), pairs);
    }

    [Fact]
    public void The_protein_cancels_exactly_where_two_ligands_are_compared()
    {
        var shift = new Point3(0.5, 0, 0);
        var pair = ComplexTyper.TypePair(
            Site.Value,
            Site.Value.Ligand with { Positions = [.. Site.Value.Ligand.Positions.Select(place => place + shift)] },
            new ComplexOptions { Scheme = GninaScheme.Of28 },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(8, pair.PolarHydrogens.Length);
        Assert.InRange(
            GninaScheme.Of28.GridFor(pair).Center.DistanceTo(GninaScheme.Of28.GridFor(Complex).Center + (shift * 0.5)),
            0,
            0.1);
        var explanation = Explain(
            ExplainOptions.Fixed(QuadratureRule.Midpoint, 2) with { View = View.Versus },
            pair);
        Assert.All(pair.AtomsOf(Side.Protein), i => Assert.Equal(0, explanation.Atoms[i].Total));
        Assert.Equal(explanation.Sum, explanation.Atoms.Sum(atom => atom.Total), Rounding);
    }

    [Fact]
    public void Another_scheme_sees_of_it_what_it_sees_of_the_structure()
    {
        var own = ComplexTyper.Type(
            Site.Value,
            new ComplexOptions(),
            cancellation: TestContext.Current.CancellationToken);
        var seen = Complex.SeenBy(Glimpse8Scheme.Instance)!;
        Assert.True(Complex.Atoms.Length > own.Atoms.Length);
        Assert.Equal(own.Positions, seen.Positions);
        Assert.Equal(own.Atoms.Select(atom => atom.Channels), seen.Atoms.Select(atom => atom.Channels));
        Assert.Null(own.SeenBy(GninaScheme.Of28));
    }

    private static int Named(string name) =>
        Complex.AtomsOf(Side.Ligand).Single(i => Complex.Atoms[i].Name == name);

    private static string NameOf(TopVoxel top) => GninaScheme.Of28.Channels[top.Channel].FullName;

    private Explanation Explain(ExplainOptions options, TypedComplex complex)
    {
        var architecture = TinyModel.Architecture with { Channels = GninaScheme.Of28.Channels.Length };
        var folder = Directory.CreateDirectory(scratch.In(TinyModel.Manifest.Name)).FullName;
        using var thread = new TorchThread(threads: 1);
        thread.Run(() =>
        {
            using var network = TinyModel.Network(seed: 5, architecture);
            SafeTensors.Write(
                Path.Combine(folder, ModelFolder.WeightsName),
                SafeTensorFile.Of(NetworkWeights.Of(network)));
        });
        ModelFolder.Write(
            folder,
            TinyModel.Manifest with
            {
                Scheme = GninaScheme.Of28.Name,
                SchemeRevision = GninaScheme.Of28.Revision,
                GridSize = GninaScheme.Of28.GridSize,
                Spacing = GninaScheme.Of28.GridSpacing,
                Architecture = architecture,
            });
        using var model = LoadedModel.Load(ModelFolder.Read(folder), thread);
        return Explainer.Explain(model, complex, options, null, TestContext.Current.CancellationToken);
    }
}
