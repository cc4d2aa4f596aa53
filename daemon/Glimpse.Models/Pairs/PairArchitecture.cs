using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Pairs;

/// <summary>
/// A pair potential on voxels: a constant, counts of the ligand, a sum over its voxels, and a sum over pairs of voxels,
/// one of the protein and one of the ligand, by a curve over their distance for each pair of channels.
/// </summary>
public sealed record PairArchitecture : Architecture
{
    /// <summary>What manifests call this kind.</summary>
    internal const string KindName = "pairs";

    private const int MostBases = 64;
    private const double LongestReach = 12;
    private const double LargestFlexibility = 1;

    /// <summary>How many raised cosines a curve is a sum of.</summary>
    public required int Bases { get; init; }

    /// <summary>How far they reach, Å, but for the last one's tail.</summary>
    public required double Reach { get; init; }

    /// <summary>
    /// The sum over pairs is divided by 1 + this × the ligand's rotatable bonds (the form is AutoDock Vina's, Trott and
    /// Olson 2010).
    /// </summary>
    public required double Flexibility { get; init; }

    /// <summary>True where each of the ligand's atoms counts by its <see cref="LigandAtomKind"/>, too.</summary>
    public bool AtomKinds { get; init; }

    /// <summary>The one that this program trains: twelve bases to 8 Å, 0.058 a bond.</summary>
    public static PairArchitecture Default { get; } = new() { Bases = 12, Reach = 8, Flexibility = 0.058 };

    /// <inheritdoc/>
    internal override string? Fault(ModelManifest manifest) =>
        Bases is < 1 or > MostBases ? $"bases must be 1 to {MostBases}"
        : Reach is not (> 0 and <= LongestReach) ? $"reach must be above 0 and at most {LongestReach} Å"
        : Flexibility is not (>= 0 and <= LargestFlexibility) ? $"flexibility must be 0 to {LargestFlexibility}"
        : manifest.Outputs.Length > 1 ? "a pair potential has one output"
        : null;

    /// <inheritdoc/>
    internal override ILoadedModel Open(ModelFolder folder, int output, Func<TorchThread> torch)
    {
        var file = SafeTensors.Parse(folder.WeightsPath, folder.ReadWeights());
        var weights = PairWeights.From(file, folder.WeightsPath, this, folder.Scheme);
        return new PairModel(weights, this, TransformOf(folder.Scheme, torch()), folder.Scheme);
    }

    /// <summary>The sums over pairs that this kind has on a scheme's voxels.</summary>
    internal PairTransform TransformOf(ChannelScheme scheme, TorchThread thread) =>
        new(scheme, new PairCurves(Bases, Reach), thread);
}
