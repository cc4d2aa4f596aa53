using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>
/// A ligand and the whole residues around it, typed. Another frame is the same complex <see cref="WithFrame">with other
/// coordinates</see>: types are perceived once.
/// </summary>
/// <param name="Atoms">Heavy atoms, protein first.</param>
/// <param name="Positions">Coordinates in Å, one for each atom.</param>
/// <param name="Remarks">What was assumed on the way here, and what to be warned of.</param>
public sealed record TypedComplex(
    ImmutableArray<TypedAtom> Atoms,
    ImmutableArray<Point3> Positions,
    ImmutableArray<Remark> Remarks)
{
    /// <summary>The ligand's bonds; empty where nobody perceived them.</summary>
    public ImmutableArray<TypedBond> Bonds { get; init; } = [];

    /// <summary>Centroid of the ligand's heavy atoms, in a comparison of both ligands': the centre of the grid.</summary>
    public Point3 LigandCentroid => Point3.Centroid([.. AtomsOf(Side.Ligand).Select(i => Positions[i])]);

    /// <summary>Indices of one side's atoms.</summary>
    public IEnumerable<int> AtomsOf(Side side) => Enumerable.Range(0, Atoms.Length).Where(i => Atoms[i].Side == side);

    /// <summary>The complex of some of its atoms, in the order given.</summary>
    public TypedComplex Only(IEnumerable<int> atoms)
    {
        var kept = atoms.ToImmutableArray();
        var place = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return this with
        {
            Atoms = [.. kept.Select(i => Atoms[i])],
            Positions = [.. kept.Select(i => Positions[i])],
            Bonds =
            [
                .. Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                    .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }),
            ],
        };
    }

    /// <summary>
    /// The same atoms and types in another frame of the structures that they came from. The pocket and the remarks stay
    /// those of the first frame, and so does a reference ligand.
    /// </summary>
    /// <param name="ligand">Coordinates (Å) of all atoms of the ligand's structure, in its order.</param>
    /// <param name="receptor">Coordinates (Å) of all atoms of the receptor's structure, in its order.</param>
    /// <exception cref="GlimpseException">A frame has fewer atoms than the structure that was typed.</exception>
    public TypedComplex WithFrame(IReadOnlyList<Point3> ligand, IReadOnlyList<Point3> receptor)
    {
        var moved = ImmutableArray.CreateBuilder<Point3>(Atoms.Length);
        foreach (var atom in Atoms)
        {
            if (atom.IsReference)
            {
                moved.Add(Positions[moved.Count]);
                continue;
            }

            var frame = atom.Side == Side.Ligand ? ligand : receptor;
            if (atom.SourceIndex >= frame.Count)
            {
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"A frame of {frame.Count} atoms has no place for {atom}, which is atom {atom.SourceIndex + 1} of the structure that was typed.",
                    "Give frames with the atoms of the first, in the same order.");
            }

            moved.Add(frame[atom.SourceIndex]);
        }

        return this with { Positions = moved.DrainToImmutable() };
    }
}
