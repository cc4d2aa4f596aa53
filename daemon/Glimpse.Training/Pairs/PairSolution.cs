using Glimpse.Core.Attribution;
using Glimpse.Models.Pairs;

namespace Glimpse.Training.Pairs;

/// <summary>
/// A fitted potential in the columns of its regression: sums over pairs, divided by the ligand's flexibility; sums of
/// the ligand's channels; its atoms by kind, where they count; heavy atoms; rotatable bonds.
/// </summary>
/// <param name="Mean">Weighted mean of each column.</param>
/// <param name="Deviation">What it is divided by.</param>
/// <param name="Theta">Its coefficient, pK.</param>
/// <param name="Intercept">Weighted mean of the measured pK.</param>
/// <param name="Flexibility">A sum over pairs is divided by 1 + this × rotatable bonds.</param>
internal sealed record PairSolution(
    double[] Mean,
    double[] Deviation,
    double[] Theta,
    double Intercept,
    double Flexibility)
{
    /// <summary>Columns of the ligand's atoms by kind.</summary>
    internal int Kinds { get; init; }

    /// <summary>Steps in which the ranking rows were settled.</summary>
    internal int Steps { get; init; }

    /// <summary>The model's weights: coefficients of the columns as they are.</summary>
    /// <param name="ligandChannels">How many channels the ligand has.</param>
    internal PairWeights ToWeights(int ligandChannels)
    {
        var raw = Theta.Zip(Deviation, (theta, deviation) => theta / deviation).ToArray();
        var kinds = raw.Length - PairFit.CountColumns - Kinds;
        var pairs = kinds - ligandChannels;
        return new()
        {
            Curves = raw[..pairs],
            Ligand = raw[pairs..kinds],
            Kinds = raw[kinds..^PairFit.CountColumns],
            HeavyAtom = raw[^2],
            RotatableBond = raw[^1],
            Constant = Intercept - raw.Zip(Mean, (weight, mean) => weight * mean).Sum(),
        };
    }

    /// <summary>The pK of a complex in some pose.</summary>
    /// <param name="sums">The pose's sums over pairs.</param>
    /// <param name="ligandSums">The sums of the ligand's channels in it.</param>
    /// <param name="counts">The ligand's counts.</param>
    internal double Predict(float[] sums, float[] ligandSums, LigandCounts counts)
    {
        var columns = PairFit.Columns(sums, ligandSums, counts, Flexibility);
        var value = Intercept;
        for (var i = 0; i < columns.Length; i++)
            value += Theta[i] * (columns[i] - Mean[i]) / Deviation[i];
        return value;
    }
}
