namespace Glimpse.Protocol;

/// <summary>A fault that the user can mend.</summary>
/// <param name="Code">The kind of fault, a stable word such as <c>bad-input</c>.</param>
/// <param name="Message">One sentence that names the file, line, residue or atom.</param>
/// <param name="Remedy">One sentence that says what to do about it.</param>
public sealed record Fault(string Code, string Message, string Remedy);
