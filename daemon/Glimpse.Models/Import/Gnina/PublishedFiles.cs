using System.Collections.Frozen;

namespace Glimpse.Models.Import.Gnina;

/// <summary>
/// SHA-256 of the 64 files of networks in gninasrc/lib/models of gnina's repository (commit 25e64da, 4 March 2025).
/// </summary>
internal static class PublishedFiles
{
    private const string ResourceName = "Glimpse.Models.Import.Gnina.published.txt";

    private static readonly FrozenSet<string> Known = Read();

    /// <summary>True for a file that gnina published.</summary>
    /// <param name="sha256">Its SHA-256, lower-case hexadecimal.</param>
    internal static bool Has(string sha256) => Known.Contains(sha256);

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(PublishedFiles).Assembly.GetManifestResourceStream(ResourceName)!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
