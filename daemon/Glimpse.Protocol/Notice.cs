namespace Glimpse.Protocol;

/// <summary>An assumption or a warning.</summary>
/// <param name="Code">A stable word for programs, such as <c>bond-orders-perceived</c>.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Where">The residue or atom concerned, such as <c>A:HIS:64</c>; null when it is the whole input.</param>
public sealed record Notice(string Code, string Message, string? Where);
