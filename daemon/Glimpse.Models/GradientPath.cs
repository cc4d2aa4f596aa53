using Glimpse.Core.Attribution;
using Glimpse.Models.Networks;
using static TorchSharp.torch;

namespace Glimpse.Models;

/// <summary>
/// The straight path between two inputs, seen where a network stops being affine. Up to there the path stays straight, so
/// it is evaluated at both ends and interpolated; gradients are summed there and pulled back to the voxels once. Within
/// a batch the weighted sum is float32, over batches double.
/// </summary>
internal sealed class GradientPath : IGradientPath
{
    private readonly LoadedModel model;
    private readonly TorchThread thread;
    private readonly Func<Tensor, Tensor> rest;
    private readonly Func<Tensor, Tensor, Tensor> pullBack;
    private readonly Tensor voxels;
    private readonly Tensor start;
    private readonly Tensor difference;
    private readonly Tensor sum;

    private GradientPath(
        LoadedModel model,
        TorchThread thread,
        Func<Tensor, Tensor> rest,
        Func<Tensor, Tensor, Tensor> pullBack,
        Tensor voxels,
        Tensor start,
        Tensor end)
    {
        this.model = model;
        this.thread = thread;
        this.rest = rest;
        this.pullBack = pullBack;
        this.voxels = voxels.DetachFromDisposeScope();
        this.start = start.DetachFromDisposeScope();
        difference = (end - start).DetachFromDisposeScope();
        sum = zeros_like(start, float64).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public PathPoint[] Accumulate(ReadOnlySpan<double> alphas, ReadOnlySpan<double> weights)
    {
        if (alphas.Length != weights.Length)
            throw new ArgumentException("One weight a position is needed.", nameof(weights));
        var points = new PathPoint[alphas.Length];
        for (var first = 0; first < alphas.Length; first += LoadedModel.BatchSize)
        {
            var count = Math.Min(LoadedModel.BatchSize, alphas.Length - first);
            var (positions, factors) = (alphas.Slice(first, count).ToArray(), weights.Slice(first, count).ToArray());
            thread.Run(() => Step(positions, factors)).CopyTo(points, first);
        }

        return points;
    }

    /// <inheritdoc/>
    public double[] GradientSum()
    {
        var gradient = thread.Run(() => pullBack(voxels, sum).to(float64).cpu().contiguous().data<double>().ToArray());
        model.CheckFinite(gradient);
        return gradient;
    }

    /// <inheritdoc/>
    public void Dispose() =>
        thread.Run(() =>
        {
            voxels.Dispose();
            start.Dispose();
            difference.Dispose();
            sum.Dispose();
        });

    /// <summary>The path behind the network's affine prefix.</summary>
    internal static GradientPath Hoisted(LoadedModel model, SqueezeNet3d network, TorchThread thread, Tensor baseline, Tensor input) =>
        new(
            model,
            thread,
            network.Rest,
            (voxels, gradients) => PullBack(network, voxels, gradients),
            baseline,
            network.Prefix(baseline),
            network.Prefix(input));

    /// <summary>The path in the voxels themselves.</summary>
    internal static GradientPath Plain(LoadedModel model, SqueezeNet3d network, TorchThread thread, Tensor baseline, Tensor input) =>
        new(model, thread, network.forward, (_, gradients) => gradients, baseline, baseline, input);

    private static Tensor PullBack(SqueezeNet3d network, Tensor voxels, Tensor gradients)
    {
        using var on = enable_grad();
        var at = voxels.detach().requires_grad_(true);
        return autograd.grad([network.Prefix(at)], [at], [gradients.to(voxels.dtype)])[0];
    }

    private PathPoint[] Step(double[] alphas, double[] weights)
    {
        using var on = enable_grad();
        var at = (start + (PerSample(alphas) * difference)).detach().requires_grad_(true);
        var outputs = rest(at);
        var gradients = autograd.grad([outputs.sum()], [at])[0];
        var slopes = (gradients * difference).sum([1, 2, 3, 4], type: float64);
        sum.add_((gradients * PerSample(weights)).sum(0, keepdim: true));
        return Points(alphas, outputs, slopes);
    }

    private Tensor PerSample(double[] values) => tensor(values, start.dtype, thread.Device).view(-1, 1, 1, 1, 1);

    private PathPoint[] Points(double[] alphas, Tensor outputs, Tensor slopes)
    {
        var value = outputs.detach().to(float64).cpu().data<double>().ToArray();
        var slope = slopes.detach().cpu().data<double>().ToArray();
        model.CheckFinite(value);
        model.CheckFinite(slope);
        return [.. alphas.Select((alpha, i) => new PathPoint(alpha, value[i], slope[i]))];
    }
}
