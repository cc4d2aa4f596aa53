using System.Collections.Immutable;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// Heavy atoms with everything decided that typing needs: bond orders, charges, hydrogen counts, rings, aromaticity.
/// Given or perceived, from a ligand, a cofactor or a residue template: typing doesn't care.
/// </summary>
/// <param name="Atoms">The heavy atoms.</param>
/// <param name="Bonds">Bonds between them; Kekulé orders, <see cref="MoleculeBond.IsAromatic"/> beside them.</param>
/// <param name="Rings">Smallest set of smallest rings, each a cycle of atom indices in order.</param>
public sealed record Molecule(
    ImmutableArray<MoleculeAtom> Atoms,
    ImmutableArray<MoleculeBond> Bonds,
    ImmutableArray<ImmutableArray<int>> Rings)
{
    private readonly Lazy<ImmutableArray<ImmutableArray<int>>> neighbours = new(() =>
        NeighboursOf(Atoms.Length, Bonds));

    /// <summary>For each atom, the indices into <see cref="Bonds"/> of its bonds.</summary>
    public ImmutableArray<ImmutableArray<int>> BondsOf => neighbours.Value;

    /// <summary>The atoms bonded to one.</summary>
    public IEnumerable<int> NeighboursOf(int atom) => BondsOf[atom].Select(bond => Bonds[bond].Other(atom));

    /// <summary>Sum of the formal charges.</summary>
    public int Charge => Atoms.Sum(atom => atom.Charge);

    private static ImmutableArray<ImmutableArray<int>> NeighboursOf(int atoms, ImmutableArray<MoleculeBond> bonds)
    {
        var lists = Enumerable.Range(0, atoms).Select(_ => ImmutableArray.CreateBuilder<int>(4)).ToArray();
        for (var i = 0; i < bonds.Length; i++)
        {
            lists[bonds[i].First].Add(i);
            lists[bonds[i].Second].Add(i);
        }

        return [.. lists.Select(list => list.ToImmutable())];
    }
}
