using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Training.Evaluation.Baselines;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class BaselineTests
{
    private static readonly int[] Folds = [0, 0, 1, 1];

    // Fold 1 alone: a line through (3, 3) and (5, 7) is 2 x - 3; fold 0 alone: through (1, 1) and (2, 5) 4 x - 3.
    [Fact]
    public void A_line_never_sees_the_fold_that_it_predicts() =>
        Assert.Equal([-1, 1, 9, 17], OutOfFold.Line(Folds, [1, 2, 3, 5], [1, 5, 3, 7]));

    [Fact]
    public void A_row_without_a_value_is_left_out_of_the_line()
    {
        var predicted = OutOfFold.Line([0, 0, 1, 1, 1], [1, 2, double.NaN, 3, 5], [1, 5, 100, 3, 7]);
        Assert.Equal([-1, 1, double.NaN, 9, 17], predicted);
    }

    [Fact]
    public void The_nearest_ligand_is_looked_for_in_the_other_folds_and_ties_are_averaged()
    {
        CircularFingerprint[] ligands = [.. new[] { "CCO", "c1ccccc1C", "c1ccccc1C", "Cc1ccccc1" }.Select(Of)];
        var (predicted, similarities) = OutOfFold.NearestLigand(
            Folds,
            ligands,
            [4, 5, 6, 7],
            TestContext.Current.CancellationToken);
        Assert.Equal(6.5, predicted[1]);
        Assert.Equal([1, 1, 1], similarities[1..]);
        Assert.True(similarities[0] < 0.5);
    }

    [Fact]
    public void A_series_that_the_other_folds_lack_gets_their_mean() =>
        Assert.Equal([6, 6.5, 4, 4.5], OutOfFold.SeriesMean(Folds, ["a", "b", "a", ""], [4, 5, 6, 7]));

    [Fact]
    public void A_fingerprint_does_not_depend_on_the_order_of_atoms()
    {
        Assert.Equal(1, Of("OCCN").SimilarityTo(Of("NCCO")));
        Assert.Equal(1, Of("Cc1ccncc1").SimilarityTo(Of("c1cc(C)ccn1")));
    }

    // Ethanol: three atoms, three environments of one bond, and within two bonds once more: nine bits, if none collide.
    [Fact]
    public void Every_atom_and_its_surroundings_set_a_bit_each() => Assert.Equal(9, Of("CCO").Count);

    [Fact]
    public void Relatives_are_more_alike_than_strangers()
    {
        var toluene = Of("Cc1ccccc1");
        Assert.True(toluene.SimilarityTo(Of("CCc1ccccc1")) > toluene.SimilarityTo(Of("c1ccccc1C(=O)O")));
        Assert.Equal(0, toluene.SimilarityTo(Of("[Na+].[Cl-]")));
    }

    private static CircularFingerprint Of(string smiles) =>
        CircularFingerprint.Of(MoleculeAssembly.Build(SmilesReader.Read(smiles, out _)));
}
