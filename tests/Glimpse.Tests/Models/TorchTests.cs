using Xunit;

namespace Glimpse.Tests.Models;

/// <summary>The tests that compute with torch: one at a time, so that live tensors can be counted.</summary>
[CollectionDefinition(Name)]
public sealed class TorchTests : ICollectionFixture<TorchFixture>
{
    public const string Name = "torch";
}
