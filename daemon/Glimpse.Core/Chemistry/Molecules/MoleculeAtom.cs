using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// A heavy atom of a <see cref="Molecule"/> in its state at pH 7.4 (or the state that given hydrogens state).
/// </summary>
/// <param name="Element">Element.</param>
/// <param name="Charge">Formal charge.</param>
/// <param name="Hydrogens">How many hydrogens it carries.</param>
/// <param name="IsAromatic">True when it is a member of an aromatic ring (RDKit's default model).</param>
public readonly record struct MoleculeAtom(Element Element, int Charge, int Hydrogens, bool IsAromatic)
{
    /// <summary>
    /// How many of its hydrogens the rule for pH 7.4 put on it; below 0 how many it took.
    /// </summary>
    public int ByRule { get; init; }

    /// <summary>How many hydrogens it has where no pH charges it, other than the file states.</summary>
    public int WrittenHydrogens => Hydrogens - ByRule;
}
