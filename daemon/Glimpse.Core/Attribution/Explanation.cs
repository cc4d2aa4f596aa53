using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>A prediction taken apart into voxels, atoms, residues and channels.</summary>
public sealed record Explanation
{
    /// <summary>The complex explained.</summary>
    public required TypedComplex Complex { get; init; }

    /// <summary>The channels that its voxels are of.</summary>
    public ChannelScheme Scheme => Complex.Scheme;

    /// <summary>Its grid.</summary>
    public required VoxelGrid Grid { get; init; }

    /// <summary>How it was taken apart.</summary>
    public IAttributionMethod Method { get; init; } = AttributionMethods.Usual;

    /// <summary>
    /// Spearman's rank correlation of the atoms' contributions, of those that any method gives something, with those by
    /// integrated gradients; null for integrated gradients themselves and where there is no order.
    /// </summary>
    public double? RankCorrelation { get; init; }

    /// <summary>F(x), in the model's unit.</summary>
    public required double Prediction { get; init; }

    /// <summary>
    /// What each member of an ensemble predicts, averaged as the prediction is; empty for a model that is none.
    /// </summary>
    public ImmutableArray<MemberPrediction> Members { get; init; } = [];

    /// <summary>Numbers that stand beside the prediction, averaged as it is; none for most models.</summary>
    public ImmutableArray<NumberBeside> Beside { get; init; } = [];

    /// <summary>What it is compared with.</summary>
    public View View { get; init; }

    /// <summary>
    /// F(x0): the model at the baseline; for the interaction F(P) + F(L) - F(0), in a comparison F of the reference.
    /// </summary>
    public required double BaselinePrediction { get; init; }

    /// <summary>
    /// F of each end of the view's paths: <c>complex</c>, <c>protein</c>, <c>ligand</c>, <c>empty</c>,
    /// <c>reference</c>, as far as it has them.
    /// </summary>
    public ImmutableSortedDictionary<string, double> Terms { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>
    /// Attribution of every voxel, [channel, x, y, z], z fastest, in the model's unit; empty for a method that has
    /// none.
    /// </summary>
    public required float[] Voxels { get; init; }

    /// <summary>
    /// What of the prediction belongs to no voxel and so to no atom, such as the ligand's size; none for most models.
    /// </summary>
    public ImmutableArray<NamedTerm> FurtherTerms { get; init; } = [];

    /// <summary>What each pair of atoms contributes; null for a model that is no sum over pairs.</summary>
    public AtomPairs? Pairs { get; init; }

    /// <summary>True where the model's own points integrated the path without error.</summary>
    public bool IsExact { get; init; }

    /// <summary>Sum of the attributions and <see cref="FurtherTerms"/>, before rounding to float32.</summary>
    public required double Sum { get; init; }

    /// <summary>Sum - (F(x) - F(x0)): what the quadrature missed; the gap of a method that doesn't add up.</summary>
    public double CompletenessError => Sum - (Prediction - BaselinePrediction);

    /// <summary>What the path's intervals might miss together, in the model's unit; null for a fixed rule.</summary>
    public double? Tolerance { get; init; }

    /// <summary>
    /// Sum over the path's intervals of what each missed, sign dropped; null for a fixed rule, which doesn't know.
    /// </summary>
    public double? IntervalError { get; init; }

    /// <summary>Gradient evaluations spent.</summary>
    public required int GradientEvaluations { get; init; }

    /// <summary>Sum of each channel.</summary>
    public required ImmutableArray<double> ByChannel { get; init; }

    /// <summary>All atoms of the complex, in its order.</summary>
    public required ImmutableArray<AtomAttribution> Atoms { get; init; }

    /// <summary>All residues, largest absolute contribution first.</summary>
    public required ImmutableArray<ResidueAttribution> Residues { get; init; }

    /// <summary>The ligand cut at its rotatable bonds.</summary>
    public ImmutableArray<FragmentAttribution> Fragments { get; init; } = [];

    /// <summary>The top voxel of each channel that isn't all zero, largest absolute attribution first.</summary>
    public required ImmutableArray<TopVoxel> TopVoxels { get; init; }

    /// <summary>
    /// The channels that hold the best few voxels of all (paper: five): what a summary shows, best first.
    /// </summary>
    public required ImmutableArray<int> SummaryChannels { get; init; }

    /// <summary>The prediction for the complex turned and shifted as a whole (<see cref="Orientations"/>).</summary>
    public required FrameSpread Rotations { get; init; }

    /// <summary>
    /// Over how many of the cube's rotations prediction and attributions are averaged; 1 for the frame as given.
    /// </summary>
    public int AveragedRotations { get; init; } = 1;

    /// <summary>The two ligands beside each other; null but for a comparison.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>How the top atoms stand slight moves; null where that wasn't asked for.</summary>
    public JitterStability? Jitter { get; init; }

    /// <summary>Assumptions and warnings, the complex's and the engine's.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];
}
