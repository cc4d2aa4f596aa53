using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>What classifiers say of the pose that an affinity is predicted for.</summary>
internal static class VerdictRecords
{
    /// <summary>The code of the warning that one of them speaks against the pose.</summary>
    public const string AgainstCode = "pose-doubted";

    /// <summary>
    /// Asks each of them once, in the frame as given; nobody about a ligand that a bond holds, which none of them ever
    /// saw.
    /// </summary>
    /// <param name="complex">The complex; in a comparison with both ligands.</param>
    /// <param name="isReference">Which of the two is meant.</param>
    /// <param name="judges">Whom to ask.</param>
    public static ImmutableArray<Verdict> Of(
        TypedComplex complex,
        bool isReference,
        ImmutableArray<OpenJudge> judges)
    {
        int[] kept =
        [
            .. Enumerable
                .Range(0, complex.Atoms.Length)
                .Where(i => complex.Atoms[i].Side == Side.Protein || complex.Atoms[i].IsReference == isReference),
        ];
        if (judges.IsEmpty || Array.TrueForAll(kept, i => complex.Atoms[i].Side == Side.Protein))
            return [];
        var own = complex.Only(kept);
        return own.CutBonds.IsEmpty ? [.. judges.Select(judge => Of(own, judge)).OfType<Verdict>()] : [];
    }

    /// <summary>Null of one that looks farther than the complex goes.</summary>
    private static Verdict? Of(TypedComplex complex, OpenJudge judge)
    {
        var scheme = judge.Function.Scheme;
        if (complex.SeenBy(scheme) is not { } seen)
            return null;
        var logit = judge.Function.Predict([ModelInput.Of(seen, scheme.GridFor(seen))])[0];
        return new Verdict
        {
            Model = judge.Summary.Name,
            Prediction = PredictionWords.Of(judge.Summary, logit),
            IsAgainst = judge.Words.IsBad(logit),
            Words = judge.Words.Of(logit),
        };
    }

    /// <summary>A warning for each that speaks against the pose.</summary>
    /// <param name="verdicts">What they said.</param>
    /// <param name="whose">Whose pose it is: <c>this pose</c>.</param>
    public static IEnumerable<Notice> Warnings(ImmutableArray<Verdict> verdicts, string whose) =>
        verdicts
            .Where(verdict => verdict.IsAgainst)
            .Select(verdict => new Notice(
                AgainstCode,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model {verdict.Model} speaks against {whose}: {verdict.Words} "
                        + $"({verdict.Prediction.Meaning}). An affinity of such a pose "
                        + $"means little."),
                null));
}
