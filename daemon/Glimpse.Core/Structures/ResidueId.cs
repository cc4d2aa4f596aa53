using System.Globalization;

namespace Glimpse.Core.Structures;

/// <summary>A residue's name as authors write it: chain, residue name, number and insertion code.</summary>
/// <param name="Chain">Chain, empty where the file leaves it blank.</param>
/// <param name="Name">Residue name, such as ASP or 478.</param>
/// <param name="Number">Authored residue number.</param>
/// <param name="InsertionCode">Insertion code, empty when there is none.</param>
public readonly record struct ResidueId(string Chain, string Name, int Number, string InsertionCode = "")
{
    /// <summary>
    /// In a complex: how many residues of the file come before this one under the same name, as where chains have lost
    /// their letters. They are residues of their own.
    /// </summary>
    public int Copy { get; init; }

    /// <summary>
    /// Of the number and the chain's first letter, which hardly two residues share: the texts are long to hash.
    /// </summary>
    public override int GetHashCode() => (Number * 397) ^ (Chain.Length > 0 ? Chain[0] : 0);

    /// <summary>
    /// The way the program prints a residue and reads it back: <c>A:ASP:25</c>, or <c>:478:200</c> with a blank chain.
    /// </summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Chain}:{Name}:{Number}{InsertionCode}");
}
