using System.CommandLine.Parsing;
using System.Globalization;

namespace Glimpse.Bridge.Cli;

/// <summary>Refuses numbers out of range, naming the option.</summary>
internal static class OptionChecks
{
    /// <summary>A whole number in a range.</summary>
    public static void Between(OptionResult result, int least, int most)
    {
        if (result.Errors.Any() || result.Tokens.Count == 0)
            return;
        if (
            !int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
            || value < least
            || value > most)
            result.AddError(
                $"{result.Option.Name} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'.");
    }
}
