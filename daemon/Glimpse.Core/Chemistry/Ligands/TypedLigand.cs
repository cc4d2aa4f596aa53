using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Ligands;

/// <summary>A ligand's heavy atoms with what they are.</summary>
/// <param name="Atoms">Index in the ligand's structure and kind of each.</param>
/// <param name="Bonds">Bonds between them, by their places in <paramref name="Atoms"/>.</param>
/// <param name="AcceptorPositions">Where its hydrogen-bond acceptors are, Å.</param>
/// <param name="Remarks">Assumptions and warnings.</param>
/// <param name="Hydrogens">Its hydrogens on N, O, P and S.</param>
internal sealed record TypedLigand(
    ImmutableArray<(int Atom, AtomKind Kind)> Atoms,
    ImmutableArray<TypedBond> Bonds,
    ImmutableArray<Point3> AcceptorPositions,
    ImmutableArray<Remark> Remarks,
    LigandHydrogens Hydrogens);
