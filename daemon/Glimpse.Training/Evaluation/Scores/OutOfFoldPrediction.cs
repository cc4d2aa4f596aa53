namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// What a network said of a row that it never saw in training: one line of a file of out-of-fold predictions
/// (<see cref="PredictionFile"/>). A column that a model has no use for is left empty.
/// </summary>
/// <param name="Set">Column <c>set</c>: the data set's folder name.</param>
/// <param name="Id">Column <c>id</c>: the complex's name in the set.</param>
/// <param name="Pose">Column <c>pose</c>: tells several poses of a complex apart; empty where there is one.</param>
/// <param name="Cluster">Column <c>cluster</c>: cluster of proteins at 40 % sequence identity.</param>
/// <param name="Series">Column <c>series</c>: congeneric series; empty for none.</param>
/// <param name="Fold">Column <c>fold</c>, from 0: the network that predicted was trained on the other folds.</param>
/// <param name="Target">
/// Column <c>target</c>: measured pK, or class 0 or 1; null for a pose that is in neither class (RMSD from 1 to 3 Å),
/// which counts for the ranking of poses alone.
/// </param>
/// <param name="Predicted">Column <c>prediction</c>: pK, or the logit of class 1.</param>
/// <param name="Spread">Column <c>spread</c>: standard deviation over rotations or ensemble, in the unit of the
/// prediction.</param>
/// <param name="HeavyAtoms">Column <c>heavy_atoms</c>: the ligand's.</param>
/// <param name="Kind">Column <c>kind</c>: how a pose was made, <c>local</c> or <c>dock</c>.</param>
/// <param name="Rmsd">Column <c>rmsd</c>: of the pose to the crystal's, Å.</param>
/// <param name="Vina">Column <c>vina</c>: AutoDock Vina's score of the pose, kcal/mol.</param>
/// <param name="Depth">Column <c>depth</c>: sum of the van der Waals radii minus distance for the deepest overlap, Å;
/// below 0 without one.</param>
/// <param name="Located">Column <c>located</c>, 0 or 1: whether the top voxel pair lies within 3 Å of a true clash;
/// null where it wasn't explained.</param>
internal sealed record OutOfFoldPrediction(
    string Set,
    string Id,
    string Pose,
    string Cluster,
    string Series,
    int Fold,
    double? Target,
    double Predicted,
    double? Spread,
    int HeavyAtoms,
    string Kind,
    double? Rmsd,
    double? Vina,
    double? Depth,
    bool? Located)
{
    /// <summary>
    /// Column <c>frames_mean</c>: the mean of the predictions in several orientations, its own among them; null where
    /// only one was asked.
    /// </summary>
    internal double? FramesMean { get; init; }

    /// <summary>The complex's name over all sets.</summary>
    internal string Complex => $"{Set}/{Id}";

    /// <summary>The row's name over all sets and poses.</summary>
    internal string Name => Pose.Length == 0 ? Complex : $"{Complex}, pose {Pose}";
}
