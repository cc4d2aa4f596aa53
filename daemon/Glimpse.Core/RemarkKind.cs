namespace Glimpse.Core;

/// <summary>How much a <see cref="Remark"/> matters.</summary>
public enum RemarkKind
{
    /// <summary>The program had to take something for granted that the input doesn't say.</summary>
    Assumption,

    /// <summary>Something that may make the answer worth less.</summary>
    Warning,
}
