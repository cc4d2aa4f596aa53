using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>A scheme that the program doesn't have goes all the way, from voxels to files and report.</summary>
[Collection(TorchTests.Name)]
public sealed class SecondSchemeTests : IDisposable
{
    private const double Rounding = 1e-4;

    /// <summary>What the same network may differ by on the same voxels, float32.</summary>
    private const double Alike = 1e-6;

    private static readonly Lazy<TypedComplex> Amprenavir = new(() => ComplexTyper.Type(
        LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478"),
        new ComplexOptions { Scheme = SecondScheme.Instance }));

    private readonly ScratchFolder scratch = new();

    public SecondSchemeTests() => SecondModel.Write(scratch.Path);

    private static TypedComplex Complex => Amprenavir.Value;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Its_waters_count_and_nothing_is_said_of_their_being_left_out()
    {
        Assert.Contains(Complex.Atoms, atom => atom.Residue.Name == "HOH");
        Assert.DoesNotContain(Complex.Remarks, remark => remark.Code.StartsWith("waters", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_reach_is_farther_than_that_of_the_programs_own()
    {
        var ligand = Complex.AtomsOf(Side.Ligand).Select(i => Complex.Positions[i]).ToArray();
        var farthest = Complex
            .AtomsOf(Side.Protein)
            .GroupBy(i => Complex.Atoms[i].Residue)
            .Max(residue => residue.Min(i => ligand.Min(Complex.Positions[i].DistanceTo)));
        Assert.InRange(farthest, 12.1, SecondScheme.Instance.Receptor.Reach);
    }

    [Fact]
    public void A_voxel_holds_the_sum_over_the_atoms_of_a_channel_and_is_divided_as_they_add_to_it()
    {
        var grid = SecondScheme.Instance.GridFor(Complex);
        Assert.Equal((32, 0.5), (grid.Size, grid.Spacing));
        var voxels = SecondScheme.Instance.Voxelize(Complex, grid);
        var shares = SecondScheme.Instance.Distribute(Complex, grid, voxels);
        var carbon = SecondScheme.Instance.Find(Side.Ligand, "carbon");
        foreach (var i in Complex.AtomsOf(Side.Ligand).Where(i => Complex.Atoms[i].Channels.Contains(carbon)))
        {
            var own = Enumerable
                .Range(0, grid.VoxelCount)
                .Sum(voxel => SummedDensity.At(grid.CenterOf(voxel).SquaredDistanceTo(Complex.Positions[i]), 1.9));
            Assert.Equal(own, shares[i][carbon], own * Rounding);
            Assert.Equal(shares[i][carbon], shares[i].Sum());
        }

        for (var channel = 0; channel < SecondScheme.Instance.Channels.Length; channel++)
            Assert.Equal(
                voxels.AsSpan(channel * grid.VoxelCount, grid.VoxelCount).ToArray().Sum(value => (double)value),
                shares.Sum(byChannel => byChannel[channel]),
                0.01);
    }

    [Theory]
    [InlineData(View.Zero)]
    [InlineData(View.Apo)]
    [InlineData(View.Interaction)]
    public void Every_view_is_explained_down_to_its_atoms(View view)
    {
        var explanation = Explain(new ExplainOptions { View = view, JitterCopies = 1 });
        Assert.Same(SecondScheme.Instance, explanation.Scheme);
        Assert.InRange(Math.Abs(explanation.CompletenessError), 0, 0.01);
        Assert.Equal(explanation.Sum, explanation.Atoms.Sum(atom => atom.Total), Rounding);
        Assert.Equal(SecondScheme.Instance.Channels.Length, explanation.ByChannel.Length);
        Assert.NotEmpty(explanation.TopVoxels);
        Assert.All(
            explanation.TopVoxels,
            top =>
            {
                var side = SecondScheme.Instance.Channels[top.Channel].Side;
                var owner = side == Side.Ligand ? top.LigandAtom : top.ProteinAtom;
                Assert.True(Complex.Atoms[owner].Channels.Contains(top.Channel));
            });
    }

    [Fact]
    public void Occlusion_takes_away_its_channels_too()
    {
        var near = Complex
            .AtomsOf(Side.Protein)
            .OrderBy(i => Complex.Positions[i].DistanceTo(Complex.LigandCentroid))
            .Take(10);
        var small = Complex.Only(near.Concat(Complex.AtomsOf(Side.Ligand)));
        var method = AttributionMethods.All.Single(method => method.Name == "occlusion");
        var explanation = Explain(new ExplainOptions { Method = method }, small);
        var (voxels, count) = (SecondScheme.Instance.Voxelize(small, explanation.Grid), explanation.Grid.VoxelCount);
        var without = Predict([.. Enumerable.Range(0, SecondScheme.Instance.Channels.Length).Select(Cleared)]);
        Assert.All(
            explanation.ByChannel.Zip(without),
            channel => Assert.Equal(explanation.Prediction - channel.Second, channel.First, Alike));
        Assert.True(explanation.ByChannel.Count(loss => Math.Abs(loss) > 10 * Alike) > 1);

        float[] Cleared(int channel)
        {
            float[] cleared = [.. voxels];
            cleared.AsSpan(channel * count, count).Clear();
            return cleared;
        }
    }

    [Fact]
    public void Readings_and_pairs_follow_the_meanings_of_its_channels()
    {
        var tops = Explain(new ExplainOptions()).TopVoxels;
        var hydroxyl = Complex
            .AtomsOf(Side.Ligand)
            .First(i => Complex.Atoms[i].Traits.HasFlag(AtomTraits.Donor | AtomTraits.Acceptor));
        Assert.StartsWith(
            "hydrogen bond",
            VoxelReading.Of(tops.First(top => NameOf(top) == "polar") with { LigandAtom = hydroxyl }, Complex).Text);
        var polarCarbon = Complex
            .AtomsOf(Side.Ligand)
            .First(i => Complex.Atoms[i].Element == Element.C && !Is(i, AtomTraits.Hydrophobic));
        var meant = tops.Select(top => NameOf(top) switch
        {
            "carbon" => top with
            {
                LigandAtom = First(Side.Ligand, AtomTraits.Hydrophobic),
                ProteinAtom = First(Side.Protein, AtomTraits.Hydrophobic),
            },
            "nitrogen" => top with { ProteinAtom = First(Side.Protein, AtomTraits.Donor) },
            "oxygen" => top with { ProteinAtom = First(Side.Protein, AtomTraits.Acceptor) },
            _ => top with { LigandAtom = hydroxyl },
        });
        Assert.Equal([("carbon", "carbon"), ("polar", "nitrogen"), ("polar", "oxygen")], Pairs(meant));
        Assert.Equal(
            [("polar", "nitrogen"), ("polar", "oxygen")],
            Pairs(meant.Select(top => NameOf(top) == "carbon" ? top with { LigandAtom = polarCarbon } : top)));

        static IEnumerable<(string, string)> Pairs(IEnumerable<TopVoxel> tops) =>
            ReciprocalPairs
                .Find(Complex, [.. tops])
                .Select(pair => (NameOf(pair.Ligand), NameOf(pair.Protein)))
                .Order();

        static int First(Side side, AtomTraits trait) => Complex.AtomsOf(side).First(i => Is(i, trait));

        static bool Is(int atom, AtomTraits trait) => Complex.Atoms[atom].Traits.HasFlag(trait);
    }

    [Fact]
    public void A_program_without_it_refuses_the_model_by_the_schemes_name()
    {
        var fault = Assert.Throws<GlimpseException>(() => new ModelRegistry([scratch.Path]).Find(SecondModel.Name));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        Assert.Contains("trained with second-7 revision 3; this program computes glimpse-8 revision 1", fault.Message);
    }

    [Fact]
    public async Task The_command_line_writes_its_maps_atoms_report_and_record()
    {
        using var models = new InstalledModels(() => new ModelRegistry([scratch.Path], schemes: HostProgram.Schemes));
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            "478",
            "--model",
            SecondModel.Name,
            "--maps",
            "dx,npy",
            "--steps",
            "4",
            "--out",
            scratch.In("out"));
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Matches(@"\n *polar +[+-][0-9.]+ +[0-9.]+", call.Output);
        var result = JsonSerializer.Deserialize(
            await File.ReadAllBytesAsync(scratch.In("out/summary.json"), TestContext.Current.CancellationToken),
            GlimpseJsonContext.Default.ExplainResult)!;
        Assert.Equal(
            SecondScheme.Instance.Channels.Select(channel => channel.FullName + ".dx").Order(StringComparer.Ordinal),
            Directory.GetFiles(scratch.In("out"), "*.dx").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(
            "object 1 class gridpositions counts 32 32 32",
            await File.ReadAllTextAsync(scratch.In("out/ligand_rest.dx"), TestContext.Current.CancellationToken));
        Assert.Equal(result.Attribution.Sum, result.Atoms.Sum(atom => atom.Attribution), Rounding);
        Assert.All(result.Atoms, atom => Assert.Single(atom.Channels));
        var rows = await File.ReadAllLinesAsync(scratch.In("out/atoms.csv"), TestContext.Current.CancellationToken);
        Assert.EndsWith("z,carbon,nitrogen,oxygen,other,polar,rest,total", rows[0]);
    }

    private static string NameOf(TopVoxel top) => SecondScheme.Instance.Channels[top.Channel].Name;

    private Explanation Explain(ExplainOptions options, TypedComplex? complex = null) => WithModel(model =>
        Explainer.Explain(model, complex ?? Complex, options, null, TestContext.Current.CancellationToken));

    private double[] Predict(IReadOnlyList<ModelInput> inputs) => WithModel(model => model.Predict(inputs));

    private T WithModel<T>(Func<LoadedModel, T> use)
    {
        var folder = new ModelRegistry([scratch.Path], schemes: HostProgram.Schemes).Find(SecondModel.Name);
        using var thread = new TorchThread(threads: 1);
        using var model = LoadedModel.Load(folder, thread);
        return use(model);
    }
}
