using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Decides how a result is shown, once for all viewers and the command line.</summary>
internal static class ResultViews
{
    /// <summary>The view of a result that isn't kept, on its own scale.</summary>
    public static ResultView Of(ExplainedSite site) =>
        Of("", site.Result, site.Explanation, PictureScales.Of(site.Result, site.Explanation));

    /// <summary>The view of a result.</summary>
    /// <param name="resultId">What clients ask for it by; empty where it isn't kept.</param>
    /// <param name="result">Its record, with atoms.</param>
    /// <param name="explanation">What it was made of.</param>
    /// <param name="scale">The scale of its picture.</param>
    public static ResultView Of(string resultId, ExplainResult result, Explanation explanation, PictureScale scale)
    {
        var contacts = AtomContacts.Of(result);
        return new()
        {
            ResultId = resultId,
            Title = ReportLines.Title(result),
            Scale = scale,
            FirstChannels = [.. result.TopVoxels.Select(voxel => voxel.Channel).Distinct()],
            Figures = ReportLines.Figures(result),
            Readings = ReportLines.Readings(result),
            Remarks = ReportLines.Remarks(result),
            Note = ReportLines.Note(result),
            Tables = ResultTables.Of(result),
            Labels = [.. result.TopVoxels.Select(voxel => VoxelLabels.Of(voxel, result.Atoms))],
            Contacts = contacts,
            Pocket = Surroundings.Pocket(explanation.Complex, contacts.Select(contact => contact.ProteinAtom)),
            Box = BoxEdges.Of(result.Grid),
        };
    }
}
