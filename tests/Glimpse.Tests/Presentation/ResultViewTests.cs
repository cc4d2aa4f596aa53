using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Presentation;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Presentation;

public sealed class ResultViewTests
{
    private static readonly Explanation Explanation = SampleExplanation.Make();
    private static readonly ExplainResult Result = ResultOf(Explanation);
    private static readonly ResultView View = ViewOf(Result);

    [Fact]
    public void A_label_names_the_interaction_and_the_proteins_atom_of_it() =>
        Assert.Equal("+0.75 hydrogen bond Asp25 OD1", Assert.Single(View.Labels).Text);

    [Theory]
    [InlineData(Partner.Protein, "+0.75 protein acceptor Asp25 OD1")]
    [InlineData(Partner.Ligand, "+0.75 ligand acceptor N1")]
    public void Without_an_interaction_a_label_names_channel_and_atom(Partner side, string text)
    {
        var voxel = Result.TopVoxels[0] with { Interaction = null, Geometry = null, Side = side };
        Assert.Equal(text, VoxelLabels.Of(voxel, Result.Atoms).Text);
    }

    [Fact]
    public void A_label_names_the_atom_that_the_reading_is_of_and_not_the_one_nearest_to_the_voxel()
    {
        var other = Result.Atoms[0] with { ResidueName = "LEU", ResidueNumber = 117, InsertionCode = "A", Name = "N" };
        var voxel = Result.TopVoxels[0];
        voxel = voxel with { Geometry = voxel.Geometry! with { ProteinAtom = 2 } };
        Assert.Equal("+0.75 hydrogen bond Leu117A N", VoxelLabels.Of(voxel, [.. Result.Atoms, other]).Text);
        other = other with { ResidueName = "HEM" };
        Assert.Equal("+0.75 hydrogen bond HEM117A N", VoxelLabels.Of(voxel, [.. Result.Atoms, other]).Text);
    }

    [Theory]
    [InlineData(true, Partner.Protein, "+0.75 reference hydrogen bond Asp25 OD1")]
    [InlineData(false, Partner.Ligand, "+0.75 reference acceptor N1")]
    [InlineData(false, Partner.Protein, "+0.75 protein acceptor Asp25 OD1")]
    public void A_label_says_when_only_the_reference_has_what_it_names(bool interacts, Partner side, string text)
    {
        var voxel = Result.TopVoxels[0] with { Side = side };
        if (!interacts)
            voxel = voxel with { Interaction = null, Geometry = null };
        var atoms = Result.Atoms.SetItem(1, Result.Atoms[1] with { Side = Partner.Reference });
        Assert.Equal(text, VoxelLabels.Of(voxel, atoms).Text);
    }

    [Fact]
    public void Contacts_are_of_what_the_readings_are_of_each_once_and_near()
    {
        Assert.Equal([new AtomContact(1, 0)], View.Contacts);
        var voxel = Result.TopVoxels[0];
        Assert.Single(AtomContacts.Of(Result with { TopVoxels = [voxel, voxel] }));
        var far = voxel with { Geometry = voxel.Geometry! with { Distance = 4.01 } };
        Assert.Empty(AtomContacts.Of(Result with { TopVoxels = [far] }));
    }

    [Fact]
    public void Twelve_edges_lie_half_a_voxel_outside_the_outer_voxels()
    {
        var edges = BoxEdges.Of(new GridSummary([1, 2, 3], 0.5, 4, ["x", "y", "z"]));
        Assert.Equal(12, edges.Select(edge => string.Join(' ', edge.First.Concat(edge.Second))).Distinct().Count());
        Assert.All(edges, edge => Assert.Equal(2, edge.First.Zip(edge.Second, (a, b) => Math.Abs(a - b)).Sum(), 1e-9));
        Assert.Equal(0.75, edges.Min(edge => edge.First[0]), 1e-9);
        Assert.Equal([2.75, 3.75, 4.75], Enumerable.Range(0, 3).Select(i => edges.Max(edge => edge.Second[i])));
    }

    [Fact]
    public void A_surface_starts_at_the_level_that_encloses_half_or_at_a_share_of_the_largest_size()
    {
        var level = View.Scale.Channels.Single(channel => channel.Channel == "protein acceptor").Level;
        Assert.InRange(Result.Channels[SampleExplanation.Acceptor].Level!.Value, 0, 0.2);
        Assert.Equal(0.3 * SampleExplanation.Peak, level!.Value, 1e-6);
        var stated = Result.Channels.SetItem(2, Result.Channels[SampleExplanation.Acceptor] with { Level = 0.5 });
        Assert.Equal(0.5, PictureScales.Of(Result with { Channels = stated }, Explanation).Channels[2].Level);
        Assert.Null(View.Scale.Channels.Single(channel => channel.Channel == "ligand donor").Level);
    }

    [Fact]
    public void Several_pictures_have_the_widest_range_and_of_each_channel_the_highest_level()
    {
        PictureScale one = new(0.2, [new(0, "protein acceptor", 0.5), new(1, "ligand donor", null)]);
        PictureScale other = new(0.1, [new(0, "protein acceptor", 0.7), new(1, "ligand donor", null)]);
        var common = PictureScales.Common([one, other]);
        Assert.Equal((0.2, 0.7, null), (common.AtomRange, common.Channels[0].Level, common.Channels[1].Level));
    }

    [Fact]
    public void The_pocket_is_whole_residues_near_the_ligand_and_of_water_what_is_drawn_to()
    {
        var (near, far) = (new ResidueId("A", "ASP", 25), new ResidueId("A", "GLY", 27));
        TypedAtom Atom(Side side, ResidueId residue) =>
            new(side, residue, "C", Element.C, AtomTraits.Occupancy, 1.7, 0);
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [
                Atom(Side.Protein, near),
                Atom(Side.Protein, near),
                Atom(Side.Protein, far),
                Atom(Side.Protein, new ResidueId("A", "HOH", 301)),
                Atom(Side.Ligand, new ResidueId("A", "LIG", 1)),
            ],
            [new(4.9, 0, 0), new(9, 0, 0), new(5.1, 0, 0), new(3, 0, 0), new(0, 0, 0)],
            []);
        Assert.Equal([0, 1], Surroundings.Pocket(complex, []));
        Assert.Equal([0, 1, 2, 3], Surroundings.Pocket(complex, [2, 3]));
        Assert.Equal([0, 3], Surroundings.AtomsNear(complex));
    }

    [Fact]
    public void A_table_has_columns_of_one_length_and_a_place_for_each_row()
    {
        foreach (var table in View.Tables.Where(table => table.Name is not ("Atoms" or InteractionsTable.Name)))
        {
            var length = Assert.Single(
                table.Columns.Select(column => column.Texts?.Length ?? column.Numbers!.Value.Length).Distinct());
            Assert.True(table.Rows.IsEmpty || table.Rows.Length == length, table.Name);
            Assert.All(table.Columns, column => Assert.Equal(column.Format is null, column.Texts is not null));
        }
    }

    [Fact]
    public void Atoms_come_by_size_and_residues_with_their_atoms()
    {
        Assert.Equal([0, 1], View.Tables.Single(table => table.Name == "Atoms").Rows.Select(row => row.Atoms.Single()));
        var residues = View.Tables.Single(table => table.Name == "Residues");
        Assert.Equal(["ASP", "478"], residues.Columns.Single(column => column.Name == "residue").Texts!.Value);
        Assert.Equal([0, 1], residues.Rows.Select(row => row.Atoms.Single()));
    }

    [Fact]
    public void The_lines_name_prediction_completeness_model_and_what_was_assumed()
    {
        Assert.Equal(
            ["2.31 logit; 2.20 ± 0.10 over 24 orientations",
                "F(zero) -0.500, sum of attributions 2.810, completeness error 0.0001"],
            View.Figures);
        Assert.Equal(
            ["+0.750  hydrogen bond, acceptor A:ASP:25 OD1 to donor N1, 2.9 Å"],
            View.Readings);
        Assert.Equal([true, false], View.Remarks.Select(remark => remark.IsWarning));
        Assert.Equal("Warning: Atom N1 has occupancy 0.40.", View.Remarks[0].Line);
        Assert.StartsWith("model: linear 1.0, shipped, SHA-256 of its weights 0000", View.Note.Head[1]);
        Assert.Equal(["method: integrated-gradients, baseline zero, 100 gradients"], View.Note.Body);
    }

    [Fact]
    public void In_a_comparison_matched_atoms_are_one_row_and_painted_with_their_net_contribution()
    {
        var atom = Result.Atoms[1];
        var compared = Result with
        {
            Atoms =
            [
                Result.Atoms[0],
                atom with { Name = "N1", Attribution = 0.5 },
                atom with { Name = "C2", Attribution = -0.2 },
                atom with { Name = "N1'", Side = Partner.Reference, Attribution = -0.4 },
            ],
            Comparison = new ComparisonSummary
            {
                File = "other.sdf",
                Reference = new LigandSummary("B:LIG:2", "", 1),
                Prediction = Result.Prediction with { Value = 1.5 },
                Difference = -0.1,
                Rotations = Result.Stability.Rotations,
                LigandSum = 0.3,
                ReferenceSum = -0.4,
                MatchDistance = 0.7,
                Matches =
                [
                    new AtomMatchSummary
                    {
                        LigandIndex = 1,
                        LigandName = "N1",
                        ReferenceIndex = 3,
                        ReferenceName = "N1'",
                        Distance = 0.05,
                        HaveSameChannels = true,
                        Net = 0.1,
                    },
                ],
            },
        };
        var changes = ResultTables.Of(compared).Single(table => table.Name == "Changes");
        Assert.Equal(["C2", "N1"], changes.Columns[0].Texts!.Value);
        Assert.Equal(["", "N1'"], changes.Columns[1].Texts!.Value);
        Assert.Equal([-0.2, 0.1], changes.Columns[2].Numbers!.Value);
        Assert.Equal(["in the ligand alone", "in both, net"], changes.Columns[3].Texts!.Value);
        Assert.Equal([1, 3], changes.Rows[1].Atoms);
        Assert.Equal("difference to B:LIG:2 (1.50): -0.10", ReportLines.Figures(compared)[2]);
        var match = new AtomMatch(1, 0, 0.05, true, 0.5);
        var spread = Explanation.Rotations;
        Assert.Equal([0.5, 0.5], ColourRange.Painted(Explanation with { Comparison = new([match], spread) }));
        Assert.Equal([0.75, -0.25], ColourRange.Painted(Explanation));
    }

    [Fact]
    public void The_channels_of_the_best_voxels_are_shown_first_each_once() =>
        Assert.Equal(
            [10, 2],
            ViewOf(
                Result with
                {
                    TopVoxels = [Of(10), Of(2), Of(10)],
                }).FirstChannels);

    private static TopVoxelSummary Of(int channel) => Result.TopVoxels[0] with { Channel = channel };

    private static ExplainResult ResultOf(Explanation explanation) =>
        ResultRecords.Of(
            explanation,
            new ExplainOptions(),
            LinearModels.Summary,
            new ResultSource("1hpv.pdb", "1hpv.pdb", null),
            "",
            null,
            []);

    private static ResultView ViewOf(ExplainResult result) =>
        ResultViews.Of("", result, Explanation, PictureScales.Of(result, Explanation));
}
