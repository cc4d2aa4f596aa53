using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints faults that the user can mend: one line each.</summary>
internal static class FaultReport
{
    public static void Print(TextWriter text, GlimpseException fault) => text.WriteLine($"error: {Sentences(fault)}");

    /// <summary>What is wrong and what to do, on one line.</summary>
    public static string Sentences(GlimpseException fault) => $"{OneLine(fault.Message)} {OneLine(fault.Remedy)}";

    public static ExplainFailure Record(GlimpseException fault, ResultSource? source) => new(
        ExplainResult.CurrentSchemaVersion, source, FaultRecords.Of(fault));

    /// <summary>A message without line ends or control characters: parts of it may come from a user's file.</summary>
    public static string OneLine(string message) =>
        string.Concat(message.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? '?' : c));
}
