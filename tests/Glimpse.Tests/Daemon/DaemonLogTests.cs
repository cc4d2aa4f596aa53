using Glimpse.Bridge.Hosting;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class DaemonLogTests
{
    [Fact]
    public void What_is_logged_steers_no_terminal_and_forges_no_line()
    {
        using var scratch = new ScratchFolder();
        using (var log = DaemonLog.Open(scratch.In("daemon-.log"), verbose: true))
            log.Information("ended: {Error:l}", "a\u001b[2J\u009b\r\n2026-01-01T00:00:00.000Z INF forged");
        var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(scratch.Path)));
        Assert.EndsWith("INF ended: a?[2J?", lines[0]);
        Assert.Equal("    2026-01-01T00:00:00.000Z INF forged", lines[1]);
        Assert.Equal(2, lines.Length);
    }
}
