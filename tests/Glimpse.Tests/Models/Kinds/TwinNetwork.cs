using Glimpse.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>One convolution, softplus, the mean over voxels, and two numbers.</summary>
internal sealed class TwinNetwork : nn.Module<Tensor, Tensor>, INetwork
{
    private readonly Conv3d first;
    private readonly Linear heads;

    internal TwinNetwork(TwinArchitecture architecture)
        : base(nameof(TwinNetwork))
    {
        Shape = architecture.Shape;
        first = nn.Conv3d(Shape.Channels, Shape.Features, 3, padding: 1);
        heads = nn.Linear(Shape.Features, Shape.Outputs);
        RegisterComponents();
    }

    public NetworkShape Shape { get; }

    public nn.Module Module => this;

    public Tensor Prefix(Tensor input) => first.call(input);

    public Tensor Rest(Tensor features) => heads.call(Pooled(features));

    public Tensor Features(Tensor input) => Pooled(Prefix(input));

    public override Tensor forward(Tensor input) => Rest(Prefix(input));

    private static Tensor Pooled(Tensor features) =>
        Nonlinearity.Apply(Activation.Softplus, features).mean([2, 3, 4]);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            heads.Dispose();
        }

        base.Dispose(disposing);
    }
}
