using Glimpse.Core.Attribution;
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
    /// Numbers of the gradients that are kept in one piece of memory: enough that malloc maps it by itself and gives it
    /// back whole. Kept batch by batch among what else comes and goes, 200 gradients of 0.9 MB took 1.35 MB each.
    /// </summary>
    private const int ChunkNumbers = 1 << 23;

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
    private readonly Tensor? support;
    private readonly Tensor step;
    private readonly Tensor sum;
    private readonly int chunkGradients;
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
        int batch,
        Tensor? support = null)
    {
        this.model = model;
        this.thread = thread;
        this.gradientsAt = gradientsAt;
        this.batch = batch;
        this.pullBack = pullBack;
        this.voxels = voxels;
        this.start = start;
        difference = end - start;
        this.support = support;
        step = Kept(Flat(difference)).select(0, 0).contiguous();
        sum = zeros(step.numel(), float64, thread.Device);
        chunkGradients = (int)Math.Max(1, ChunkNumbers / Math.Max(1, step.numel()));

        // Only now: what an exception leaves behind goes with the scope.
        foreach (var tensor in (Tensor?[])[voxels, start, difference, support, step, sum])
            tensor?.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int MostSteps { get; private init; } = ExplainOptions.UsualMaxSteps;

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
            var change = (WeightedSum(changes) * step).norm().item<double>();
            return change == 0 ? 0 : change / (WeightedSum(weights) * step).norm().item<double>();
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
        var gradient = thread.Run(() =>
            pullBack(voxels, Shaped(sum)).to(float64).cpu().contiguous().data<double>().ToArray());
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
            support?.Dispose();
            step.Dispose();
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
            network.Prefix(input),
            LoadedModel.BatchSize)
        {
            MostSteps = network.MostSteps,
        };

    /// <summary>The same by the trunk's own way back, a part of each batch on each lane.</summary>
    internal static GradientPath Hoisted(
        LoadedModel model,
        INetwork network,
        ITrunk trunk,
        TorchThread thread,
        Tensor baseline,
        Tensor input) =>
        new(
            model,
            thread,
            (start, difference, alphas) => Differentiate(trunk, thread.Lanes, start, difference, alphas),
            (voxels, gradients) => PullBack(network, voxels, gradients),
            Middle(baseline, input),
            network.Prefix(baseline),
            network.Prefix(input),
            trunk.MostPoints * thread.Lanes.Count)
        {
            MostSteps = network.MostSteps,
        };

    /// <summary>The path in the voxels themselves.</summary>
    /// <param name="model">The output.</param>
    /// <param name="network">Its network.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="baseline">Where the path starts.</param>
    /// <param name="input">Where it ends.</param>
    /// <param name="everywhere">Whether gradients are kept where both ends are empty, too: a twelfth of
    /// gnina's voxels are filled.</param>
    internal static GradientPath Plain(
        LoadedModel model,
        INetwork network,
        TorchThread thread,
        Tensor baseline,
        Tensor input,
        bool everywhere) =>
        new(
            model,
            thread,
            (start, difference, alphas) =>
                Differentiate(at => model.Chosen(network.Rest(network.Prefix(at))), start, difference, alphas),
            (_, gradients) => gradients,
            baseline,
            baseline,
            input,
            model.InputBatch,
            everywhere ? null : Flat(baseline.abs().add(input.abs(), One)).select(0, 0).nonzero().view(-1))
        {
            MostSteps = network.MostSteps,
        };

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
        var (values, all) = gradientsAt(start, difference, alphas);
        var gradients = Kept(all);
        var slopes = gradients.mv(step).to(float64).cpu().data<double>().ToArray();
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
            var row = kept % chunkGradients;
            if (kept == chunks.Count * chunkGradients)
                chunks.Add(
                    empty([chunkGradients, gradients.shape[1]], gradients.dtype, thread.Device).DetachFromDisposeScope()
                );
            var fitting = Math.Min(chunkGradients - row, count - first);
            chunks[kept / chunkGradients].narrow(0, row, fitting).copy_(gradients.narrow(0, first, fitting));
            first += fitting;
            kept += fitting;
        }
    }

    private Tensor WeightedSum(double[] weights)
    {
        if (weights.Length != kept)
            throw new ArgumentException("One weight a kept gradient is needed.", nameof(weights));
        var total = zeros_like(sum);
        for (var first = 0; first < kept;)
        {
            using var scope = NewDisposeScope();
            var row = first % chunkGradients;
            var count = Math.Min(Math.Min(LoadedModel.BatchSize, chunkGradients - row), kept - first);
            var rows = chunks[first / chunkGradients].narrow(0, row, count);
            total.add_(rows.t().mv(PerSample(weights.AsSpan(first, count).ToArray())), Nonlinearity.One);
            first += count;
        }

        return total;
    }

    /// <summary>What is kept of each row of <see cref="Flat"/>.</summary>
    private Tensor Kept(Tensor rows) => support is null ? rows : rows.index_select(1, support);

    /// <summary>
    /// [sample, value] in the order in which the values lie in memory (channels last), so that nothing is copied.
    /// </summary>
    private static Tensor Flat(Tensor tensor) => tensor.permute(0, 2, 3, 4, 1).reshape(tensor.shape[0], -1);

    /// <summary>One row of what is kept in a sample's own shape again, 0 elsewhere.</summary>
    private Tensor Shaped(Tensor row) =>
        (support is null ? row : zeros(start.numel(), float64, thread.Device).scatter_(0, support, row)).view(
            1,
            start.shape[2],
            start.shape[3],
            start.shape[4],
            start.shape[1])
            .permute(0, 4, 1, 2, 3);

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
