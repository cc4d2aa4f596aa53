using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The folder of a record's result: its number, so that folders sort and never clash, and its title as far as every
/// file system takes it.
/// </summary>
internal static class RecordFolderName
{
    private const int LongestTitle = 40;

    public static string Of(StructureRecord record)
    {
        var title = string.Concat(
            record
                .Title.Trim()
                .Take(LongestTitle)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var number = record.Number.ToString("D5", CultureInfo.InvariantCulture);
        return title.Length == 0 ? number : $"{number}_{title}";
    }
}
