using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>A hydrogen on N, O, P or S of a ligand: where the file has it, or where ideal geometry puts it.</summary>
/// <param name="Atom">Index of the atom that carries it in <see cref="TypedComplex.Atoms"/>.</param>
/// <param name="Offset">Where it lies from that atom, Å.</param>
public readonly record struct PolarHydrogen(int Atom, Point3 Offset);
