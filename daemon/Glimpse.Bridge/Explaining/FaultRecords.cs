using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Turns faults that the user can mend into the record that files and the wire carry.</summary>
internal static class FaultRecords
{
    public static Fault Of(GlimpseException fault) =>
        new(Word(fault.Code), fault.Message, fault.Remedy, Mentions(fault.Options));

    /// <summary>The options that a text names; null for none.</summary>
    public static ImmutableArray<string>? Mentions(ImmutableArray<string> options) => options.IsEmpty ? null : options;

    /// <summary>The kind of fault as a word for programs.</summary>
    public static string Word(GlimpseErrorCode code) => code switch
    {
        GlimpseErrorCode.BadUsage => "bad-usage",
        GlimpseErrorCode.BadInput => "bad-input",
        GlimpseErrorCode.LigandNotFound => "ligand-not-found",
        GlimpseErrorCode.BadModel => "bad-model",
        GlimpseErrorCode.Environment => "environment",
        GlimpseErrorCode.Internal => "internal-error",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A fault without a word."),
    };
}
