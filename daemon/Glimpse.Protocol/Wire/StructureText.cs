namespace Glimpse.Protocol.Wire;

/// <summary>A structure as text: no path crosses the wire.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Format">Its format; recognised by content when left out.</param>
/// <param name="Name">What messages and results call it, such as the object's name in a viewer; by default what it is for.</param>
public sealed record StructureText(string Text, StructureFormatName? Format = null, string? Name = null);
