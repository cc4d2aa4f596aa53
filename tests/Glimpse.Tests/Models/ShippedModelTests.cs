using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Tests.Attribution;
using Glimpse.Tests.Chemistry;
using Xunit;

namespace Glimpse.Tests.Models;

/// <summary>The models of daemon/models, as the program finds them, on amprenavir in HIV protease.</summary>
[Collection(TorchTests.Name)]
public sealed class ShippedModelTests(TorchFixture fixture)
{
    private const int Steps = 8;

    private static readonly TypedComplex Complex = RealComplex.Whole;

    public static MatrixTheoryData<string, View> ModelsAndViews =>
        new(
            ModelRegistry
                .Open()
                .Models.Where(model => model.Manifest.Architecture is NetworkArchitecture)
                .Select(model => model.Manifest.Name),
            Enum.GetValues<View>());

    [Fact]
    public void Every_one_says_its_version_and_that_it_came_with_the_program() =>
        Assert.All(
            ModelRegistry.Open().Models,
            model => Assert.True(model.IsShipped && model.Manifest.Version.Length > 0, model.Path));

    [Theory]
    [MemberData(nameof(ModelsAndViews))]
    public void Hoisting_the_prefix_gives_the_plain_loops_map_in_every_view(string name, View view)
    {
        // The reference ligand of a comparison: the same one, moved by less than a bond.
        var complex = view == View.Versus ? TwoLigands.Of(Complex, _ => new Point3(0.6, -0.4, 0.3)) : Complex;
        var ends = ViewEnds.Of(complex, complex.Scheme.GridFor(complex), view);
        using var model = LoadedModel.Load(ModelRegistry.Open().Find(name), fixture.Thread);
        foreach (var path in ViewPath.Of(view))
        {
            using var hoisted = model.OpenPath(ends.Inputs[path.Start], ends.Inputs[path.End]);
            using var plain = model.OpenPlainPath(ends.Inputs[path.Start], ends.Inputs[path.End]);
            var (first, second) = (Map(hoisted), Map(plain));
            var distance = Math.Sqrt(first.Zip(second, (x, y) => (x - y) * (x - y)).Sum() / second.Sum(y => y * y));
            Assert.InRange(distance, 0, 1e-5);
        }

        double[] Map(IGradientPath path)
        {
            var quadrature = Quadrature.Of(QuadratureRule.Midpoint, Steps);
            path.Evaluate(quadrature.Nodes.AsSpan());
            path.Fold(quadrature.Weights.AsSpan());
            return path.GradientSum();
        }
    }
}
