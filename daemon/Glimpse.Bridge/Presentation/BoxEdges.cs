using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>The cube that the model saw.</summary>
internal static class BoxEdges
{
    private const int Axes = 3;
    private const int Corners = 1 << Axes;

    /// <summary>The twelve edges around all voxels; the grid's origin is the centre of the first.</summary>
    public static ImmutableArray<BoxEdge> Of(GridSummary grid) =>
        [
            .. from corner in Enumerable.Range(0, Corners)
               from axis in Enumerable.Range(0, Axes)
               where (corner & (1 << axis)) == 0
               select new BoxEdge(Place(grid, corner), Place(grid, corner | (1 << axis))),
        ];

    private static ImmutableArray<double> Place(GridSummary grid, int corner) =>
        [
            .. grid.Origin.Select((at, axis) =>
                at - (grid.Spacing / 2) + ((corner & (1 << axis)) == 0 ? 0 : grid.Size * grid.Spacing)),
        ];
}
