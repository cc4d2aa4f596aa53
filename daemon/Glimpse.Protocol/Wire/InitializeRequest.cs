namespace Glimpse.Protocol.Wire;

/// <summary>Who calls.</summary>
/// <param name="ClientName">The client's name, such as <c>glimpse_pymol</c>; at most 64 characters.</param>
/// <param name="ClientVersion">Its version; at most 64 characters.</param>
/// <param name="ProtocolVersion">The major version that it speaks, <see cref="WireProtocol.Version"/>.</param>
public sealed record InitializeRequest(string ClientName, string ClientVersion, int ProtocolVersion);
