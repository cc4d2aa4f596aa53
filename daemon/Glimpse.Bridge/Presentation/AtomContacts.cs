using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Which atoms of the two sides touch, for dashes between them.</summary>
internal static class AtomContacts
{
    /// <summary>Atoms farther apart than this (Å) touch nothing, be what they read as an interaction or not.</summary>
    private const double Reach = 4;

    /// <summary>Pairs of atoms that dashes are drawn for.</summary>
    private const int MostPairs = 10;

    /// <summary>
    /// The pairs that contribute most, for a model that has them; else the atoms of what each top voxel and each pair
    /// of voxels reads as, each two once.
    /// </summary>
    public static ImmutableArray<AtomContact> Of(ExplainResult result) =>
        result.Interactions is { } interactions
            ?
            [
                .. interactions.Strongest.Take(MostPairs)
                    .Select(pair => new AtomContact(pair.LigandAtom, pair.ProteinAtom)),
            ]
            : Read(result);

    private static ImmutableArray<AtomContact> Read(ExplainResult result) =>
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
