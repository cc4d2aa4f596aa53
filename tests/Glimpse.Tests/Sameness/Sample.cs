using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Sameness;

/// <summary>A complex of the fixtures, and the name of its ligand.</summary>
/// <param name="Name">The file.</param>
/// <param name="Ligand">The ligand's residue name.</param>
internal sealed record Sample(string Name, string Ligand)
{
    private const int Seed = 19;

    /// <summary>
    /// A protease, a kinase with either of its ligands, covalent bonds to cysteine and lysine, a zinc site.
    /// </summary>
    public static ImmutableArray<Sample> All { get; } =
    [
        new("1hpv.pdb", "478"),
        new("5dpv.pdb", "SKE"),
        new("5dpv.pdb", "5DN"),
        new("links/1vsn.pdb", "NFT"),
        new("links/1gzm.pdb", "RET"),
        new("links/1r1j.pdb", "OIR"),
    ];

    /// <summary>The file without its crystal: what is moved is in none.</summary>
    public PdbFile File { get; } = PdbFile.Parse(Fixture.Text(Name));

    /// <summary>The complex as the file has it.</summary>
    public TypedComplex Typed => field ??= new Written(File.Text, Ligand).Type();

    /// <summary>The ligand's lines.</summary>
    public IEnumerable<PdbAtom> LigandAtoms => File.Atoms.Where(atom => atom.Residue == Ligand);

    /// <summary>All other lines.</summary>
    public IEnumerable<PdbAtom> ReceptorAtoms => File.Atoms.Where(atom => atom.Residue != Ligand);

    /// <summary>The same numbers in every run.</summary>
    public Random Chance(string row) => new(Seed + Name.Length + row.Length);

    /// <summary>True where the file states bonds of the ligand by its names.</summary>
    public bool IsLinked => File.Head.Any(line => line.StartsWith("LINK", StringComparison.Ordinal));

    /// <summary>True where one of them isn't to a metal: then the ligand can't be written apart.</summary>
    public bool IsBonded =>
        File.Head.Any(line =>
            line.StartsWith("LINK", StringComparison.Ordinal) && !line.Contains(" ZN ", StringComparison.Ordinal));

    public override string ToString() => $"{Name} {Ligand}";
}
