using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// A trunk by autograd, so that each lane computes points of its own: in large networks that is all that the lanes
/// gain, and it needs no kernels.
/// </summary>
internal sealed class AutogradTrunk : ITrunk
{
    /// <summary>One alone takes the convolutions longer than two, up to five times: it is taken twice.</summary>
    private const int Least = 2;

    // Kept: see Nonlinearity.
    private static readonly Scalar One = 1;

    private readonly INetwork network;
    private readonly int output;
    private readonly long[] shape;

    private AutogradTrunk(INetwork network, int output, long[] shape, int mostPoints)
    {
        this.network = network;
        this.output = output;
        this.shape = shape;
        MostPoints = mostPoints;
    }

    /// <inheritdoc/>
    public int MostPoints { get; }

    /// <summary>The trunk of a frozen network; null where there are no lanes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="output">The output that is explained, from 0.</param>
    /// <param name="shape">Its prefix's result: x, y, z, channel.</param>
    /// <param name="mostPoints">Points of a path in one pass.</param>
    /// <param name="device">Where the weights are.</param>
    /// <param name="precision">What they are computed in.</param>
    internal static AutogradTrunk? Of(
        INetwork network,
        int output,
        long[] shape,
        int mostPoints,
        Device device,
        ScalarType precision) =>
        device.type == DeviceType.CPU && precision == ScalarType.Float32
            ? new AutogradTrunk(network, output, shape, mostPoints)
            : null;

    /// <inheritdoc/>
    public void Evaluate(
        Tensor start,
        Tensor difference,
        ReadOnlySpan<double> alphas,
        Span<double> values,
        Tensor gradients)
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        double[] points = alphas.Length < Least ? [alphas[0], alphas[0]] : alphas.ToArray();
        var positions = tensor(points, float32).view(-1, 1);
        var at = addcmul(start, positions, difference, One).detach().requires_grad_(true);
        var answers = Answers(at);
        gradients.copy_(autograd.grad([answers.sum()], [at])[0].narrow(0, 0, alphas.Length));
        Put(answers.detach(), values);
    }

    /// <inheritdoc/>
    public void Predict(Tensor inputs, Span<double> values)
    {
        using var scope = NewDisposeScope();
        Put(Answers(inputs.shape[0] < Least ? cat([inputs, inputs]) : inputs), values);
    }

    /// <summary>Nothing: the weights are the network's.</summary>
    public void Dispose()
    {
    }

    private static void Put(Tensor answers, Span<double> values) =>
        answers.to(float64).data<double>().ToArray().AsSpan(0, values.Length).CopyTo(values);

    private Tensor Answers(Tensor rows) =>
        network
            .Rest(rows.view(-1, shape[0], shape[1], shape[2], shape[3]).permute(0, 4, 1, 2, 3))
            .select(1, output)
            .contiguous();
}
