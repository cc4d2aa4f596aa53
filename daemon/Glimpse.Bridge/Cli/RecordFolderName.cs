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
    private const int Digits = 5;

    /// <summary>Whether a folder may be that of a record.</summary>
    public static bool IsOne(string name) =>
        name.TakeWhile(char.IsAsciiDigit).Count() is var digits
        && digits >= Digits
        && (digits == name.Length || name[digits] == '_');

    public static string Of(StructureRecord record)
    {
        var title = string.Concat(
            record
                .Title.Trim()
                .Take(LongestTitle)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var number = record.Number.ToString($"D{Digits}", CultureInfo.InvariantCulture);
        return title.Length == 0 ? number : $"{number}_{title}";
    }
}
