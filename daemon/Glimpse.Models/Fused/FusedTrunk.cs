using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Glimpse.Models.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Models.Fused;

/// <summary>
/// A frozen network behind its affine prefix, forward and backward without autograd: on the CPU most of autograd's time
/// went into passes over memory between the convolutions. It gives what <see cref="SqueezeNet3d.Rest"/> and its
/// gradient give, but for rounding.
/// </summary>
internal sealed class FusedTrunk : ITrunk
{
    /// <summary>
    /// Points of a path in one pass: a convolution's fixed costs are then small, and its values still in the cache.
    /// </summary>
    internal const int MostPoints = 5;

    private readonly int edge;
    private readonly int channels;
    private readonly Tensor? reduction;
    private readonly Tensor? reductionBias;
    private readonly FusedFire[] fires;
    private readonly HashSet<int> stageEnds;
    private readonly float[] head;
    private readonly float[] share;
    private readonly double headBias;
    private readonly ConcurrentBag<Slopes> spare = [];

    private FusedTrunk(SqueezeNet3d network, SqueezeNetArchitecture architecture, int gridSize)
    {
        edge = gridSize / architecture.PrefixStride;
        channels = architecture.PrefixChannels;
        var size = edge;
        if (network.Reduction is { } layer)
        {
            reduction = layer.FoldedWeight.alias();
            reductionBias = layer.FoldedBias.alias();
            size /= 2;
        }

        stageEnds = [.. network.StageEnds.SkipLast(1).Select(end => end - 1)];
        fires = new FusedFire[network.Fires.Count];
        for (var i = 0; i < fires.Length; i++)
        {
            fires[i] = new FusedFire(network.Fires[i], size);
            size = stageEnds.Contains(i) ? size / 2 : size;
        }

        head = network.Head.weight!.data<float>().ToArray();
        share = [.. head.Select(weight => weight / fires[^1].Voxels)];
        headBias = network.Head.bias!.item<float>();

        // Only now: what an exception leaves behind goes with the scope.
        reduction?.DetachFromDisposeScope();
        reductionBias?.DetachFromDisposeScope();
        foreach (var fire in fires)
            fire.Keep();
    }

    /// <summary>The trunk of a frozen network, or null where it isn't made of what there are kernels for.</summary>
    internal static FusedTrunk? Of(
        SqueezeNet3d network,
        SqueezeNetArchitecture architecture,
        int gridSize,
        Device device,
        ScalarType precision)
    {
        var smooth = architecture is { Activation: Activation.Softplus, Pooling: Pooling.PowerMean };
        int[] widths =
        [
            architecture.PrefixChannels,
            architecture.ReductionChannels,
            .. architecture
                .Stages.SelectMany(stage => stage)
                .SelectMany(shape => (int[])[shape.Squeeze, shape.Expand / 2]),
        ];
        return
            smooth
            && device.type == DeviceType.CPU
            && precision == ScalarType.Float32
            && widths.All(width => width % SoftplusKernel.Width == 0)
            ? new FusedTrunk(network, architecture, gridSize)
            : null;
    }

    /// <inheritdoc/>
    int ITrunk.MostPoints => MostPoints;

    /// <inheritdoc/>
    public void Evaluate(
        Tensor start,
        Tensor difference,
        ReadOnlySpan<double> alphas,
        Span<double> values,
        Tensor gradients)
    {
        var slopes = Rent();
        var size = slopes.First.Length / MostPoints;
        var activations = empty(alphas.Length, size);
        for (var i = 0; i < alphas.Length; i++)
        {
            SoftplusKernel.Apply(
                Rows.Values(start),
                Rows.Values(difference),
                (float)alphas[i],
                Rows.Values(activations).Slice(i * size, size),
                slopes.First.AsSpan(i * size, size));
        }

        Answer(Forward(activations.view(-1, channels), slopes), values);
        Backward(values.Length, slopes, Rows.Values(gradients));
        spare.Add(slopes);
    }

    /// <inheritdoc/>
    public void Predict(Tensor inputs, Span<double> values)
    {
        var slopes = Rent();
        var activations = inputs.clone();
        SoftplusKernel.Apply(Rows.Values(activations), slopes.First);
        Answer(Forward(activations.view(-1, channels), slopes), values);
        spare.Add(slopes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reduction?.Dispose();
        reductionBias?.Dispose();
        foreach (var fire in fires)
            fire.Dispose();
    }

    private Slopes Rent() => spare.TryTake(out var slopes) ? slopes : new Slopes(this);

    /// <summary>What the head sees, from the first activations.</summary>
    private Tensor Forward(Tensor values, Slopes slopes)
    {
        if (reduction is not null)
        {
            values = Rows.Of(nn.functional.conv3d(Rows.Grid(values, edge), reduction, reductionBias, [2, 2, 2]));
            SoftplusKernel.Apply(Rows.Values(values), slopes.Reduced);
        }

        for (var i = 0; i < fires.Length; i++)
        {
            var fire = fires[i];
            values = fire.Forward(values, slopes.Squeezed[i], slopes.Expanded[i]);
            if (stageEnds.Contains(i))
            {
                var pooled = empty(values.shape[0] / 8, fire.Outputs);
                PowerMeanKernel.Pool(
                    Rows.Values(values),
                    slopes.Expanded[i],
                    Rows.Values(pooled),
                    fire.Edge,
                    fire.Outputs);
                values = pooled;
            }
        }

        return values;
    }

    /// <summary>The head: a weighted mean over voxels and channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Answer(Tensor features, Span<double> answers)
    {
        var values = Rows.Values(features);
        var rows = fires[^1].Voxels;
        for (var i = 0; i < answers.Length; i++)
        {
            var sum = 0.0;
            for (var row = i * rows; row < (i + 1) * rows; row++)
            {
                for (var channel = 0; channel < head.Length; channel++)
                    sum += values[(row * head.Length) + channel] * head[channel];
            }

            answers[i] = (sum / rows) + headBias;
        }
    }

    private void Backward(int points, Slopes slopes, Span<float> gradients)
    {
        var last = fires[^1];
        var gradient = empty(points * last.Voxels, last.Outputs);
        var values = Rows.Values(gradient);
        for (var i = 0; i < points * last.Voxels; i++)
            share.CopyTo(values[(i * share.Length)..]);
        for (var i = fires.Length - 1; i >= 0; i--)
        {
            var fire = fires[i];
            if (stageEnds.Contains(i))
            {
                var pooled = gradient;
                gradient = empty(points * fire.Voxels, fire.Outputs);
                PowerMeanKernel.Unpool(
                    Rows.Values(pooled),
                    slopes.Expanded[i],
                    Rows.Values(gradient),
                    fire.Edge,
                    fire.Outputs);
            }
            else
            {
                SoftplusKernel.Scale(Rows.Values(gradient), slopes.Expanded[i]);
            }

            gradient = fire.Backward(gradient, slopes.Squeezed[i]);
        }

        if (reduction is not null)
        {
            SoftplusKernel.Scale(Rows.Values(gradient), slopes.Reduced);
            gradient = Rows.Of(
                nn.functional.conv_transpose3d(Rows.Grid(gradient, edge / 2), reduction, null, [2, 2, 2]));
        }

        Rows.Values(gradient).CopyTo(gradients);
        SoftplusKernel.Scale(gradients, slopes.First);
    }

    /// <summary>The slopes of all activations, kept from the way there for the way back.</summary>
    private sealed class Slopes(FusedTrunk trunk)
    {
        internal float[] First { get; } = new float[MostPoints * trunk.edge * trunk.edge * trunk.edge * trunk.channels];

        internal float[] Reduced { get; } =
            trunk.reduction is null ? [] : new float[MostPoints * trunk.fires[0].Voxels * trunk.fires[0].Inputs];

        internal float[][] Squeezed { get; } =
        [.. trunk.fires.Select(fire => new float[MostPoints * fire.Voxels * fire.Squeezed])];

        internal float[][] Expanded { get; } =
        [.. trunk.fires.Select(fire => new float[MostPoints * fire.Voxels * fire.Outputs])];
    }
}
