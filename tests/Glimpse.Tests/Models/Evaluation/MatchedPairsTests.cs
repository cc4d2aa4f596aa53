using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Tests.Cli;
using Glimpse.Training.Evaluation.Pairs;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class MatchedPairsTests
{
    private static readonly Structure Ring = Read(Benzene.Record("ring"));

    [Fact]
    public void A_ligand_has_no_changed_atom_against_itself_shifted_by_less_than_half_an_angstrom()
    {
        var (first, second) = MatchedPairs.Changes(
            Ligand("a", Ring, 5),
            Ligand("b", Read(Benzene.Record("ring", shift: 0.4)), 6));
        Assert.Empty(first);
        Assert.Empty(second);
    }

    [Fact]
    public void Atoms_of_another_element_or_place_are_changed_and_named_by_their_index_in_the_file()
    {
        var pyridine = Ring with { Atoms = Ring.Atoms.SetItem(2, Ring.Atoms[2] with { Element = Element.N }) };
        var moved = Ring with { Positions = Ring.Positions.SetItem(5, new Point3(0, 0, 0)) };
        var (first, second) = MatchedPairs.Changes(Ligand("a", pyridine, 5), Ligand("b", moved, 6));
        Assert.Equal([2, 5], first);
        Assert.Equal([2, 5], second);
    }

    [Fact]
    public void Pairs_are_of_one_series_and_their_changes_are_second_minus_first()
    {
        var pyridine = Ring with { Atoms = Ring.Atoms.SetItem(2, Ring.Atoms[2] with { Element = Element.N }) };
        var pairs = MatchedPairs.Find(
            [
                Ligand("b", pyridine, 6.5),
                Ligand("a", Ring, 5),
                Ligand("c", pyridine, 7, "other"),
                Ligand("d", pyridine, 7, ""),
            ],
            cancellation: TestContext.Current.CancellationToken);
        var pair = Assert.Single(pairs);
        Assert.Equal(("a", "b", 1.5, -1.5), (pair.First, pair.Second, pair.Measured, pair.Predicted));
        Assert.Equal(2, pair.Changed);
    }

    [Fact]
    public void Of_a_large_series_the_smallest_changes_are_taken()
    {
        var ligands = Enumerable.Range(0, 4).Select(changed => Ligand($"{changed}", Changed(changed), 5)).ToArray();
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal([2, 2], MatchedPairs.Find(ligands, 2, cancellation).Select(pair => pair.Changed));
        Assert.Equal(6, MatchedPairs.Find(ligands, cancellation: cancellation).Length);
    }

    [Fact]
    public void More_than_half_of_a_ligand_changed_makes_no_pair() =>
        Assert.Empty(
            MatchedPairs.Find(
                [Ligand("a", Ring, 5), Ligand("b", Changed(4), 6)],
                cancellation: TestContext.Current.CancellationToken));

    [Fact]
    public void A_file_of_pairs_is_read_back_as_it_was_written()
    {
        using var scratch = new ScratchFolder();
        MatchedPair[] pairs =
        [
            new("s", "x,y", "C1", 3, "a", "b", [], [4, 7], 1.0 / 3, -0.2, null),
            new("s", "z", "C2", 0, "c", "d", [1], [0], -1, 0, 0.25),
        ];
        using (var text = new StreamWriter(scratch.In("pairs.csv")))
            PairFile.Write(text, pairs);
        var read = PairFile.Read(scratch.In("pairs.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(pairs.Select(Words), read.Select(Words));
    }

    // Both ways round the pairs (1, 2), (3, 1) are (±1, ±2), (±3, ±1): 2 + 3 over sqrt((1 + 9)(4 + 1)).
    [Fact]
    public void Which_ligand_comes_first_changes_neither_correlation_nor_signs()
    {
        Assert.Equal(5 / Math.Sqrt(50), PairScores.Correlation([1, 3], [2, 1]).Value, 1e-12);
        Assert.Equal(5 / Math.Sqrt(50), PairScores.Correlation([1, -3], [2, -1]).Value, 1e-12);
        Assert.Equal(1, PairScores.RightSigns([1, -3], [2, -1]).Value);
    }

    // Right, wrong, undecided, measured as no change, and right but small.
    [Fact]
    public void A_predicted_zero_is_half_right_and_no_measured_change_does_not_count()
    {
        double[] predicted = [1, 1, 0, 1, 1], measured = [2, -2, 2, 0, 0.1];
        Assert.Equal(2.5 / 4, PairScores.RightSigns(predicted, measured).Value, 1e-12);
        Assert.Equal(1.5 / 3, PairScores.RightSigns(predicted, measured, threshold: 0.5).Value, 1e-12);
    }

    private static string Words(MatchedPair pair) =>
        $"{pair with { ChangedInFirst = [], ChangedInSecond = [] }} {string.Join(' ', pair.ChangedInFirst)} | "
            + $"{string.Join(' ', pair.ChangedInSecond)}";

    private static Structure Changed(int atoms) => Ring with
    {
        Atoms = [.. Ring.Atoms.Select((atom, i) => i < atoms ? atom with { Element = Element.N } : atom)],
    };

    private static Structure Read(string sdf) => StructureReader.Read(new StringReader(sdf), "ring.sdf");

    private static BoundLigand Ligand(string id, Structure structure, double pK, string series = "series") =>
        BoundLigand.Of(
            new("set", id, "", "C1", series, 0, pK, 10 - pK, null, 6, "", null, null, null, null),
            structure);
}
