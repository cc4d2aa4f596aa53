using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>
/// The trained clash detector with its weights shuffled layer by layer from the head down: a map that survives this
/// shows the input, not what the model learnt (Adebayo et al. 2018, cascading randomisation).
/// </summary>
[Collection(TorchTests.Name)]
public sealed class CascadeTests(TorchFixture fixture)
{
    private const float Full = 0.9f;
    private static readonly ExplainOptions Options = ExplainOptions.Fixed(QuadratureRule.Midpoint, 20);

    [Fact]
    public void Shuffling_the_weights_from_the_head_down_destroys_the_map()
    {
        var folder = ModelFolder.Read(Path.Combine(Fixture.PathOf(""), "..", "..", "daemon", "models", "clash"));
        var weights = SafeTensors.Read(folder.WeightsPath);
        var complex = Amprenavir();
        var occupancies = complex.Scheme.Voxelize(complex, complex.Scheme.GridFor(complex));
        var original = Map(folder, weights, complex);
        var random = new Random(5);
        List<double> correlations = [];
        foreach (var layer in LayersFromTheHead(folder))
        {
            foreach (var tensor in layer)
                weights = weights with
                {
                    Tensors = weights.Tensors.SetItem(tensor, Shuffled(weights.Tensors[tensor], random)),
                };
            correlations.Add(Similarity(occupancies, original, Map(folder, weights, complex)));
        }

        Assert.True(correlations.Count > 3);
        Assert.InRange(correlations[^1], -0.4, 0.4);
        Assert.True(correlations[^1] < correlations[0]);
        Assert.True(
            correlations[(correlations.Count / 2)..].Average() < correlations[..(correlations.Count / 2)].Average());
    }

    /// <summary>The tensors of each layer, by name, the output's first.</summary>
    private string[][] LayersFromTheHead(ModelFolder folder) =>
        fixture.Thread.Run(() =>
        {
            using var network = new SqueezeNet3d((SqueezeNetArchitecture)folder.Manifest.Architecture);
            return NetworkWeights
                .Of(network)
                .Select(tensor => tensor.Name)
                .GroupBy(LayerOf, (_, names) => names.ToArray())
                .Reverse()
                .ToArray();
        });

    /// <summary>What comes before the first dot, with its number in a list of modules.</summary>
    private static string LayerOf(string tensor)
    {
        var words = tensor.Split('.');
        return words.Length > 2 && char.IsAsciiDigit(words[1][0]) ? $"{words[0]}.{words[1]}" : words[0];
    }

    private static SafeTensor Shuffled(SafeTensor tensor, Random random)
    {
        var values = tensor.Values.ToArray();
        random.Shuffle(values);
        return tensor with { Values = values };
    }

    private float[] Map(ModelFolder folder, SafeTensorFile weights, TypedComplex complex)
    {
        var network = fixture.Thread.Run(() =>
        {
            var made = new SqueezeNet3d((SqueezeNetArchitecture)folder.Manifest.Architecture);
            NetworkWeights.Fill(made, weights, folder.WeightsPath);
            return made;
        });
        using var model = new LoadedModel(folder.Manifest, network, fixture.Thread);
        return Explainer.Explain(model, complex, Options, null, TestContext.Current.CancellationToken).Voxels;
    }

    /// <summary>
    /// Spearman's rank correlation of the absolute attributions of the voxels that are full: an attribution is
    /// occupancy × gradient, and where occupancies fall from 1 to 1e-6 they alone would decide the ranks.
    /// </summary>
    private static double Similarity(float[] occupancies, float[] first, float[] second)
    {
        int[] filled = [.. Enumerable.Range(0, first.Length).Where(i => occupancies[i] > Full)];
        return RankCorrelation
            .Of(
                [.. filled.Select(i => (double)Math.Abs(first[i]))],
                [.. filled.Select(i => (double)Math.Abs(second[i]))]
            )!
            .Value;
    }

    private static TypedComplex Amprenavir()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var typed = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
        return typed with
        {
            Positions =
            [
                .. typed.Positions.Select(
                    (at, i) => typed.Atoms[i].Side == Side.Ligand ? at + new Point3(2, 0, 0) : at),
            ],
        };
    }
}
