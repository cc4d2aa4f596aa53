using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>A finished molecule with each atom's bonds at hand.</summary>
internal sealed class MoleculeView
{
    private readonly ILookup<int, (int Other, int Order)> bonds;

    internal MoleculeView(Molecule molecule)
    {
        Atoms = molecule.Atoms;
        bonds = molecule
            .Bonds.SelectMany(bond =>
                new[] { (bond.First, bond.Second, bond.Order), (bond.Second, bond.First, bond.Order) })
            .ToLookup(bond => bond.Item1, bond => (bond.Item2, bond.Item3));
    }

    internal ImmutableArray<MoleculeAtom> Atoms { get; }

    internal IEnumerable<int> Neighbours(int atom) => bonds[atom].Select(bond => bond.Other);

    internal int Degree(int atom) => bonds[atom].Count();

    internal int PiBonds(int atom) => bonds[atom].Sum(bond => bond.Order - 1);

    /// <summary>Bonds to hydrogen included.</summary>
    internal int BondSum(int atom) => bonds[atom].Sum(bond => bond.Order) + Atoms[atom].Hydrogens;

    /// <summary>True beside OH or SH.</summary>
    internal bool HasHydroxyl(int atom) =>
        Neighbours(atom)
            .Any(next =>
                (Atoms[next].Element == Element.O || Atoms[next].Element == Element.S)
                && Degree(next) == 1
                && Atoms[next].Hydrogens > 0);

    /// <summary>The charge of an atom and of what is up to two bonds away.</summary>
    internal int ChargeAround(int atom) =>
        Neighbours(atom)
            .SelectMany(next => Neighbours(next).Append(next))
            .Append(atom)
            .Distinct()
            .Sum(near => Atoms[near].Charge);
}
