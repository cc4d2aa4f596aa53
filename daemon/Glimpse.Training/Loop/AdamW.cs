using Glimpse.Models.Networks;
using Glimpse.Models.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Training.Loop;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019). Its moments are plain tensors, so that a checkpoint
/// holds them bit by bit. To be used on the torch thread.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private const string FirstMoment = "adam.first.";
    private const string SecondMoment = "adam.second.";

    // Kept, since a Scalar that TorchSharp makes of a number on the way may be freed while torch still reads it.
    private readonly Scalar keptFirst = Beta1;
    private readonly Scalar newFirst = 1 - Beta1;
    private readonly Scalar keptSecond = Beta2;
    private readonly Scalar newSecond = 1 - Beta2;
    private readonly Scalar epsilon = Epsilon;

    private readonly double weightDecay;
    private readonly (string Name, Parameter Parameter, Tensor First, Tensor Second)[] items;

    /// <summary>Starts with moments of zero.</summary>
    internal AdamW(nn.Module network, double weightDecay)
    {
        this.weightDecay = weightDecay;
        items = [.. network.named_parameters().Select(item => (
            item.name,
            item.parameter,
            zeros_like(item.parameter).DetachFromDisposeScope(),
            zeros_like(item.parameter).DetachFromDisposeScope()))];
    }

    /// <summary>The moments, for a checkpoint.</summary>
    internal IEnumerable<SafeTensor> State =>
        items.SelectMany(item => new[]
        {
            NetworkWeights.Copy(FirstMoment + item.Name, item.First),
            NetworkWeights.Copy(SecondMoment + item.Name, item.Second),
        });

    /// <summary>True for a name of <see cref="State"/>.</summary>
    internal static bool Owns(string name) => name.StartsWith("adam.", StringComparison.Ordinal);

    /// <summary>Takes the moments of a checkpoint.</summary>
    internal void Restore(SafeTensorFile file)
    {
        foreach (var (name, _, first, second) in items)
        {
            NetworkWeights.Put(first, file.Tensors[FirstMoment + name]);
            NetworkWeights.Put(second, file.Tensors[SecondMoment + name]);
        }
    }

    /// <summary>Moves the parameters along their gradients.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="step">Steps done before this one.</param>
    internal void Step(double rate, long step)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var correction1 = 1 - Math.Pow(Beta1, step + 1);
        var correction2 = 1 - Math.Pow(Beta2, step + 1);
        using Scalar decay = 1 - (rate * weightDecay);
        using Scalar scale = 1 / correction2;
        using Scalar stride = -rate / correction1;
        foreach (var (_, parameter, first, second) in items)
        {
            var gradient = parameter.grad!;
            if (parameter.dim() > 1)
                parameter.mul_(decay);
            first.mul_(keptFirst).add_(gradient, newFirst);
            second.mul_(keptSecond).addcmul_(gradient, gradient, newSecond);
            var denominator = second.mul(scale).sqrt_().add_(epsilon, Nonlinearity.One);
            parameter.addcdiv_(first, denominator, stride);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var scalar in (Scalar[])[keptFirst, newFirst, keptSecond, newSecond, epsilon])
            scalar.Dispose();
        foreach (var (_, _, first, second) in items)
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
