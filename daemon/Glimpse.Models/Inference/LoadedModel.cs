using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Fused;
using Glimpse.Models.Networks;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Models.Inference;

/// <summary>
/// One output of a network with its weights in memory: predictions and gradients with respect to the input; weights
/// never require gradients. May be called from any thread; the computing is done on the torch thread, in float32 (tests
/// also take float64, in which rounding no longer throws a unit to the other side of its ReLU).
/// </summary>
public sealed class LoadedModel : ILoadedModel
{
    /// <summary>Inputs or steps in one pass: the fastest per step of 1, 4, 8, 10 and 16 on two cores.</summary>
    internal const int BatchSize = 10;

    /// <summary>Numbers of the inputs in one pass, all together: 25 MB, and some copies of them.</summary>
    private const long MostInputNumbers = 6_250_000;

    private readonly TorchThread thread;
    private readonly INetwork network;
    private readonly int output;
    private readonly ScalarType precision;
    private readonly FeatureSpace? domain;
    private readonly ITrunk? trunk;
    private bool isDisposed;

    internal LoadedModel(
        ModelManifest manifest,
        INetwork network,
        TorchThread thread,
        ScalarType precision = ScalarType.Float32,
        FeatureSpace? domain = null,
        int output = 0)
    {
        this.domain = domain;
        Manifest = manifest;
        this.network = network;
        this.output = output;
        this.thread = thread;
        this.precision = precision;
        trunk = thread.Run(() =>
        {
            network.Module.to(thread.Device).to(precision);
            network.Freeze();
            return network.Fuse(output, manifest.GridSize, thread.Device, precision);
        });
    }

    /// <summary>What the model's manifest says.</summary>
    public ModelManifest Manifest { get; }

    /// <inheritdoc/>
    public ChannelScheme Scheme { get; init; } = Glimpse8Scheme.Instance;

    /// <inheritdoc/>
    public int GridSize => Manifest.GridSize;

    /// <summary>Inputs, or points in voxels, in one pass.</summary>
    internal int InputBatch =>
        (int)Math.Clamp(MostInputNumbers / InputShape.Aggregate((size, next) => size * next), 1, BatchSize);

    private long[] InputShape => [1, network.Shape.Channels, GridSize, GridSize, GridSize];

    /// <summary>Reads a network's weights.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="output">Which of its outputs, from 0.</param>
    /// <exception cref="GlimpseException">The model is no network, or its weights are missing, damaged or another
    /// network's.</exception>
    public static LoadedModel Load(ModelFolder folder, TorchThread thread, int output = 0)
    {
        var architecture =
            folder.Manifest.Architecture as NetworkArchitecture
            ?? throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"The model {folder.Manifest.Name} in {folder.Path} is no network.",
                "Name the folder of a network.");
        var file = SafeTensors.Parse(folder.WeightsPath, folder.ReadWeights());
        return thread.Run(() =>
        {
            var empty = architecture.Make(folder.Manifest.GridSize);
            try
            {
                NetworkWeights.Fill(empty.Module, file, folder.WeightsPath);
                return new LoadedModel(
                    folder.Manifest,
                    empty,
                    thread,
                    domain: FeatureSpace.From(file, folder.WeightsPath, empty.Shape.Features),
                    output: output)
                {
                    Scheme = folder.Scheme,
                };
            }
            catch
            {
                empty.Dispose();
                throw;
            }
        });
    }

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<ModelInput> inputs) =>
        InBatches(inputs.Count, range => cat([.. inputs.Take(range).Select(ToTensor)]));

    /// <inheritdoc/>
    public double[] PredictTurned(ModelInput input, IReadOnlyList<CubeRotation> rotations) =>
        thread.Run(() =>
        {
            var voxels = ToTensor(input);
            return InBatches(rotations.Count, range => GridRotation.Turned(voxels, [.. rotations.Take(range)]));
        });

    /// <inheritdoc/>
    public double? Unfamiliarity(ModelInput input) => domain?.DistanceOf(Features([input])[0]);

    /// <inheritdoc/>
    public ImmutableArray<NumberBeside> NumbersBeside(ModelInput input, IReadOnlyList<CubeRotation> frames) =>
        Scores(input, frames)?.Numbers ?? [];

    /// <inheritdoc/>
    GninaScores? ILoadedModel.Scores(ModelInput input, IReadOnlyList<CubeRotation> frames) => Scores(input, frames);

    /// <inheritdoc/>
    public IGradientPath OpenPath(ModelInput baseline, ModelInput input) =>
        OpenPath(baseline, input, trunk);

    /// <summary>
    /// The same path by autograd: what other networks, precisions and devices than the fused trunk's take.
    /// </summary>
    internal IGradientPath OpenAutogradPath(ModelInput baseline, ModelInput input) =>
        OpenPath(baseline, input, fused: null);

    /// <summary>True where the path between two inputs is interpolated behind the network's prefix.</summary>
    internal bool IsHoisted(ModelInput baseline, ModelInput input) =>
        thread.Run(() => network.PrefixIsStraight(ToTensor(baseline), ToTensor(input)));

    /// <summary>
    /// The same path without hoisting, each step through the whole network: the yardstick for tests and benchmarks.
    /// </summary>
    internal IGradientPath OpenPlainPath(ModelInput baseline, ModelInput input) =>
        thread.Run(() =>
            GradientPath.Plain(this, network, thread, ToTensor(baseline), ToTensor(input), everywhere: true));

    /// <summary>What the network's head sees of each input.</summary>
    internal float[][] Features(IReadOnlyList<ModelInput> inputs) =>
    [
        .. inputs.Chunk(InputBatch).SelectMany(batch => thread.Run(() =>
        {
            var features = network.Features(cat([.. batch.Select(ToTensor)])).to(float32).cpu().contiguous();
            return features.data<float>().ToArray().Chunk((int)features.shape[1]).ToArray();
        })),
    ];

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        thread.Run(() =>
        {
            trunk?.Dispose();
            network.Dispose();
        });
    }

    /// <summary>The output that is explained, of all that a network gives: [n] of [n, output].</summary>
    internal Tensor Chosen(Tensor outputs) => outputs.select(1, output).contiguous();

    /// <summary>Refuses values that can't be explained.</summary>
    /// <exception cref="GlimpseException">One isn't finite.</exception>
    internal void CheckFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new GlimpseException(
                    GlimpseErrorCode.BadModel,
                    $"The model {Manifest.Name} gives {value} for this input.",
                    "Install the model again; if that doesn't help, report the complex.");
            }
        }
    }

    private GninaScores? Scores(ModelInput input, IReadOnlyList<CubeRotation> frames) =>
        Manifest.Architecture is GninaArchitecture
            ? GninaScores.Of([.. frames.Select(frame => thread.Run(() => Answers(ToTensor(input), frame)))])
            : null;

    /// <summary>All outputs of an input in a frame.</summary>
    private double[] Answers(Tensor voxels, CubeRotation frame) =>
        network
            .Rest(network.Prefix(GridRotation.Turned(voxels, [frame])))
            .to(float64)
            .cpu()
            .contiguous()
            .data<double>()
            .ToArray();

    private GradientPath OpenPath(ModelInput baseline, ModelInput input, ITrunk? fused) =>
        thread.Run(() =>
        {
            var (start, end) = (ToTensor(baseline), ToTensor(input));
            return !network.PrefixIsStraight(start, end)
                ? GradientPath.Plain(this, network, thread, start, end, everywhere: false)
                : fused is null
                    ? GradientPath.Hoisted(this, network, thread, start, end)
                    : GradientPath.Hoisted(this, network, fused, thread, start, end);
        });

    /// <summary>F of some inputs, a batch at a time.</summary>
    private double[] InBatches(int count, Func<Range, Tensor> batch)
    {
        var outputs = new double[count];
        for (var first = 0; first < count; first += InputBatch)
        {
            var range = first..Math.Min(first + InputBatch, count);
            thread.Run(() => Values(batch(range))).CopyTo(outputs, first);
        }

        CheckFinite(outputs);
        return outputs;
    }

    private double[] Values(Tensor inputs)
    {
        if (trunk is null)
            return Chosen(network.Rest(network.Prefix(inputs))).to(float64).cpu().data<double>().ToArray();
        var values = new double[inputs.shape[0]];
        var features = Rows.Of(network.Prefix(inputs)).view(values.Length, -1);
        var most = trunk.MostPoints * thread.Lanes.Count;
        for (var first = 0; first < values.Length; first += most)
        {
            var start = first;
            thread.Lanes.Run(Math.Min(most, values.Length - first), part =>
            {
                var (offset, count) = part.GetOffsetAndLength(values.Length);
                trunk.Predict(features.narrow(0, start + offset, count), values.AsSpan(start + offset, count));
            });
        }

        return values;
    }

    private Tensor ToTensor(ModelInput input)
    {
        var voxels = input.Voxels;
        var expected = InputShape.Aggregate((size, next) => size * next);
        if (voxels.Length != expected)
            throw new ArgumentException($"The model takes {expected} voxels, not {voxels.Length}.", nameof(input));
        return ConvNorm.ChannelsLast(tensor(voxels, InputShape).to(precision, thread.Device));
    }
}
