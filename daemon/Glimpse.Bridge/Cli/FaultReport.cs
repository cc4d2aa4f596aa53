using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints faults that the user can mend: one line each.</summary>
internal static class FaultReport
{
    public static void Print(TextWriter text, GlimpseException fault) => text.WriteLine($"error: {Sentences(fault)}");

    /// <summary>What is wrong and what to do, on one line.</summary>
    public static string Sentences(GlimpseException fault) =>
        $"{Printable.Line(fault.Message)} {Printable.Line(fault.Remedy)}";

    public static ExplainFailure Record(GlimpseException fault, ResultSource? source) => new(
        ExplainResult.CurrentSchemaVersion, source, FaultRecords.Of(fault));
}
