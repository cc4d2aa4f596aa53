using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Training.Energies;

/// <summary>
/// The radii of atoms without their hydrogens that AutoDock Vina counts with, Å (Trott and Olson 2010, who take them
/// from X-Score; Wang et al. 2002, doi:10.1023/A:1016357811882).
/// </summary>
internal static class VinaRadii
{
    private const double Metal = 1.2;

    private static readonly Dictionary<Element, double> Known = new()
    {
        [Element.C] = 1.9,
        [Element.N] = 1.8,
        [Element.O] = 1.7,
        [Element.F] = 1.5,
        [Element.P] = 2.1,
        [Element.S] = 2.0,
        [Element.Cl] = 1.8,
        [Element.Br] = 2.0,
        [Element.I] = 2.2,
    };

    /// <summary>An atom's radius; its van der Waals radius where the table has none.</summary>
    internal static double Of(TypedAtom atom) =>
        Known.TryGetValue(atom.Element, out var radius) ? radius
        : atom.Traits.HasFlag(AtomTraits.Metal) ? Metal
        : atom.Radius;
}
