using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>Who answers.</summary>
/// <param name="Program">The daemon's name and version.</param>
/// <param name="Build">Which build it is, 12 hexadecimal digits.</param>
/// <param name="ProtocolVersion">The major version that it speaks.</param>
/// <param name="Capabilities">What it can do, by name.</param>
/// <param name="Device">The device that it computes on as configured: <c>auto</c>, <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Limits">What it takes at once.</param>
public sealed record InitializeAnswer(
    ProgramInfo Program, string Build, int ProtocolVersion, ImmutableArray<string> Capabilities, string Device, WireLimits Limits);
