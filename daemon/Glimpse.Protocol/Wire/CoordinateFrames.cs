namespace Glimpse.Protocol.Wire;

/// <summary>Many coordinates of one topology: types are perceived once, in the topology's own frame.</summary>
/// <param name="Count">How many frames.</param>
/// <param name="Atoms">
/// Atoms of each: those of the structure in the order of its text, then, where the request has one, those of the single record of <c>ligands</c>.
/// </param>
/// <param name="Coordinates">Float32, little-endian, [frame][atom][x, y, z] in Å: 12 bytes an atom, in base64.</param>
public sealed record CoordinateFrames(int Count, int Atoms, byte[] Coordinates);
