using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Tests that measure the memory of their own process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
