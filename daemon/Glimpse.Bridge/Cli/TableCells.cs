using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Cells of the tables of a view, by the heads of their columns.</summary>
internal static class TableCells
{
    /// <summary>The table of that name.</summary>
    public static ResultTable Table(this ResultView view, string name) => view.Tables.Single(one => one.Name == name);

    /// <summary>A column's texts.</summary>
    public static ImmutableArray<string> Texts(this ResultTable table, string column) =>
        Column(table, column).Texts!.Value;

    /// <summary>A column's numbers, none of which is missing.</summary>
    public static ImmutableArray<double> Numbers(this ResultTable table, string column) =>
        [.. Column(table, column).Numbers!.Value.Select(number => number!.Value)];

    /// <summary>A column's numbers, null where there is none.</summary>
    public static ImmutableArray<double?> NumbersIfAny(this ResultTable table, string column) =>
        Column(table, column).Numbers!.Value;

    private static ResultColumn Column(ResultTable table, string name) =>
        table.Columns.Single(column => column.Name == name);
}
