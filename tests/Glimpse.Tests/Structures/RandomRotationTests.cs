using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Structures;

public sealed class RandomRotationTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Rotations_are_drawn_evenly_from_all()
    {
        var random = new Random(5);
        var vector = new Point3(1, 0, 0);
        Point3[] turned =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(_ => RandomRotation.Draw(random))
                .Select(rotation => vector.Rotated(rotation.Axis, rotation.Angle)),
        ];

        // On an even sphere each coordinate has a mean of 0 and its square one of a third. Angles drawn evenly about
        // random axes would give the square along the vector itself 7/15.
        Assert.All(turned, point => Assert.Equal(1, point.Length, 1e-9));
        foreach (var coordinate in (Func<Point3, double>[])[point => point.X, point => point.Y, point => point.Z])
        {
            Assert.Equal(0, turned.Average(coordinate), 0.02);
            Assert.Equal(1.0 / 3, turned.Average(point => Math.Pow(coordinate(point), 2)), 0.02);
        }
    }
}
