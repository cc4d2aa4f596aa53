namespace Glimpse.Bench.Chemistry;

/// <summary>The data folder's index.csv.</summary>
internal static class LigandIndex
{
    private const int PathColumn = 1;

    /// <summary>The folders of all complexes, relative to the data folder.</summary>
    internal static IEnumerable<string> Paths(string index) =>
        File.ReadLines(index).Skip(1).Select(line => line.Split(',')[PathColumn]);
}
