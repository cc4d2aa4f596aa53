using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Sameness;

/// <summary>A complex as one row of the table writes it.</summary>
/// <param name="Text">The structure.</param>
/// <param name="Ligand">What names the ligand in it; null where it comes apart.</param>
internal sealed record Written(string Text, string? Ligand)
{
    /// <summary>The ligand's own text where it comes apart.</summary>
    public string? LigandText { get; init; }

    /// <summary>Takes a place back to where the complex lay before.</summary>
    public Func<Point3, Point3> Undo { get; init; } = place => place;

    public static implicit operator Written((PdbFile File, string Ligand) written) =>
        new(written.File.Text, written.Ligand);

    /// <summary>Reads and types it.</summary>
    public TypedComplex Type()
    {
        var structure = StructureReader.Read(new StringReader(Text), "complex");
        var site = LigandText is null
            ? LigandPicker.Pick(structure, Ligand)
            : LigandPicker.Pair(StructureReader.ReadLigand(new StringReader(LigandText), "ligand"), structure);
        return ComplexTyper.Type(site, new ComplexOptions());
    }
}
