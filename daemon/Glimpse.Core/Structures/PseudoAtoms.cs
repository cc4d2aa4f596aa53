using System.Collections.Frozen;

namespace Glimpse.Core.Structures;

/// <summary>
/// Atoms by name that are no atoms: the charge sites of four- and five-point waters, a membrane's dummies (OPM, PPM),
/// unknown atoms of the PDB (UNX), PyMOL's pseudoatoms. Others are known by their element, which is none.
/// </summary>
internal static class PseudoAtoms
{
    private const string Remedy = "Take it out of the file, or give its chemical element if it is an atom.";

    private static readonly FrozenSet<string> OfWaters = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "M",
        "MW",
        "MW1",
        "MW2",
        "OM",
        "EP",
        "EPW",
        "EP1",
        "EP2",
        "L1",
        "L2",
        "LP",
        "LP1",
        "LP2",
        "LPA",
        "LPB",
        "LW",
        "LW1",
        "LW2",
        "DUM",
        "X",
        "XX");

    /// <summary>OPM marks the planes of a membrane by atoms N and O of residues DUM.</summary>
    private static readonly FrozenSet<string> OfMembranes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "N",
        "O",
        "DU",
        "DUM",
        "X");

    private static readonly AtomFault OfWater = new(IsPseudo: true, "a site of a water model is no atom.", Remedy);

    /// <summary>The fault of an atom whose residue and name tell that it is none; else null.</summary>
    internal static AtomFault? Find(ResidueId residue, string name) => residue.Name switch
    {
        "UNX" => Fault(residue, name, "is an unknown atom"),
        "DUM" when OfMembranes.Contains(name) => Fault(residue, name, "is a dummy atom"),
        "PSD" when name.StartsWith("PS", StringComparison.Ordinal) => Fault(residue, name, "is a pseudoatom"),
        _ when OfWaters.Contains(name) && HeteroGroups.IsWater(residue.Name) => OfWater,
        _ => null,
    };

    /// <summary>The fault of an atom without a chemical element.</summary>
    internal static AtomFault Fault(ResidueId residue, string name, string what) =>
        new(IsPseudo: true, $"{residue} {name} {what}.", Remedy);
}
