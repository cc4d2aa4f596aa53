namespace Glimpse.Models.Networks;

/// <summary>What goes into a network and what comes out.</summary>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Features">Numbers that the heads see of each input.</param>
/// <param name="Outputs">Numbers that it answers with.</param>
internal sealed record NetworkShape(int Channels, int Features, int Outputs);
