using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Turns a comparison of two ligands into the record that files and the wire carry.</summary>
internal static class ComparisonRecords
{
    public static ComparisonSummary? Of(Explanation explanation, ModelSummary model, ReferenceLigand? reference)
    {
        if (explanation.Comparison is not { } comparison || reference is null)
            return null;
        var complex = explanation.Complex;
        var atoms = complex.AtomsOf(Side.Ligand).Where(i => complex.Atoms[i].IsReference).ToArray();
        return new ComparisonSummary(
            reference.File,
            new LigandSummary(complex.Atoms[atoms[0]].Residue.ToString(), reference.Structure.Title, atoms.Length),
            PredictionWords.Of(model, explanation.BaselinePrediction),
            explanation.Prediction - explanation.BaselinePrediction,
            ResultRecords.Spread(comparison.Rotations, CubeRotation.All.Length),
            explanation.Atoms.Where(atom => !complex.Atoms[atom.Index].IsReference).Sum(atom => atom.Total),
            atoms.Sum(i => explanation.Atoms[i].Total),
            Comparison.SamePlace,
            [.. comparison.Matches.Select(match => Match(match, complex))]);
    }

    private static AtomMatchSummary Match(AtomMatch match, TypedComplex complex) => new(
        match.Ligand,
        complex.Atoms[match.Ligand].Name,
        match.Reference,
        complex.Atoms[match.Reference].Name,
        match.Distance,
        match.HaveSameChannels,
        match.Net);
}
