namespace Glimpse.Protocol.Wire;

/// <summary>A request that says nothing but its method.</summary>
public sealed record EmptyRequest;
