using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Sameness;

/// <summary>
/// The same complex, the same prediction and the same totals of residues; sums that add up and differences that negate.
/// </summary>
[Collection(TorchTests.Name)]
public sealed class SamePredictionTests(TorchFixture fixture)
{
    private const double Tolerance = 1e-4;

    private const string Model = "kdeep";

    private static readonly ExplainOptions Short = ExplainOptions.Fixed(QuadratureRule.GaussLegendre, 2);

    /// <summary>A site without and one with a metal.</summary>
    private static readonly Sample[] Samples = [Sample.All[0], Sample.All[^1]];

    [Fact]
    public void A_complex_written_otherwise_has_the_same_prediction_and_totals()
    {
        using var model = LoadedModel.Load(ModelRegistry.Open().Find(Model), fixture.Thread);
        foreach (var sample in Samples)
        {
            var before = Explain(model, sample.Typed, Short);
            foreach (var row in SameChannelsTests.Predicted)
            {
                if (row.Write(sample, sample.Chance(row.Name)) is not { } written)
                    continue;
                var after = Explain(model, written.Type(), Short);
                var label = $"{sample}, {row}";
                Assert.True(
                    Math.Abs(after.Prediction - before.Prediction) <= Tolerance,
                    $"{label}: {after.Prediction} for {before.Prediction}");
                Assert.Empty(
                    TotalsThatDiffer(before, after, written.Undo).Select(difference => $"{label}: {difference}"));
            }
        }
    }

    [Fact]
    public void Channels_atoms_residues_and_fragments_with_the_protein_sum_to_one_number()
    {
        using var model = LoadedModel.Load(ModelRegistry.Open().Find(Model), fixture.Thread);
        foreach (var sample in Samples)
        {
            var explanation = Explain(model, sample.Typed, Short);
            var protein = sample.Typed.AtomsOf(Side.Protein).Sum(i => explanation.Atoms[i].Total);
            Assert.Equal(explanation.Sum, explanation.ByChannel.Sum(), Tolerance);
            Assert.Equal(explanation.Sum, explanation.Atoms.Sum(atom => atom.Total), Tolerance);
            Assert.Equal(explanation.Sum, explanation.Residues.Sum(residue => residue.Total), Tolerance);
            Assert.Equal(explanation.Sum, protein + explanation.Fragments.Sum(fragment => fragment.Total), Tolerance);
        }
    }

    [Fact]
    public void Two_ligands_compared_the_other_way_round_are_the_negative_atom_by_atom()
    {
        using var model = LoadedModel.Load(ModelRegistry.Open().Find(Model), fixture.Thread);
        var options = Short with { View = View.Versus };
        foreach (var sample in Samples)
        {
            var site = LigandPicker.Pick(
                StructureReader.Read(new StringReader(sample.File.Text), sample.Name),
                sample.Ligand,
                cancellation: TestContext.Current.CancellationToken);
            var moved = site.Ligand with
            {
                Positions = [.. site.Ligand.Positions.Select(place => place + new Point3(0.4, 0, 0))],
            };
            var there = Explain(model, Typed(site, moved), options);
            var back = Explain(model, Typed(site with { Ligand = moved }, site.Ligand), options);
            Assert.Equal(
                there.Prediction - there.BaselinePrediction,
                back.BaselinePrediction - back.Prediction,
                Tolerance);
            Assert.Empty(
                TotalsThatDiffer(there, back, place => place, sign: -1).Select(difference => $"{sample}: {difference}")
            );
        }
    }

    private static Explanation Explain(LoadedModel model, TypedComplex complex, ExplainOptions options) =>
        Explainer.Explain(model, complex, options, cancellation: TestContext.Current.CancellationToken);

    private static TypedComplex Typed(LigandSite site, Structure reference) =>
        ComplexTyper.TypePair(
            site,
            reference,
            new ComplexOptions(),
            cancellation: TestContext.Current.CancellationToken);

    private static IEnumerable<string> TotalsThatDiffer(
        Explanation before,
        Explanation after,
        Func<Point3, Point3> undo,
        int sign = 1)
    {
        var partners = Differences.Partners(before.Complex, after.Complex, undo);
        foreach (
            var residue in Enumerable
                .Range(0, partners.Length)
                .GroupBy(i => (before.Complex.Atoms[i].Side, before.Complex.Atoms[i].Residue)))
        {
            var (one, other) = (
                residue.Sum(i => before.Atoms[i].Total),
                residue.Sum(i => partners[i] < 0 ? 0 : after.Atoms[partners[i]].Total));
            if (Math.Abs(one - (sign * other)) > Tolerance)
                yield return $"{residue.Key.Residue} {other} for {one}";
        }
    }
}
