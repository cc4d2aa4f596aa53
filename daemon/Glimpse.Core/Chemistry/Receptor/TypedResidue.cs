using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>The heavy atoms of a residue with their traits, and what was taken for granted.</summary>
/// <param name="Atoms">Index in the receptor and traits of each.</param>
/// <param name="Remarks">Assumptions and warnings.</param>
internal sealed record TypedResidue(
    ImmutableArray<(int Atom, AtomTraits Traits)> Atoms,
    ImmutableArray<Remark> Remarks);
