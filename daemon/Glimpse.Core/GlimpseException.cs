using System.Collections.Immutable;

namespace Glimpse.Core;

/// <summary>
/// A fault that the user can mend. The message names the file, line, residue or atom; the remedy says what to do.
/// </summary>
public sealed class GlimpseException : Exception
{
    /// <summary>Makes an exception of one kind.</summary>
    /// <param name="code">The kind of fault.</param>
    /// <param name="message">One sentence that names the file, line, residue or atom.</param>
    /// <param name="remedy">One sentence that says what to do about it.</param>
    /// <param name="inner">The cause, for the log; never shown.</param>
    public GlimpseException(GlimpseErrorCode code, string message, string remedy, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Remedy = remedy;
    }

    /// <summary>The kind of fault.</summary>
    public GlimpseErrorCode Code { get; }

    /// <summary>What to do about it, in one sentence.</summary>
    public string Remedy { get; }

    /// <summary>
    /// The options that message and remedy name as <c>--max-steps</c>, here without the dashes and with the value where
    /// the text gives one (<c>assembly models</c>): who asked may know them by other names.
    /// </summary>
    public ImmutableArray<string> Options { get; private init; } = [];

    /// <summary>This fault, with the <see cref="Options"/> that its texts name.</summary>
    public GlimpseException Naming(params ImmutableArray<string> options) =>
        new(Code, Message, Remedy, InnerException) { Options = options };
}
