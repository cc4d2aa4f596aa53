using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>
/// Explanations of the trained clash detector, for amprenavir pushed into its protein, depend on what it learnt
/// (Adebayo et al. 2018) and name the atoms that its answer rests on (Petsiuk et al. 2018).
/// </summary>
[Collection(TorchTests.Name)]
public sealed class SanityTests : IDisposable
{
    private const int RandomOrders = 5;
    private static readonly int[] Counts = [1, 2, 4, 8, 16, 32];
    private static readonly ExplainOptions Options = ExplainOptions.Fixed(QuadratureRule.Midpoint, 20);

    private readonly TorchThread thread;
    private readonly LoadedModel model;
    private readonly TypedComplex complex;
    private readonly VoxelGrid grid;
    private readonly Explanation explanation;

    public SanityTests(TorchFixture fixture)
    {
        thread = fixture.Thread;
        model = LoadedModel.Load(
            ModelFolder.Read(Path.Combine(Fixture.PathOf(""), "..", "..", "daemon", "models", "clash")),
            thread);
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var typed = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
        var push = new Point3(2, 0, 0);
        complex = typed with
        {
            Positions = [.. typed.Positions.Select((at, i) => typed.Atoms[i].Side == Side.Ligand ? at + push : at)],
        };
        explanation = Explainer.Explain(model, complex, Options, null, TestContext.Current.CancellationToken);
        grid = explanation.Grid;
    }

    public void Dispose() => model.Dispose();

    [Fact]
    public void The_pushed_ligand_is_called_a_clash() => Assert.InRange(explanation.Prediction, 0, double.MaxValue);

    [Fact]
    public void Random_weights_give_another_map()
    {
        var network = thread.Run(() => TinyModel.Network(3, SqueezeNetArchitecture.Default));
        using var random = new LoadedModel(model.Manifest, network, thread);
        var other = Explainer.Explain(random, complex, Options, null, TestContext.Current.CancellationToken);
        Assert.InRange(Correlation(explanation.Voxels, other.Voxels), -0.3, 0.3);
    }

    [Fact]
    public void Taking_away_the_atoms_that_contributed_most_lowers_the_prediction_faster_than_any_random_order()
    {
        var all = Enumerable.Range(0, complex.Atoms.Length).ToArray();
        var ranked = Mean(order => Keep(all.Except(order)), ByAttribution());
        for (var seed = 0; seed < RandomOrders; seed++)
            Assert.True(ranked < Mean(order => Keep(all.Except(order)), Shuffled(seed)));
    }

    [Fact]
    public void Putting_in_the_atoms_that_contributed_most_raises_the_prediction_faster_than_any_random_order()
    {
        var ranked = Mean(Keep, ByAttribution());
        for (var seed = 0; seed < RandomOrders; seed++)
            Assert.True(ranked > Mean(Keep, Shuffled(seed)));
    }

    [Fact]
    public void The_atoms_of_two_ligands_compared_sum_to_what_their_voxels_do_to_1e_minus_5()
    {
        var moved = TwoLigands.Of(complex, i => i % 2 == 0 ? new Point3(0.3, 0, 0) : new Point3(-1, 1, 0));
        var comparison = Explainer.Explain(
            model,
            moved,
            Options with
            {
                View = View.Versus,
            },
            null,
            TestContext.Current.CancellationToken);
        Assert.NotEqual(0, comparison.Sum, 1e-2);
        Assert.Equal(comparison.Sum, comparison.Atoms.Sum(atom => atom.Total), 1e-5);
    }

    private static double Correlation(float[] a, float[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    /// <summary>The mean prediction after the first 1, 2, 4 ... 32 atoms of an order.</summary>
    private double Mean(Func<IEnumerable<int>, TypedComplex> change, int[] order) =>
        model.Predict([
            .. Counts.Select(count => Glimpse8Scheme.Instance.Voxelize(change(order.Take(count)), grid)),
        ]).Average();

    private TypedComplex Keep(IEnumerable<int> atoms)
    {
        var kept = atoms.ToArray();
        return new TypedComplex(
            Glimpse8Scheme.Instance,
            [.. kept.Select(i => complex.Atoms[i])],
            [.. kept.Select(i => complex.Positions[i])],
            []);
    }

    private int[] ByAttribution() =>
        [.. explanation.Atoms.OrderByDescending(atom => atom.Total).Select(atom => atom.Index)];

    private int[] Shuffled(int seed)
    {
        var order = Enumerable.Range(0, complex.Atoms.Length).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
