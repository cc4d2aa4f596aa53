using Glimpse.Bridge.Rpc;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class LatenciesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(20, 11, 19)]
    [InlineData(100, 51, 95)]
    public void Of_calls_that_took_1_to_n_ms_the_95th_percentile_is_never_below_the_median(
        int calls,
        double median,
        double high)
    {
        var latencies = new Latencies();
        for (var i = calls; i > 0; i--)
            latencies.Add("explain", TimeSpan.FromMilliseconds(i));
        var read = Assert.Single(latencies.Read());
        Assert.Equal((calls, median, high, calls), (read.Calls, read.Median, read.Percentile95, read.Maximum));
    }
}
