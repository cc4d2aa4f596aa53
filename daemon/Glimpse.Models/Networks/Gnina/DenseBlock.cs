using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>
/// Four convolutions, each of all that the block has so far, each normalised before, all results kept (Huang et al.
/// 2017). Folded, a normalisation scales the weights, and its shift becomes a map of its own, since the zeros around
/// the grid aren't shifted; and what a map adds to all later convolutions is one convolution.
/// </summary>
internal sealed class DenseBlock : nn.Module<Tensor, Tensor>, IFoldable
{
    /// <summary>Channels that each convolution adds.</summary>
    internal const int Growth = 16;

    /// <summary>Convolutions of a block.</summary>
    internal const int Layers = 4;

    /// <summary>Edge of a convolution's kernel, voxels.</summary>
    private const int Kernel = 3;

    private readonly int inputs;
    private readonly int size;
    private readonly BatchNorm3d[] norms = new BatchNorm3d[Layers];
    private readonly Convolution[] convolutions = new Convolution[Layers];
    private readonly long[] padding = [Kernel / 2, Kernel / 2, Kernel / 2];
    private Tensor[]? folded;
    private Tensor? shifts;

    /// <summary>Makes the block with random weights.</summary>
    /// <param name="level">Its place among the network's, from 0: tensors are named for it.</param>
    /// <param name="inputs">Channels that go in.</param>
    /// <param name="size">Voxels along each edge there.</param>
    internal DenseBlock(int level, int inputs, int size)
        : base(nameof(DenseBlock))
    {
        (this.inputs, this.size) = (inputs, size);
        for (var i = 0; i < Layers; i++)
        {
            norms[i] = nn.BatchNorm3d(inputs + (i * Growth));
            convolutions[i] = new Convolution(inputs + (i * Growth), Growth, Kernel);
            register_module($"data_enc_level{level}_batchnorm_conv{i}", norms[i]);
            register_module($"data_enc_level{level}_conv{i}", convolutions[i]);
        }
    }

    /// <summary>Channels that come out of a block.</summary>
    internal static int OutputsOf(int inputs) => inputs + (Layers * Growth);

    /// <inheritdoc/>
    public void Fold()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var scaled = new Tensor[Layers];
        var added = new Tensor[Layers];
        for (var i = 0; i < Layers; i++)
        {
            var (norm, convolution) = (norms[i], convolutions[i]);
            using TorchSharp.Scalar epsilon = norm.eps;
            var scale = norm.weight! / norm.running_var!.add(epsilon, Nonlinearity.One).sqrt();
            var shift = (norm.bias! - (norm.running_mean! * scale)).view(1, -1, 1, 1, 1);
            scaled[i] = convolution.Weight.detach() * scale.view(1, -1, 1, 1, 1);
            added[i] = convolution.call(shift.expand(1, shift.shape[1], size, size, size));
        }

        var parts = Enumerable
            .Range(0, Layers)
            .Select(part =>
            {
                var (first, width) = part == 0 ? (0, inputs) : (inputs + ((part - 1) * Growth), Growth);
                return cat([.. scaled.Skip(part).Select(weight => weight.narrow(1, first, width))]);
            });
        folded = [.. parts.Select(weight => ConvNorm.ChannelsLast(weight).DetachFromDisposeScope())];
        shifts = ConvNorm.ChannelsLast(cat(added, 1)).DetachFromDisposeScope();
    }

    /// <summary>[n, channel, x, y, z] to the same with <see cref="OutputsOf"/> channels.</summary>
    public override Tensor forward(Tensor input) => folded is null ? Plain(input) : Folded(input);

    private Tensor Plain(Tensor input)
    {
        var all = input;
        for (var i = 0; i < Layers; i++)
            all = cat([all, nn.functional.relu(convolutions[i].call(norms[i].call(all)))], 1);
        return all;
    }

    private Tensor Folded(Tensor input)
    {
        // What autograd doesn't need is let go of at once.
        using var scope = NewDisposeScope();
        var results = new Tensor[Layers + 1];
        results[0] = input;
        var pending = shifts!;
        for (var i = 0; i < Layers; i++)
        {
            pending = nn.functional.conv3d(results[i], folded![i], padding: padding).add_(pending, Nonlinearity.One);
            results[i + 1] = nn.functional.relu(pending.narrow(1, 0, Growth));
            pending = pending.narrow(1, Growth, pending.shape[1] - Growth);
        }

        return cat(results, 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var tensor in folded ?? [])
                tensor.Dispose();
            shifts?.Dispose();
            foreach (var layer in norms)
                layer.Dispose();
            foreach (var layer in convolutions)
                layer.Dispose();
        }

        base.Dispose(disposing);
    }
}
