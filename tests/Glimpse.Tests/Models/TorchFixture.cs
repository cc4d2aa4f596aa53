using Glimpse.Models;

namespace Glimpse.Tests.Models;

/// <summary>One torch thread for all tests that compute.</summary>
public sealed class TorchFixture : IDisposable
{
    public TorchThread Thread { get; } = new();

    public void Dispose() => Thread.Dispose();
}
