namespace Glimpse.Bridge.Jobs;

/// <summary>Who asks.</summary>
/// <param name="Connection">The connection, by which turns are taken.</param>
/// <param name="Name">What the client calls itself, for the log.</param>
internal sealed record JobClient(string Connection, string Name);
