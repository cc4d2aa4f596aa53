using Glimpse.Core.Chemistry.Residues;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>A residue's protonation state and how it was found.</summary>
/// <param name="Template">The state.</param>
/// <param name="ByRule">The state that the rules give without hydrogens or names.</param>
/// <param name="IsStated">True when given hydrogens or the residue's name decided.</param>
/// <param name="IsOverruled">True when given hydrogens weren't believed.</param>
internal readonly record struct ResidueState(
    ResidueTemplate Template,
    ResidueTemplate ByRule,
    bool IsStated,
    bool IsOverruled = false);
