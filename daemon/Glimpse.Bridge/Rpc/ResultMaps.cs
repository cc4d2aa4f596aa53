using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Presentation;
using Glimpse.Core.Attribution;
using Glimpse.Core.Maps;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>Maps of kept results, in the model's unit per Å³.</summary>
internal static class ResultMaps
{
    private const string Total = "total";

    /// <summary>The format of bare values.</summary>
    private const string BareValues = "f32";

    /// <summary>Makes a map.</summary>
    /// <exception cref="WireException">The result has none, or no such channel.</exception>
    public static MapAnswer Of(StoredResult result, MapRequest request)
    {
        if (result.Explanation.Voxels.Length == 0)
            throw ErrorTable.Make(
                ErrorCodes.NoMap,
                $"The method {result.Summary.Attribution.Method} has no map.",
                "Colour the atoms instead, or take another method.");
        var writer = request.Format == BareValues ? null : WriterOf(request.Format);
        var (name, channels) = Select(result.Summary.Model, request.Channel);
        var grid = result.Explanation.Grid;
        var density = Sum(result.Explanation.Voxels, grid, channels);
        var summary = result.Summary;
        var title =
            $"{summary.Program.Name} {summary.Program.Version}, model {summary.Model.Name}, ligand "
                + $"{summary.Ligand.Id}, {name}, {summary.Model.Unit}/A^3";
        var file = writer is null ? LittleEndian(density) : File(writer, result.Explanation, density, title);
        return new MapAnswer
        {
            ResultId = result.Id,
            Channel = name,
            Unit = $"{summary.Model.Unit}/Å^3",
            Grid = summary.Grid,
            Level = IsoLevel.Of(density, 1),
            Minimum = density.Min(),
            Maximum = density.Max(),
            Text = writer is { IsText: true } ? Encoding.ASCII.GetString(file) : null,
            Values = writer is { IsText: true } ? null : file,
        };
    }

    private static (string Name, int[] Channels) Select(ModelSummary model, string asked)
    {
        if (asked == Total)
            return (Total, [.. model.Channels.Select(channel => channel.Index)]);
        foreach (var side in new[] { Partner.Protein, Partner.Ligand })
        {
            if (asked == $"{PartnerWords.Of(side)} {Total}")
                return (
                    asked,
                    [.. model.Channels.Where(channel => channel.Side == side).Select(channel => channel.Index)]);
        }

        var found = model.Channels.FirstOrDefault(channel =>
            asked == NameOf(channel) || asked == channel.Index.ToString(CultureInfo.InvariantCulture));
        return found is not null
            ? (NameOf(found), [found.Index])
            : throw ErrorTable.Make(
                ErrorCodes.BadUsage,
                $"There is no such channel; the channels are: {string.Join(", ", model.Channels.Select(NameOf))}, "
                    + $"protein total, ligand total, total.",
                "Choose one of them, or give an index.",
                "channel");
    }

    private static string NameOf(ChannelSummary channel) => PartnerWords.Channel(channel.Side, channel.Name);

    private static float[] Sum(float[] voxels, VoxelGrid grid, int[] channels)
    {
        var sum = new float[grid.VoxelCount];
        for (var i = 0; i < sum.Length; i++)
        {
            var total = 0.0;
            foreach (var channel in channels)
                total += voxels[(channel * grid.VoxelCount) + i];
            sum[i] = (float)(total / grid.VoxelVolume);
        }

        return sum;
    }

    private static IMapWriter WriterOf(string format) =>
        MapWriters.Named(format)
        ?? throw ErrorTable.Make(
            ErrorCodes.BadUsage,
            $"There is no such format; the formats are: {MapWriters.Names}, {BareValues}.",
            "Choose one of them.",
            "format");

    private static byte[] File(IMapWriter writer, Explanation explanation, float[] density, string title)
    {
        using var stream = new MemoryStream();
        writer.Write(
            stream,
            new ChannelMap(explanation.Grid, density, title, LigandAtoms.Of(explanation.Complex)));
        return stream.ToArray();
    }

    private static byte[] LittleEndian(float[] density)
    {
        var bytes = MemoryMarshal.AsBytes(density.AsSpan()).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            for (var i = 0; i < bytes.Length; i += sizeof(float))
                bytes.AsSpan(i, sizeof(float)).Reverse();
        }

        return bytes;
    }
}
