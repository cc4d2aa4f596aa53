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

    /// <summary>Asks each of them once, in the frame as given.</summary>
    /// <param name="complex">The complex; of a comparison, which has two ligands, the one that it is about.</param>
    /// <param name="judges">Whom to ask.</param>
    public static ImmutableArray<Verdict> Of(TypedComplex complex, ImmutableArray<OpenJudge> judges)
    {
        if (judges.IsEmpty)
            return [];
        var own = complex.Only(Enumerable.Range(0, complex.Atoms.Length).Where(i => !complex.Atoms[i].IsReference));
        return
        [
            .. judges.Select(judge =>
            {
                var scheme = judge.Function.Scheme;
                var seen =
                    own.Scheme == scheme
                        ? own
                        : new TypedComplex(scheme, own.Atoms, own.Positions, []) { Bonds = own.Bonds };
                var logit = judge.Function.Predict([ModelInput.Of(seen, scheme.GridFor(seen))])[0];
                var isAgainst = judge.Words.IsBad(logit);
                return new Verdict
                {
                    Model = judge.Summary.Name,
                    Prediction = PredictionWords.Of(judge.Summary, logit),
                    IsAgainst = isAgainst,
                    Words = isAgainst ? judge.Words.Bad : judge.Words.Good,
                };
            }),
        ];
    }

    /// <summary>A warning for each that speaks against the pose.</summary>
    public static IEnumerable<Notice> Warnings(ImmutableArray<Verdict> verdicts) =>
        verdicts
            .Where(verdict => verdict.IsAgainst)
            .Select(verdict => new Notice(
                AgainstCode,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model {verdict.Model} speaks against this pose: {verdict.Words} "
                        + $"({verdict.Prediction.Meaning}). An affinity of such a pose means little."),
                null));
}
