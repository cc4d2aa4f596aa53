using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Chemistry;

/// <summary>HIV protease with amprenavir (1HPV), whole or with lines of its file changed.</summary>
internal static class RealComplex
{
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));

    private static readonly ComplexOptions WholeProtein = new(PocketCutoff: 100);

    /// <summary>The complex as deposited, the whole protein kept.</summary>
    internal static TypedComplex Whole { get; } = Type(Lines);

    /// <summary>The complex after lines were edited, the whole protein kept.</summary>
    internal static TypedComplex Edited(Func<IEnumerable<string>, IEnumerable<string>> edit) => Type(edit(Lines));

    /// <summary>The position of an atom in the deposited file.</summary>
    internal static Point3 PositionOf(string chain, int number, string atom)
    {
        var complex = Whole;
        return complex.Positions[IndexOf(complex, chain, number, atom)];
    }

    /// <summary>The channels of an atom.</summary>
    internal static AtomTraits ChannelsOf(TypedComplex complex, string chain, int number, string atom) =>
        complex.Atoms[IndexOf(complex, chain, number, atom)].Traits;

    /// <summary>A line for an atom that the file lacks.</summary>
    internal static string Line(
        string record,
        string name,
        string residue,
        string chain,
        int number,
        Point3 at,
        string element) =>
        $"{record, -6}{9000, 5} {name.PadRight(4)[..4]} {residue, 3} {chain}{number, 4}    "
            + $"{at.X, 8:F3}{at.Y, 8:F3}{at.Z, 8:F3}{1.0, 6:F2}{20.0, 6:F2}          {element, 2}";

    private static int IndexOf(TypedComplex complex, string chain, int number, string atom) =>
        Enumerable
            .Range(0, complex.Atoms.Length)
            .Single(i =>
                complex.Atoms[i].Residue.Chain == chain
                && complex.Atoms[i].Residue.Number == number
                && complex.Atoms[i].Name == atom
                && complex.Atoms[i].Side == Side.Protein);

    private static TypedComplex Type(IEnumerable<string> lines)
    {
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb"),
            "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, WholeProtein);
    }
}
