namespace Glimpse.Protocol.Wire;

/// <summary>The <c>data</c> of an error.</summary>
/// <param name="Kind">The kind of error, a stable word such as <c>bad-input</c>.</param>
/// <param name="Remedy">One sentence that says what to do about it.</param>
/// <param name="Where">The member of the request that is wrong, such as <c>options.steps</c>; null when it is no member.</param>
public sealed record ErrorDetails(string Kind, string Remedy, string? Where);
