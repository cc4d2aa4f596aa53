namespace Glimpse.Protocol.Wire;

/// <summary>Asks for a map.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Channel">
/// A channel's index as digits (<c>10</c>), its side and name (<c>ligand acceptor</c>), or a sum: <c>protein total</c>, <c>ligand total</c>, <c>total</c>.
/// </param>
/// <param name="Format">How to send it.</param>
public sealed record MapRequest(string ResultId, string Channel, MapEncoding Format);
