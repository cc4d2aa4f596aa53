using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Glimpse.Tests.Daemon;

/// <summary>A log in memory.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = new();

    public IEnumerable<string> All => lines;

    public void Emit(LogEvent logEvent) =>
        lines.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
}
