using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Glimpse.Bench.Daemon;

/// <summary>
/// Sends messages that are none, each on a connection of its own, to a daemon that must answer or hang up, live on and
/// not grow.
/// </summary>
internal static class Malformed
{
    private const int Messages = 10_000;
    private const int WarmUp = 500;
    private const int Depth = 1000;
    private const int HangMilliseconds = 30_000;
    private const double Megabyte = 1 << 20;
    private const double MostGrowth = 50;

    private static readonly byte[][] Kinds =
    [
        Header("Content-Length: -5"),
        Header("Content-Length: 12 apples"),
        Header("Content-Length: 1073741824"),
        Header("Content-Length: 99999999999999999999999"),
        Header("Content-Length: 5\r\nContent-Length: 6"),
        Header("Content-Type: text/plain"),
        Encoding.ASCII.GetBytes(new string('x', 2000)),
        Content("garbage"),
        Content("""{"hello":"world"}"""),
        Content("""{"jsonrpc":"2.0","id":1,"method":7,"params":{}}"""),
        Content("""{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":{"x":NaN}}"""),
        Content("""[{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":{}}]"""),
        Content(
            $$"""{"jsonrpc":"2.0","id":1,"method":"explain","params":{{new string('[', Depth)}}{{new string(']', Depth)}}}"""
        ),
        [.. Header("Content-Length: 3"), (byte)'"', 0xFF, (byte)'"'],
    ];

    /// <summary>Runs it.</summary>
    /// <returns>True when every message had an answer that is an error, and resident memory grew by less than 50
    /// MB.</returns>
    public static bool Run(Glimpses glimpse)
    {
        var client = glimpse.Connect().Client;
        client.Initialize();
        var answered = 0;
        Send(WarmUp);
        var before = Resident();
        var watch = Stopwatch.StartNew();
        answered = 0;
        Send(Messages);
        var growth = Resident() - before;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Messages} malformed messages of {Kinds.Length} kinds: {watch.Elapsed.TotalSeconds:F0} s, "
                    + $"{answered} answered by an error, resident memory {growth:F0} MB larger after"));
        return answered == Messages && growth < MostGrowth;

        void Send(int count)
        {
            for (var i = 0; i < count; i++)
                answered += IsRefused(glimpse, Kinds[i % Kinds.Length]) ? 1 : 0;
        }

        double Resident() => client.Call("daemon/status")["residentBytes"]!.GetValue<long>() / Megabyte;
    }

    private static bool IsRefused(Glimpses glimpse, byte[] message)
    {
        using var stream = glimpse.OpenSocket();
        stream.ReadTimeout = HangMilliseconds;
        stream.Write(message);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Contains("\"error\"", StringComparison.Ordinal);
    }

    private static byte[] Header(string lines) => Encoding.ASCII.GetBytes(lines + "\r\n\r\n");

    private static byte[] Content(string json) =>
        [
            .. Header(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {json.Length}")),
            .. Encoding.ASCII.GetBytes(json),
        ];
}
