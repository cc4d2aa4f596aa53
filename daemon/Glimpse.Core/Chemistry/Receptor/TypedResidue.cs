using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>The heavy atoms of a residue with what they are, and what was taken for granted.</summary>
/// <param name="Atoms">Index in the receptor and kind of each.</param>
/// <param name="Remarks">Assumptions and warnings.</param>
internal sealed record TypedResidue(
    ImmutableArray<(int Atom, AtomKind Kind)> Atoms,
    ImmutableArray<Remark> Remarks);
