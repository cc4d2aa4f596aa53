using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>A ligand as it lies in its protein.</summary>
/// <param name="Row">What it is and how its affinity was predicted.</param>
/// <param name="Atoms">Its heavy atoms: element, place (Å) and index in ligand.sdf, from 0.</param>
internal sealed record BoundLigand(
    OutOfFoldPrediction Row,
    ImmutableArray<(Element Element, Point3 Position, int Index)> Atoms)
{
    /// <summary>Takes the heavy atoms of a structure.</summary>
    internal static BoundLigand Of(OutOfFoldPrediction row, Structure structure) => new(
        row,
        [
            .. Enumerable.Range(0, structure.Atoms.Length)
                .Where(atom => !structure.Atoms[atom].Element.IsHydrogen)
                .Select(atom => (structure.Atoms[atom].Element, structure.Positions[atom], atom)),]);
}
