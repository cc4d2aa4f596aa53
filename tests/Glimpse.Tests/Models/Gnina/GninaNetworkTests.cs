using Glimpse.Core.Voxels;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models.Gnina;

/// <summary>gnina's kinds of network with random weights, on a small grid and in double precision.</summary>
[Collection(TorchTests.Name)]
public class GninaNetworkTests(TorchFixture fixture)
{
    private const int Size = 16;
    private readonly TorchThread thread = fixture.Thread;

    public static TheoryData<string> Kinds =>
        new(GninaTensors.Default2018, GninaTensors.Dense, GninaTensors.Default2017);

    [Theory]
    [InlineData(GninaTensors.Default2018, 14, 389_059)]
    [InlineData(GninaTensors.Dense, 82, 688_003)]
    [InlineData(GninaTensors.Default2017, 10, 389_891)]
    public void Tensors_have_the_names_and_shapes_that_they_have_in_gninas_files(string kind, int count, int numbers)
    {
        var expected = GninaTensors.Of(kind, GninaArchitecture.GridSize).ToArray();
        Assert.Equal((count, numbers), (expected.Length, expected.Sum(one => one.Shape.Aggregate((a, b) => a * b))));
        var own = thread.Run(() =>
        {
            using var network = Of(kind).Make(GninaArchitecture.GridSize);
            return NetworkWeights.Of(network.Module).Select(tensor => Words(tensor.Name, tensor.Shape)).ToArray();
        });
        Assert.Equal(
            expected.Select(one => Words(one.Name, one.Shape)).Order(StringComparer.Ordinal),
            own.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pose_and_affinity_are_those_of_the_network_written_out_plainly(string kind)
    {
        var weights = GninaTensors.Random(kind, Size, seed: 1);
        var input = Voxels(kind, seed: 2);
        var (pose, affinity) = new PlainGnina(weights).Answer(kind, input, Size);
        Assert.True(Math.Abs(pose - affinity) > 0.01);
        foreach (var (output, expected) in new[] { (0, pose), (1, affinity) })
        {
            using var exact = Open(kind, weights, output);
            Assert.Equal(expected, exact.Predict([input])[0], 1e-9);
            using var single = Open(kind, weights, output, ScalarType.Float32);
            Assert.Equal(expected, single.Predict([input])[0], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_is_that_of_finite_differences_of_the_network_written_out_plainly(string kind)
    {
        const float Step = 1f / (1 << 12);
        var weights = GninaTensors.Random(kind, Size, seed: 3);
        var plain = new PlainGnina(weights);
        var input = Voxels(kind, seed: 4);
        using var model = Open(kind, weights, output: 0);
        using var path = model.OpenPath(new float[input.Length], input);
        path.Evaluate([1]);
        path.Fold([1]);
        var gradient = path.GradientSum();
        var largest = Enumerable.Range(0, input.Length).MaxBy(i => Math.Abs(gradient[i]) * input[i]);
        foreach (var voxel in new[] { largest, (largest + 1) % input.Length })
        {
            var (up, down) = ((float[])input.Clone(), (float[])input.Clone());
            up[voxel] += Step;
            down[voxel] -= Step;
            var slope = (plain.Answer(kind, up, Size).Pose - plain.Answer(kind, down, Size).Pose)
                / ((double)up[voxel] - down[voxel]);
            Assert.Equal(slope, gradient[voxel], 1e-3 * Math.Abs(gradient[largest]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hoisting_changes_no_path_that_starts_empty_or_leaves_one_side_as_it_is(string kind)
    {
        var whole = Voxels(kind, seed: 5);
        float[] half = [.. whole.Select((value, i) => i < whole.Length / 2 ? value : 0)];
        AssertSame(kind, new float[whole.Length], whole, isHoisted: true);
        AssertSame(kind, half, whole, isHoisted: true);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Between_two_inputs_only_an_average_pool_is_hoisted(string kind) =>
        AssertSame(kind, Voxels(kind, seed: 6), Voxels(kind, seed: 7), isHoisted: kind == GninaTensors.Default2018);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lanes_and_one_thread_give_the_same_path(string kind)
    {
        using var lanes = new TorchThread(threads: 2);
        var weights = GninaTensors.Random(kind, Size, seed: 10);
        var input = Voxels(kind, seed: 11);
        double[] alphas = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9];
        using var model = Open(kind, weights, 1, ScalarType.Float32, lanes);
        using var path = model.OpenPath(new float[input.Length], input);
        using var plain = model.OpenAutogradPath(new float[input.Length], input);
        foreach (var (one, other) in path.Evaluate(alphas).Zip(plain.Evaluate(alphas)))
        {
            Assert.Equal(other.Value, one.Value, 1e-4);
            Assert.Equal(other.Slope, one.Slope, 1e-3 * Math.Max(1, Math.Abs(other.Slope)));
        }

        path.Fold([.. alphas]);
        plain.Fold([.. alphas]);
        var (mine, his) = (path.GradientSum(), plain.GradientSum());
        var largest = his.Max(Math.Abs);
        Assert.True(largest > 0);
        Assert.InRange(mine.Zip(his, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-2 * largest);
        Assert.Equal(model.Predict([input])[0], path.Evaluate([1])[0].Value, 1e-4);
    }

    [Fact]
    public void Beside_an_ensembles_mean_logit_stand_the_numbers_that_gnina_prints()
    {
        string[] kinds = [GninaTensors.Default2018, GninaTensors.Dense];
        var input = Voxels(kinds[0], seed: 12);
        var weights = kinds.Select((kind, i) => GninaTensors.Random(kind, Size, seed: 13 + i)).ToArray();
        var answers = kinds.Zip(weights, (kind, file) => new PlainGnina(file).Answer(kind, input, Size)).ToArray();
        using var ensemble = new EnsembleModel([
            .. kinds.Zip(weights, (kind, file) => new WeightedModel(kind, 0.5, Open(kind, file, output: 0))),
        ]);
        var score = answers.Average(answer => 1 / (1 + Math.Exp(-answer.Pose)));
        var affinity = answers.Average(answer => answer.Affinity);
        var beside = ensemble.NumbersBeside(input, [CubeRotation.All[0]]);
        Assert.Equal(["CNNscore", "CNNaffinity", "CNN_VS"], beside.Select(number => number.Name));
        foreach (var (expected, number) in new[] { score, affinity, score * affinity }.Zip(beside))
            Assert.Equal(expected, number.Value, 1e-9);
        Assert.Equal(answers.Average(answer => answer.Pose), ensemble.Predict([input])[0], 1e-9);
        Assert.NotEqual(1 / (1 + Math.Exp(-ensemble.Predict([input])[0])), score, 1e-4);
        using var other = new EnsembleModel([new("tiny", 1, Tiny())]);
        Assert.Empty(other.NumbersBeside(TinyModel.Voxels(1), [CubeRotation.All[0]]));
    }

    [Theory]
    [InlineData(47, "a grid of 47 can't be halved three times")]
    [InlineData(0, "a grid of 0 can't be halved three times")]
    [InlineData(104, "a grid can have 96 voxels along an edge at most")]
    [InlineData(48, null)]
    public void A_grid_that_the_networks_cannot_take_is_refused(int size, string? fault) =>
        Assert.Equal(fault, Of(GninaTensors.Dense).SizeFault(size));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_frees_all_its_tensors_but_for_TorchSharps_miscount_of_parameters(string kind)
    {
        var parameters = GninaTensors.Of(kind, Size).Count(one =>
            !one.Name.Contains("running", StringComparison.Ordinal));
        var before = TorchThread.LiveTensors;
        thread.Run(() =>
        {
            using var network = Of(kind).Make(Size);
            network.Freeze();
        });
        Assert.Equal(before + parameters, TorchThread.LiveTensors);
    }

    private static string Words(string name, IEnumerable<long> shape) => $"{name} [{string.Join(", ", shape)}]";

    private static GninaArchitecture Of(string kind) => kind switch
    {
        GninaTensors.Default2018 => new GninaDefault2018Architecture(),
        GninaTensors.Default2017 => new GninaDefault2017Architecture(),
        _ => new GninaDenseArchitecture(),
    };

    private LoadedModel Tiny() =>
        new(TinyModel.Manifest, thread.Run(() => TinyModel.Network(1, TinyModel.Architecture)), thread);

    private static float[] Voxels(string kind, int seed) =>
        TinyModel.Voxels(seed, Of(kind).Shape.Channels, Size);

    private LoadedModel Open(
        string kind,
        SafeTensorFile weights,
        int output,
        ScalarType precision = ScalarType.Float64,
        TorchThread? on = null) =>
        (on ?? thread).Run(() =>
        {
            var network = Of(kind).Make(Size);
            NetworkWeights.Fill(network.Module, weights, "memory");
            var manifest = TinyModel.Manifest with { GridSize = Size, Architecture = Of(kind) };
            return new LoadedModel(manifest, network, on ?? thread, precision, output: output);
        });

    private void AssertSame(string kind, float[] start, float[] end, bool isHoisted)
    {
        using var model = Open(kind, GninaTensors.Random(kind, Size, seed: 9), output: 1);
        Assert.Equal(isHoisted, model.IsHoisted(start, end));
        double[] alphas = [0.1, 0.35, 0.8];
        double[] weights = [0.5, 0.2, 0.3];
        using var path = model.OpenPath(start, end);
        using var plain = model.OpenPlainPath(start, end);
        Assert.Equal(
            plain.Evaluate(alphas).Select(point => Math.Round(point.Slope, 9)),
            path.Evaluate(alphas).Select(point => Math.Round(point.Slope, 9)));
        path.Fold(weights);
        plain.Fold(weights);
        var (mine, his) = (Times(path.GradientSum()), Times(plain.GradientSum()));
        var largest = his.Max(Math.Abs);
        Assert.True(largest > 0);
        for (var i = 0; i < mine.Length; i++)
            Assert.Equal(his[i], mine[i], 1e-9 * largest);

        double[] Times(double[] gradient) => [.. gradient.Select((g, i) => g * ((double)end[i] - start[i]))];
    }
}
