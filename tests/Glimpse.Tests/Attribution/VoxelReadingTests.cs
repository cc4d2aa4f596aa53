using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class VoxelReadingTests
{
    [Theory]
    [InlineData(2.9, "hydrogen-bond", "hydrogen bond, acceptor A:ASP:25 OD1 to donor N1, 2.9 Å")]
    [InlineData(3.6, null, "acceptor A:ASP:25 OD1, no partner in reach, nearest N1 at 3.6 Å")]
    public void An_acceptor_with_a_donor_in_reach_reads_as_a_hydrogen_bond(double distance, string? interaction, string text) =>
        Assert.Equal((interaction, text), Read(Side.Protein, Channel.Acceptor, distance));

    [Theory]
    [InlineData(1.9, "clash", "clash, N1 to A:ASP:25 OD1, 1.9 Å, overlap 1.2 Å")]
    [InlineData(2.4, "close-contact", "close contact, N1 to A:ASP:25 OD1, 2.4 Å, overlap 0.7 Å")]
    [InlineData(3.2, "contact", "contact, N1 to A:ASP:25 OD1, 3.2 Å")]
    [InlineData(6.0, null, "no contact, N1 to A:ASP:25 OD1, 6.0 Å")]
    public void Occupancy_reads_as_the_contact_that_the_distance_makes(double distance, string? interaction, string text) =>
        Assert.Equal((interaction, text), Read(Side.Ligand, Channel.Occupancy, distance));

    private static (string? Interaction, string Text) Read(Side side, Channel channel, double distance)
    {
        var explanation = SampleExplanation.Make();
        var protein = explanation.Complex.Positions[0];
        var complex = explanation.Complex with { Positions = [protein, protein + new Point3(0, distance, 0)] };
        var reading = VoxelReading.Of(explanation.TopVoxels[0] with { Channel = ChannelLayout.IndexOf(side, channel) }, complex);
        return (reading.Interaction, reading.Text);
    }
}
