using Glimpse.Core.Attribution;
using Glimpse.Models.Fused;
using Glimpse.Models.Networks;
using Glimpse.Models.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Models.Inference;

/// <summary>
/// The straight path between two inputs, seen where a network stops being affine. Up to there the path stays straight,
/// so it is evaluated at both ends and interpolated; gradients are kept there, summed piece by piece in float32 and the
/// pieces in double, and pulled back to the voxels once.
/// </summary>
internal sealed class GradientPath : IGradientPath
{
    /// <summary>
    /// Gradients kept in one piece of memory: enough that malloc maps it by itself and gives it back whole. Kept batch
    /// by batch among what else comes and goes, 200 gradients of 0.9 MB took 1.35 MB each.
    /// </summary>
    private const int ChunkGradients = 4 * LoadedModel.BatchSize;

    // Kept, since a Scalar that TorchSharp makes of a number on the way may be freed while torch still reads it.
    private static readonly Scalar One = 1;
    private static readonly Scalar Half = 0.5;

    private readonly LoadedModel model;
    private readonly TorchThread thread;
    private readonly PathGradients gradientsAt;
    private readonly int batch;
    private readonly Func<Tensor, Tensor, Tensor> pullBack;
    private readonly Tensor voxels;
    private readonly Tensor start;
    private readonly Tensor difference;
    private readonly Tensor sum;
    private readonly List<Tensor> chunks = [];
    private int kept;

    /// <summary>
    /// F at some positions and the gradient of each, [position, value] as <see cref="Flat"/> lays them out.
    /// </summary>
    private delegate (double[] Values, Tensor Gradients) PathGradients(
        Tensor start,
        Tensor difference,
        double[] alphas);

    private GradientPath(
        LoadedModel model,
        TorchThread thread,
        PathGradients gradientsAt,
        Func<Tensor, Tensor, Tensor> pullBack,
        Tensor voxels,
        Tensor start,
        Tensor end,
        int batch = LoadedModel.BatchSize)
    {
        this.model = model;
        this.thread = thread;
        this.gradientsAt = gradientsAt;
        this.batch = batch;
        this.pullBack = pullBack;
        this.voxels = voxels;
        this.start = start;
        difference = end - start;
        sum = zeros_like(start, float64);

        // Only now: what an exception leaves behind goes with the scope.
        foreach (var tensor in (Tensor[])[voxels, start, difference, sum])
            tensor.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public PathPoint[] Evaluate(ReadOnlySpan<double> alphas)
    {
        var points = new PathPoint[alphas.Length];
        for (var first = 0; first < alphas.Length; first += batch)
        {
            var positions = alphas.Slice(first, Math.Min(batch, alphas.Length - first)).ToArray();
            thread.Run(() => Step(positions)).CopyTo(points, first);
        }

        return points;
    }

    /// <inheritdoc/>
    public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var weights = after.ToArray();
        var changes = after.ToArray();
        for (var i = 0; i < before.Length; i++)
            changes[i] -= before[i];
        return thread.Run(() =>
        {
            var change = (WeightedSum(changes) * difference).norm().item<double>();
            return change == 0 ? 0 : change / (WeightedSum(weights) * difference).norm().item<double>();
        });
    }

    /// <inheritdoc/>
    public void Fold(ReadOnlySpan<double> weights)
    {
        var factors = weights.ToArray();
        thread.Run(() =>
        {
            sum.add_(WeightedSum(factors), Nonlinearity.One);
            Forget();
        });
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
            chunks.ForEach(chunk => chunk.Dispose());
        });

    /// <summary>The path behind the network's affine prefix.</summary>
    internal static GradientPath Hoisted(
        LoadedModel model,
        INetwork network,
        TorchThread thread,
        Tensor baseline,
        Tensor input) =>
        new(
            model,
            thread,
            (start, difference, alphas) =>
                Differentiate(at => model.Chosen(network.Rest(at)), start, difference, alphas),
            (voxels, gradients) => PullBack(network, voxels, gradients),
            Middle(baseline, input),
            network.Prefix(baseline),
            network.Prefix(input));

    /// <summary>The same by the trunk's own way back, a part of each batch on each lane.</summary>
    internal static GradientPath Hoisted(
        LoadedModel model,
        INetwork network,
        ITrunk trunk,
        Lanes lanes,
        TorchThread thread,
        Tensor baseline,
        Tensor input) =>
        new(
            model,
            thread,
            (start, difference, alphas) => Differentiate(trunk, lanes, start, difference, alphas),
            (voxels, gradients) => PullBack(network, voxels, gradients),
            Middle(baseline, input),
            network.Prefix(baseline),
            network.Prefix(input),
            trunk.MostPoints * lanes.Count);

    /// <summary>The path in the voxels themselves.</summary>
    internal static GradientPath Plain(
        LoadedModel model,
        INetwork network,
        TorchThread thread,
        Tensor baseline,
        Tensor input) =>
        new(
            model,
            thread,
            (start, difference, alphas) =>
                Differentiate(at => model.Chosen(network.Rest(network.Prefix(at))), start, difference, alphas),
            (_, gradients) => gradients,
            baseline,
            baseline,
            input);

    /// <summary>By autograd.</summary>
    private static (double[] Values, Tensor Gradients) Differentiate(
        Func<Tensor, Tensor> rest,
        Tensor start,
        Tensor difference,
        double[] alphas)
    {
        using var on = enable_grad();
        var positions = tensor(alphas, start.dtype, start.device).view(-1, 1, 1, 1, 1);
        var at = addcmul(start, positions, difference, One).detach().requires_grad_(true);
        var outputs = rest(at);
        var gradients = autograd.grad([outputs.sum()], [at])[0];
        return (outputs.detach().to(float64).cpu().data<double>().ToArray(), Flat(gradients));
    }

    private static (double[] Values, Tensor Gradients) Differentiate(
        ITrunk trunk, Lanes lanes, Tensor start, Tensor difference, double[] alphas)
    {
        var values = new double[alphas.Length];
        var (from, by) = (Flat(start), Flat(difference));
        var gradients = empty(alphas.Length, from.shape[1]);
        lanes.Run(alphas.Length, part =>
        {
            var (first, count) = part.GetOffsetAndLength(alphas.Length);
            trunk.Evaluate(from, by, alphas.AsSpan(part), values.AsSpan(part), gradients.narrow(0, first, count));
        });
        return (values, gradients);
    }

    /// <summary>
    /// Where a gradient is pulled back: inside the path, since a maximum that is straight along it has another slope
    /// at its ends' kinks.
    /// </summary>
    private static Tensor Middle(Tensor baseline, Tensor input) => baseline.add(input, One).mul(Half);

    private static Tensor PullBack(INetwork network, Tensor voxels, Tensor gradients)
    {
        using var on = enable_grad();
        var at = voxels.detach().requires_grad_(true);
        return autograd.grad([network.Prefix(at)], [at], [gradients.to(voxels.dtype)])[0];
    }

    private PathPoint[] Step(double[] alphas)
    {
        var (values, gradients) = gradientsAt(start, difference, alphas);
        var slopes = gradients.mv(Flat(difference)[0]).to(float64).cpu().data<double>().ToArray();
        model.CheckFinite(values);
        model.CheckFinite(slopes);
        Keep(gradients);
        return [.. alphas.Select((alpha, i) => new PathPoint(alpha, values[i], slopes[i]))];
    }

    private void Keep(Tensor gradients)
    {
        var count = (int)gradients.shape[0];
        for (var first = 0; first < count;)
        {
            var row = kept % ChunkGradients;
            if (kept == chunks.Count * ChunkGradients)
                chunks.Add(
                    empty([ChunkGradients, gradients.shape[1]], gradients.dtype, thread.Device).DetachFromDisposeScope()
                );
            var fitting = Math.Min(ChunkGradients - row, count - first);
            chunks[kept / ChunkGradients].narrow(0, row, fitting).copy_(gradients.narrow(0, first, fitting));
            first += fitting;
            kept += fitting;
        }
    }

    private Tensor WeightedSum(double[] weights)
    {
        if (weights.Length != kept)
            throw new ArgumentException("One weight a kept gradient is needed.", nameof(weights));
        var total = zeros(sum.numel(), float64, thread.Device);
        for (var first = 0; first < kept; first += LoadedModel.BatchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(LoadedModel.BatchSize, kept - first);
            var rows = chunks[first / ChunkGradients].narrow(0, first % ChunkGradients, count);
            total.add_(rows.t().mv(PerSample(weights.AsSpan(first, count).ToArray())), Nonlinearity.One);
        }

        return Shaped(total);
    }

    /// <summary>
    /// [sample, value] in the order in which the values lie in memory (channels last), so that nothing is copied.
    /// </summary>
    private static Tensor Flat(Tensor tensor) => tensor.permute(0, 2, 3, 4, 1).reshape(tensor.shape[0], -1);

    /// <summary>One sample of <see cref="Flat"/> in its own shape again.</summary>
    private Tensor Shaped(Tensor flat) =>
        flat.view(1, start.shape[2], start.shape[3], start.shape[4], start.shape[1]).permute(0, 4, 1, 2, 3);

    /// <summary>The first piece stays for the next gradients.</summary>
    private void Forget()
    {
        foreach (var chunk in chunks.Skip(1))
            chunk.Dispose();
        chunks.RemoveRange(Math.Min(1, chunks.Count), Math.Max(0, chunks.Count - 1));
        kept = 0;
    }

    private Tensor PerSample(double[] values) => tensor(values, start.dtype, thread.Device);
}
