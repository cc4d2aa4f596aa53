using System.Buffers;
using System.Text.Json;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Checks what is around a request: StreamJsonRpc overlooks members that it doesn't know, a version that is missing and
/// ids that JSON-RPC forbids.
/// </summary>
internal static class Envelope
{
    private const string Version = "2.0";

    /// <summary>Longest id and name of a method, UTF-8 bytes: both come back in answers.</summary>
    private const int LongestWord = 256;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Refuses a message that is no request or notification as PROTOCOL.md has them.</summary>
    /// <param name="content">The whole message.</param>
    /// <exception cref="WireException">It is none; the message says why.</exception>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static void Check(ReadOnlySequence<byte> content)
    {
        try
        {
            CheckMembers(content);
        }
        catch (WireException)
        {
            // What isn't JSON is called so, wherever that shows.
            var whole = new Utf8JsonReader(content, Options);
            while (whole.Read())
                continue;
            throw;
        }
    }

    private static void CheckMembers(ReadOnlySequence<byte> content)
    {
        var reader = new Utf8JsonReader(content, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Bad(
                reader.TokenType == JsonTokenType.StartArray ? "A batch isn't taken." : "A message isn't an object.");
        var seen = Member.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader);
            if ((seen & member) != 0)
                throw Bad($"A message has the member '{Name(member)}' twice.");
            seen |= member;
            reader.Read();
            CheckValue(ref reader, member);
            reader.Skip();
        }

        if (!seen.HasFlag(Member.Version))
            throw Bad("A message lacks the member 'jsonrpc'.");
        if (!seen.HasFlag(Member.Method))
            throw Bad("A message lacks the member 'method'.");
        while (reader.Read())
        {
            // What follows the object is refused by the reader itself.
        }
    }

    private static Member MemberOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("jsonrpc"u8) ? Member.Version
        : reader.ValueTextEquals("id"u8) ? Member.Id
        : reader.ValueTextEquals("method"u8) ? Member.Method
        : reader.ValueTextEquals("params"u8) ? Member.Parameters
        : throw Bad("A message has a member other than jsonrpc, id, method and params.");

    private static void CheckValue(ref Utf8JsonReader reader, Member member)
    {
        var isGood = member switch
        {
            Member.Version => reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(Version),
            Member.Id => reader.TokenType == JsonTokenType.Number ? reader.TryGetInt64(out _) : IsShortWord(ref reader),
            Member.Method => IsShortWord(ref reader),
            // An array is answered by name.
            _ => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray,
        };
        if (!isGood)
            throw Bad($"The member '{Name(member)}' of a message must be {Takes(member)}.");
    }

    private static bool IsShortWord(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) <= LongestWord;

    private static string Name(Member member) => member switch
    {
        Member.Version => "jsonrpc",
        Member.Id => "id",
        Member.Method => "method",
        _ => "params",
    };

    private static string Takes(Member member) => member switch
    {
        Member.Version => "\"2.0\"",
        Member.Id => $"a whole number, or a string of at most {LongestWord} bytes",
        Member.Method => $"a string of at most {LongestWord} bytes",
        _ => "an object",
    };

    private static WireException Bad(string message) =>
        ErrorTable.Make(ErrorCodes.InvalidRequest, message, "Send jsonrpc \"2.0\", method, params (an object) and id.");

    [Flags]
    private enum Member
    {
        None = 0,
        Version = 1,
        Id = 2,
        Method = 4,
        Parameters = 8,
    }
}
