using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>The tables of a result, for windows, files and the report of the command line.</summary>
internal static class ResultTables
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ResultTable> Of(ExplainResult result) =>
        [
            SumsTable.Of(result),
            VoxelTables.Voxels(result),
            VoxelTables.Pairs(result),
            VoxelTables.Channels(result),
            AtomTables.Atoms(result),
            AtomTables.Residues(result),
            AtomTables.Fragments(result),
            InteractionsTable.Of(result),
            ChangesTable.Of(result),
        ];
}
