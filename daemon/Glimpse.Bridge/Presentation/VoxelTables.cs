using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Tables of voxels and channels.</summary>
internal static class VoxelTables
{
    /// <summary>The best voxels.</summary>
    public static ResultTable Voxels(ExplainResult result)
    {
        var voxels = result.TopVoxels;
        return new ResultTable(
            "Voxels",
            "Top voxels",
            [
                Columns.Numbers("rank", Columns.Count, voxels.Select((_, i) => (double?)(i + 1))),
                Columns.Numbers("contribution", Columns.Contribution, voxels.Select(one => (double?)one.Attribution)),
                Columns.Texts("channel", voxels.Select(one => PartnerWords.Channel(one.Side, one.Name))),
                Columns.Texts("reading", voxels.Select(one => one.Reading)),
                Columns.Numbers("region", Columns.Contribution, voxels.Select(one => (double?)one.RegionAttribution)),
                .. Columns.Places(voxels.Select(one => one.Position)),
                Columns.Numbers("voxels", Columns.Count, voxels.Select(one => (double?)one.RegionVoxels), true),
                Columns.Texts("ligand atom", voxels.Select(one => one.LigandAtom.Label), true),
                Columns.Numbers(
                    "Å to ligand atom",
                    Columns.Length,
                    voxels.Select(one => (double?)one.LigandAtom.Distance),
                    true),
                Columns.Texts("protein atom", voxels.Select(one => one.ProteinAtom.Label), true),
                Columns.Numbers(
                    "Å to protein atom",
                    Columns.Length,
                    voxels.Select(one => (double?)one.ProteinAtom.Distance),
                    true),
            ],
            [.. voxels.Select(one => new RowPlace([], one.Position))]);
    }

    /// <summary>The top voxels of channels that complement each other, side by side.</summary>
    public static ResultTable Pairs(ExplainResult result)
    {
        var pairs = result.ReciprocalPairs;
        return new ResultTable(
            "Pairs",
            "Top voxels of complementary channels",
            [
                Columns.Texts("ligand", pairs.Select(one => one.LigandName)),
                Columns.Numbers(
                    "contribution",
                    Columns.Contribution,
                    pairs.Select(one => (double?)one.LigandAttribution)),
                Columns.Texts("protein", pairs.Select(one => one.ProteinName)),
                Columns.Numbers(
                    "contribution of protein",
                    Columns.Contribution,
                    pairs.Select(one => (double?)one.ProteinAttribution)),
                Columns.Texts("reading", pairs.Select(one => one.Reading)),
                Columns.Numbers("Å apart", Columns.Length, pairs.Select(one => (double?)one.VoxelDistance), true),
            ],
            [.. pairs.Select(PlaceOf)]);
    }

    /// <summary>What each channel contributes, and the level that encloses half of it.</summary>
    public static ResultTable Channels(ExplainResult result)
    {
        var channels = result.Channels;
        return new ResultTable(
            "Channels",
            $"Channels ({result.Model.Unit})",
            [
                Columns.Texts("side", channels.Select(one => PartnerWords.Of(one.Side))),
                Columns.Texts("channel", channels.Select(one => one.Name)),
                Columns.Numbers("contribution", Columns.Contribution, channels.Select(one => (double?)one.Attribution)),
                Columns.Numbers("level", "%.2g", channels.Select(one => one.Level)),
            ],
            []);
    }

    /// <summary>The atoms that the reading names; without one those nearest to the voxels.</summary>
    private static RowPlace PlaceOf(ReciprocalPairSummary pair) =>
        pair.Geometry is { } geometry
            ? Columns.OfAtoms(geometry.LigandAtom, geometry.ProteinAtom)
            : Columns.OfAtoms(pair.LigandAtom.Index, pair.ProteinAtom.Index);
}
