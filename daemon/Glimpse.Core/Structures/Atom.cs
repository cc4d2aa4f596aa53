namespace Glimpse.Core.Structures;

/// <summary>What a file says about an atom, apart from where it is (<see cref="Structure.Positions"/>).</summary>
/// <param name="Serial">The file's own number for it.</param>
/// <param name="Name">Atom name without blanks, such as CA or O1'.</param>
/// <param name="Element">Element, never a guess: a reader that can't tell reports an error.</param>
/// <param name="Residue">Index of its residue in <see cref="Structure.Residues"/>.</param>
/// <param name="AltLoc">Alternate location, empty when there is one only.</param>
/// <param name="Occupancy">Crystallographic occupancy, 0 to 1; 1 where the file has none.</param>
/// <param name="BFactor">Isotropic displacement factor in Å²; 0 where the file has none.</param>
/// <param name="FormalCharge">Formal charge as the file gives it; null where it says nothing.</param>
public sealed record Atom(
    int Serial,
    string Name,
    Element Element,
    int Residue,
    string AltLoc = "",
    double Occupancy = 1,
    double BFactor = 0,
    int? FormalCharge = null)
{
    /// <summary>
    /// Its place among all atoms of its model or record, in the text's order, from 0: what tells it apart from all
    /// others, those that aren't kept counted, too.
    /// </summary>
    public int Record { get; init; }
}
