using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>
/// The default: its mean with the network, which knew no affinity of them either, but Vina's terms of all.
/// </summary>
[Collection(TorchTests.Name)]
public sealed class AffinityPoseSightTests(TorchFixture fixture) : PoseSight(fixture, "affinity");
