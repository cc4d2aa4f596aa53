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
        return new ComparisonSummary
        {
            File = reference.File,
            Reference = new LigandSummary(
                complex.Atoms[atoms[0]].Residue.ToString(),
                reference.Structure.Title,
                atoms.Length),
            Prediction = PredictionWords.Of(model, explanation.BaselinePrediction),
            Difference = explanation.Prediction - explanation.BaselinePrediction,
            Rotations = ResultRecords.Spread(comparison.Rotations, Orientations.Count),
            LigandSum = explanation.Atoms
                .Where(atom => !complex.Atoms[atom.Index].IsReference)
                .Sum(atom => atom.Total),
            ReferenceSum = atoms.Sum(i => explanation.Atoms[i].Total),
            MatchDistance = Comparison.SamePlace,
            Matches = [.. comparison.Matches.Select(match => Match(match, complex))],
        };
    }

    private static AtomMatchSummary Match(AtomMatch match, TypedComplex complex) => new()
    {
        LigandIndex = match.Ligand,
        LigandName = complex.Atoms[match.Ligand].Name,
        ReferenceIndex = match.Reference,
        ReferenceName = complex.Atoms[match.Reference].Name,
        Distance = match.Distance,
        HaveSameChannels = match.HaveSameChannels,
        Net = match.Net,
    };
}
