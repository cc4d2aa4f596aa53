using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class MapWritersTests
{
    [Fact]
    public void A_format_says_of_itself_whether_it_is_text() =>
        Assert.All(
            MapWriters.All,
            writer =>
            {
                using var stream = new MemoryStream();
                writer.Write(
                    stream,
                    new ChannelMap(
                        SampleExplanation.Grid,
                        SampleExplanation.Map(),
                        "a map",
                        [(Element.N, new Point3(15.9, 9.25, 51.5))]));
                Assert.Equal(
                    writer.IsText,
                    Array.TrueForAll(stream.ToArray(), one => one is (>= (byte)' ' and < 0x7F) or (byte)'\n'));
            });
}
