namespace Glimpse.Protocol;

/// <summary>How much of an answer is owed to where the grid happens to lie: grid models have no rotational symmetry.</summary>
/// <param name="Rotations">The predictions in the 24 frames that the cube's rotations make, whole voxels permuted.</param>
/// <param name="AveragedRotations">Over how many of these frames the explanation and its prediction are averaged; 1 for the first alone.</param>
/// <param name="Jitter">The predictions for slightly turned and shifted copies; null where none was asked for.</param>
/// <param name="SameLigandAtom">Copies with the ligand's top voxel on the same atom; null likewise.</param>
/// <param name="SameProteinAtom">Copies with the protein's top voxel on the same atom; null likewise.</param>
public sealed record StabilitySummary(
    PredictionSpread Rotations,
    int AveragedRotations,
    PredictionSpread? Jitter,
    int? SameLigandAtom,
    int? SameProteinAtom);
