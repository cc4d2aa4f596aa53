using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Tells hydrogens that state protonation from those of a program that fills valences without a pH (RDKit's AddHs, Open
/// Babel's -h): those leave every acid and every lysine of a file uncharged, which no protein in water is.
/// </summary>
internal static class UnchargedHydrogens
{
    internal const string Code = "uncharged-hydrogens";

    /// <summary>Fewer groups may all be uncharged by their surroundings.</summary>
    private const int Fewest = 4;

    /// <summary>Hydrogens of an ammonium group.</summary>
    private const int Ammonium = 3;

    /// <summary>
    /// True where four groups at least were given hydrogens, acids and lysines among them, and none is charged.
    /// </summary>
    internal static bool Are(Structure receptor)
    {
        var (acids, lysines) = (0, 0);
        foreach (var residue in receptor.Residues)
        {
            switch (ChargeOf(receptor, residue))
            {
                case Group.Charged: return false;
                case Group.NeutralAcid: acids++; break;
                case Group.NeutralLysine: lysines++; break;
                default: break;
            }
        }

        return acids > 0 && lysines > 0 && acids + lysines >= Fewest;
    }

    /// <summary>True for a residue whose name says nothing of its charge, so that only its hydrogens do.</summary>
    internal static bool Concerns(Residue residue) => residue.Id.Name.ToUpperInvariant() is "ASP" or "GLU" or "LYS";

    private static Group ChargeOf(Structure receptor, Residue residue) => residue.Id.Name switch
    {
        "ASP" => Acid(receptor, residue, "OD1", "OD2"),
        "GLU" => Acid(receptor, residue, "OE1", "OE2"),
        "LYS" => new GivenHydrogens(receptor, residue).On("NZ") switch
        {
            0 => Group.Unknown,
            Ammonium => Group.Charged,
            _ => Group.NeutralLysine,
        },
        _ => Group.Unknown,
    };

    private static Group Acid(Structure receptor, Residue residue, string first, string second)
    {
        if (
            residue.AtomIndices.Count(atom => receptor.Atoms[atom].Name == first || receptor.Atoms[atom].Name == second)
            < 2)
            return Group.Unknown;
        var given = new GivenHydrogens(receptor, residue);
        if (!given.HasPolar)
            return Group.Unknown;
        return given.On(first) + given.On(second) > 0 ? Group.NeutralAcid : Group.Charged;
    }

    private enum Group
    {
        Unknown,
        Charged,
        NeutralAcid,
        NeutralLysine,
    }
}
