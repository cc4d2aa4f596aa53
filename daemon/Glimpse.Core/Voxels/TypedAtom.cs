using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>A heavy atom of a complex, ready to be voxelised.</summary>
/// <param name="Side">Protein or ligand.</param>
/// <param name="Residue">Its residue.</param>
/// <param name="Name">Atom name; where the file has none (SDF), element and number within the ligand, such as
/// C7.</param>
/// <param name="Element">Element.</param>
/// <param name="Traits">What it is to a chemist.</param>
/// <param name="Radius">Van der Waals radius in Å.</param>
/// <param name="SourceIndex">Index in the structure it came from (<see cref="Structure.Atoms"/> of its side).</param>
/// <param name="IsReference">True for an atom of the ligand that a comparison starts from; it is on
/// <see cref="Side.Ligand"/>, too.</param>
public readonly record struct TypedAtom(
    Side Side,
    ResidueId Residue,
    string Name,
    Element Element,
    AtomTraits Traits,
    double Radius,
    int SourceIndex,
    bool IsReference = false)
{
    /// <summary>The channels that the complex's scheme has it in.</summary>
    public ChannelSet Channels { get; init; }

    /// <summary>What is bonded to it, charges left aside.</summary>
    public AtomBonding Bonding { get; init; }

    /// <summary>
    /// What moved it here where it is a copy (<see cref="Structures.Residue.Operation"/>); else null.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>Its place in the text that it came from (<see cref="Atom.Record"/>).</summary>
    public int Record { get; init; }

    /// <summary>Names the atom for people, such as <c>A:ASP:25 OD1</c>, or <c>reference A:LIG:1 C7</c>.</summary>
    public override string ToString() => IsReference ? $"reference {Residue} {Name}" : $"{Residue} {Name}";
}
