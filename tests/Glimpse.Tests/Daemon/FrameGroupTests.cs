using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Frames beside a group that the ligand of any could take the place of.</summary>
public sealed class FrameGroupTests
{
    private const string Ligand = "478";

    /// <summary>From the ligand to where its first eight atoms lie in nothing (Å).</summary>
    private static readonly Point3 ToGroup = new(4, -8, -4);

    private static readonly Structure Topology = StructureReader.Read(new StringReader(Text()), "1hpv");

    private static readonly Point3[] Still = [.. Topology.Positions];

    [Fact]
    public void A_frame_over_a_group_takes_it_from_the_others()
    {
        var alone = Assert.IsType<double>(Explain(Still)[0]);
        Assert.NotEqual(alone, Assert.IsType<double>(Explain(Still, OverGroup())[0]), 1e-3);
    }

    [Fact]
    public void A_frame_with_a_coordinate_that_is_no_number_fails_alone()
    {
        var broken = Still.ToArray();
        broken[3] = new Point3(0, double.NaN, 0);
        var results = Explain(Still, broken, Still);
        Assert.Equal(Explain(Still)[0], results[0]);
        Assert.Equal(results[0], results[2]);
        var fault = Assert.IsType<GlimpseException>(results[1]);
        Assert.Equal("Frame 2: a coordinate of atom 4 isn't a finite number.", fault.Message);
        Assert.Contains("Leave the frame out", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_refused_takes_no_group_from_the_others()
    {
        var torn = OverGroup();
        torn[^9] += new Point3(40, 0, 0);
        var results = Explain(Still, torn, Still);
        Assert.Contains("which are bonded", Assert.IsType<GlimpseException>(results[1]).Message);
        Assert.Equal(Explain(Still)[0], results[0]);
        Assert.Equal(results[0], results[2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_that_another_request_displaces_is_left_out_here_too(bool hasFrames)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var request = new JsonObject
        {
            ["model"] = LinearModels.Name,
            ["structure"] = new JsonObject { ["text"] = Text() },
            ["ligand"] = Ligand,
            ["frames"] = hasFrames
                ? new JsonObject
                {
                    ["count"] = 1,
                    ["atoms"] = Still.Length,
                    ["coordinates"] = Convert.ToBase64String(Bytes(Still)),
                }
                : null,
            ["displaced"] = new JsonArray("B:COF:900", "B:HEM:1"),
        };
        var answer = await client.CallAsync("explain", request);
        var summary = answer["result"]!["results"]![0]!["summary"]!;
        var expected = Assert.IsType<double>(Explain(Still, OverGroup())[0]);
        Assert.Equal(expected, summary["prediction"]!["value"]!.GetValue<double>(), 1e-5);
        Assert.Contains(
            summary["assumptions"]!.AsArray(),
            one => one!["code"]!.GetValue<string>() == "overlapping-group-left-out"
                && one["where"]!.GetValue<string>() == "B:COF:900");
    }

    /// <summary>Of each frame the prediction, or the fault.</summary>
    private static object[] Explain(params Point3[][] frames)
    {
        var site = LigandPicker.Pick(Topology, Ligand);
        var coordinates = new CoordinateFrames(
            frames.Length,
            Still.Length,
            Bytes(frames.SelectMany(frame => frame)));
        var model = new LinearModels().Open(LinearModels.Name, new ComputeSettings());
        using var batch = new FrameBatch(
            new ExplainRun(model, new ExplainOptions(), new ComplexOptions(), null, null),
            new ModelLease(model, () => { }),
            site,
            FrameSet.Of(coordinates, site, frames.Length),
            new ResultSource("p", "p", null),
            TimeSpan.Zero);
        return [.. frames.Select((_, i) => Outcome(batch, i))];
    }

    private static object Outcome(FrameBatch batch, int frame)
    {
        try
        {
            return batch
                .Explain(frame, new Progress<WorkProgress>(), TestContext.Current.CancellationToken)
                .Result.Prediction.Value;
        }
        catch (GlimpseException fault)
        {
            return fault;
        }
    }

    private static byte[] Bytes(IEnumerable<Point3> places) =>
        [
            .. places
                .SelectMany(place => new[] { place.X, place.Y, place.Z })
                .SelectMany(x => BitConverter.GetBytes((float)x)),
        ];

    private static Point3[] OverGroup() =>
        [.. Still.Select((place, i) => Topology.ResidueOf(i).Name == Ligand ? place + ToGroup : place)];

    /// <summary>1HPV without waters, and eight atoms of its ligand once more as a group of another name.</summary>
    private static string Text()
    {
        var lines = Fixture
            .Text("1hpv.pdb")
            .Split('\n')
            .Where(line => line.StartsWith("ATOM", StringComparison.Ordinal)
                || (line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == Ligand))
            .ToImmutableArray();
        var group = lines.Where(line => line[17..20] == Ligand).Take(8).Select(Moved);
        return string.Join('\n', lines.Concat(group).Append("END\n"));
    }

    private static string Moved(string line)
    {
        var place = new Point3(Number(line, 30), Number(line, 38), Number(line, 46)) + ToGroup;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{line[..17]}COF B 900    {place.X, 8:F3}{place.Y, 8:F3}{place.Z, 8:F3}{line[54..]}");
    }

    private static double Number(string line, int column) =>
        double.Parse(line.AsSpan(column, 8), CultureInfo.InvariantCulture);
}
