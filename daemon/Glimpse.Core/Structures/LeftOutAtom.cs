namespace Glimpse.Core.Structures;

/// <summary>An atom of a file that isn't in the structure: a pseudo-atom, or one whose line can't be read.</summary>
/// <param name="Residue">Its residue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Record">Its place among all atoms of the file's model, from 0.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Fault">Why it was left out.</param>
public sealed record LeftOutAtom(ResidueId Residue, string Name, int Record, int Line, AtomFault Fault)
{
    /// <summary>The exception for where the atom can't be done without.</summary>
    /// <param name="source">Name of the input.</param>
    internal GlimpseException Refuse(string source) => Structures.Fault.At(source, Line, Fault.What, Fault.Remedy);
}
