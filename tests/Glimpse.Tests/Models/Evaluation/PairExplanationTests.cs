using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Tests.Cli;
using Glimpse.Training.Evaluation.Pairs;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class PairExplanationTests
{
    private static readonly IDifferentiableModel Model = new LinearModels().Open(LinearModels.Name, null!).Function;
    private static readonly Structure Protein = LigandPicker
        .Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478")
        .Receptor;
    private static readonly Structure First = StructureReader.Read(
        new StringReader(Benzene.Record("first")),
        "first.sdf");

    /// <summary>The second atom is moved outwards by an angstrom.</summary>
    private static readonly Structure Second = First with
    {
        Positions = First.Positions.SetItem(1, First.Positions[1] + (First.Positions[1] - First.Positions[4]) * 0.36),
    };

    [Fact]
    public void All_ligand_atoms_together_are_given_the_whole_difference()
    {
        var complex = ComplexTyper.TypePair(
            new LigandSite(Second, Protein),
            First,
            new ComplexOptions(),
            cancellation: TestContext.Current.CancellationToken);
        var explanation = Explainer.Explain(
            Model,
            complex,
            new ExplainOptions { View = View.Versus },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(explanation.Prediction - explanation.BaselinePrediction, Attribute([0, 1, 2, 3, 4, 5]), 1e-6);
        Assert.Equal(0, Attribute([]));
    }

    [Fact]
    public void The_changed_atom_is_given_more_than_an_atom_that_stayed() =>
        Assert.True(Math.Abs(Attribute([1])) > 3 * Math.Abs(Attribute([4])));

    private static double Attribute(int[] changed)
    {
        var pair = new MatchedPair("s", "a", "C1", 0, "1", "2", [.. changed], [.. changed], 0, 0, null);
        return PairExplanation.Attribute(Model, pair, First, Second, Protein, TestContext.Current.CancellationToken);
    }
}
