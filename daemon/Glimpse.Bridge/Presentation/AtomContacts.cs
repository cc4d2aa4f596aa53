using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Which atoms of the two sides touch, for dashes between them.</summary>
internal static class AtomContacts
{
    /// <summary>Atoms farther apart than this (Å) touch nothing, be what they read as an interaction or not.</summary>
    private const double Reach = 4;

    /// <summary>The atoms of what each top voxel and each pair of voxels reads as, each two once.</summary>
    public static ImmutableArray<AtomContact> Of(ExplainResult result) =>
        [
            .. result.TopVoxels.Select(voxel => voxel.Geometry)
                .Concat(result.ReciprocalPairs.Select(pair => pair.Geometry))
                .Where(geometry => geometry is not null && geometry.Distance <= Reach)
                .Select(geometry => new AtomContact(geometry!.LigandAtom, geometry.ProteinAtom))
                .Distinct()
                .OrderBy(contact => contact.LigandAtom)
                .ThenBy(contact => contact.ProteinAtom),
        ];
}
