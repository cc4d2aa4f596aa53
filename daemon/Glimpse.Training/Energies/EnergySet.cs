using System.Collections.Immutable;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Energies;

/// <summary>
/// Ligands where they are, moved a little, and where they can't be, each with its <see cref="VinaTerms"/>: what a pose
/// is made of, as far as distances of atoms say. Other poses each epoch.
/// </summary>
internal sealed class EnergySet : ITrainingSet
{
    private const double OwnShare = 0.25;
    private const double MovedShare = 0.4;

    /// <summary>
    /// Mean and standard deviation of each term over such poses, the repulsion as ln(1 + x): they only make the terms
    /// count alike.
    /// </summary>
    private static readonly (double Mean, double Deviation)[] Scales =
    [
        (100, 38),
        (1390, 440),
        (3.2, 1.55),
        (51, 34),
        (3.6, 3.4),
    ];

    private readonly IReadOnlyList<TrainingSample> samples;
    private readonly ImmutableArray<Torsion>[] torsions;
    private readonly TrainingOptions options;
    private readonly bool varies;

    internal EnergySet(IReadOnlyList<TrainingSample> samples, TrainingOptions options, bool varies)
    {
        this.samples = samples;
        torsions = [.. samples.Select(sample => LigandTorsions.Of(sample.Ligand))];
        this.options = options;
        this.varies = varies;
    }

    /// <inheritdoc/>
    public int Count => samples.Count;

    /// <inheritdoc/>
    public int Targets => VinaTerms.Count;

    /// <inheritdoc/>
    public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
    {
        var random = new Random(StableSeed.Of(samples[index].Source.Id, options.Seed, epoch, index));
        var complex = Pose(index, random);
        SampleVoxels.Fill(complex, options, varies ? random : null, voxels);
        var terms = Terms(complex);
        for (var i = 0; i < terms.Length; i++)
            targets[i] = (float)((terms[i] - Scales[i].Mean) / Scales[i].Deviation);
    }

    private static double[] Terms(TypedComplex complex)
    {
        var terms = VinaTerms.Of(complex);
        return [terms.Near, terms.Wide, Math.Log(1 + terms.Repulsion), terms.Hydrophobic, terms.HydrogenBonds];
    }

    private TypedComplex Pose(int index, Random random)
    {
        var complex = samples[index].Complex;
        var share = random.NextDouble();
        if (share < OwnShare)
            return complex;
        var own = SamplePose.Of(complex);
        return SamplePose.With(
            complex,
            share < OwnShare + MovedShare
                ? PoseMove.Apply([.. own], torsions[index], random.NextDouble(), random)
                : DisplacedPose.Any(own, random));
    }
}
