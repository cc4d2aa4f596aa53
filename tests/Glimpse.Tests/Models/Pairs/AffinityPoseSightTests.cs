using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>The default: its mean with the network.</summary>
[Collection(TorchTests.Name)]
public sealed class AffinityPoseSightTests(TorchFixture fixture) : PoseSight(fixture, "affinity");
