using Glimpse.Models.Torch;

namespace Glimpse.Tests.Models;

/// <summary>
/// One torch thread for all tests that compute; operations on one processor, since OpenMP threads that wait for each
/// other stand still where other tests run beside them.
/// </summary>
public sealed class TorchFixture : IDisposable
{
    public TorchThread Thread { get; } = new(threads: 1);

    public void Dispose() => Thread.Dispose();
}
