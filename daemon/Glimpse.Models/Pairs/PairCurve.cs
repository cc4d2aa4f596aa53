using System.Collections.Immutable;
using Glimpse.Core.Voxels;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Pairs;

/// <summary>What two full voxels contribute by their distance, one of the protein and one of the ligand.</summary>
/// <param name="Protein">The protein's channel.</param>
/// <param name="Ligand">The ligand's channel.</param>
/// <param name="Distances">Å, ascending.</param>
/// <param name="Values">What they contribute at each, in the model's unit, for a ligand without rotatable
/// bonds.</param>
public sealed record PairCurve(
    string Protein,
    string Ligand,
    ImmutableArray<double> Distances,
    ImmutableArray<double> Values)
{
    /// <summary>Å between two points of a curve.</summary>
    private const double Step = 0.25;

    /// <summary>
    /// Å from which a curve is given: atoms are never nearer, and what it is there would hide the rest.
    /// </summary>
    private const double First = 2.0;

    /// <summary>
    /// The curves of a model from 2 Å on, none for one that is no pair potential, nor those that are 0 throughout.
    /// </summary>
    /// <exception cref="Core.GlimpseException">Its weights are missing, damaged or another model's.</exception>
    public static ImmutableArray<PairCurve> Of(ModelFolder folder)
    {
        if (folder.Manifest.Architecture is not PairArchitecture architecture)
            return [];
        var weights = PairWeights.From(
            SafeTensors.Parse(folder.WeightsPath, folder.ReadWeights()),
            folder.WeightsPath,
            architecture,
            folder.Scheme);
        var curves = new PairCurves(architecture.Bases, architecture.Reach);
        var distances = Enumerable
            .Range(0, 1 + (int)Math.Max(0, (curves.End - First) / Step))
            .Select(i => First + (i * Step)).ToImmutableArray();
        var pairs =
            from protein in folder.Scheme.ChannelsOf(Side.Protein)
            from ligand in folder.Scheme.ChannelsOf(Side.Ligand)
            select (Protein: folder.Scheme.Channels[protein].Name, Ligand: folder.Scheme.Channels[ligand].Name);
        return
        [
            .. pairs
                .Zip(weights.Curves.Chunk(architecture.Bases))
                .Where(one => one.Second.Any(weight => weight != 0))
                .Select(one => new PairCurve(
                    one.First.Protein,
                    one.First.Ligand,
                    distances,
                    [
                        .. distances.Select(distance =>
                            one.Second.Index().Sum(basis => basis.Item * curves.At(basis.Index, distance))),
                    ])),
        ];
    }
}
