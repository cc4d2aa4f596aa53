namespace Glimpse.Protocol.Wire;

/// <summary>A map, in the model's unit per Å³.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Channel">What it shows, in words: <c>ligand acceptor</c>, <c>protein total</c>.</param>
/// <param name="Unit">The unit, such as <c>logit/Å^3</c>.</param>
/// <param name="Grid">Where its voxels lie.</param>
/// <param name="Level">Draw the isosurface here and at minus this: it encloses half of the map's absolute attribution; null where the map is zero.</param>
/// <param name="Minimum">Its smallest value.</param>
/// <param name="Maximum">Its largest.</param>
/// <param name="Text">The file, for <c>dx</c> and <c>cube</c>; null otherwise.</param>
/// <param name="Values">The values, for <c>f32</c>; null otherwise.</param>
public sealed record MapAnswer(
    string ResultId, string Channel, string Unit, GridSummary Grid, double? Level, double Minimum, double Maximum, string? Text, byte[]? Values);
