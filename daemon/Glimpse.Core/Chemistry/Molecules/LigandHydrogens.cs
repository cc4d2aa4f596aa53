using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// A molecule's hydrogens on N, O, P and S: those that its file has where it has them, the others where ideal geometry
/// puts them. How many there are is decided once, where they lie in each frame.
/// </summary>
/// <param name="Perceived">The molecule.</param>
internal sealed record LigandHydrogens(PerceivedMolecule Perceived)
{
    /// <summary>The hydrogens by the place of their atom in the molecule, and where each lies from it, Å.</summary>
    /// <param name="positions">Coordinates (Å) of the structure's atoms.</param>
    internal IEnumerable<(int Atom, Point3 Offset)> In(ImmutableArray<Point3> positions)
    {
        var molecule = Perceived.Molecule;
        for (var atom = 0; atom < molecule.Atoms.Length; atom++)
        {
            if (molecule.Atoms[atom] is { WrittenHydrogens: > 0 } it && IsPolar(it.Element))
            {
                foreach (var offset in On(atom, it, positions))
                    yield return (atom, offset);
            }
        }
    }

    private static bool IsPolar(Element element) =>
        element == Element.N || element == Element.O || element == Element.P || element == Element.S;

    private IEnumerable<Point3> On(int atom, MoleculeAtom it, ImmutableArray<Point3> positions)
    {
        var (molecule, sources) = (Perceived.Molecule, Perceived.SourceAtoms);
        var own = positions[sources[atom]];
        Point3[] given =
        [
            .. Perceived.GivenHydrogens[atom].Take(it.WrittenHydrogens).Select(hydrogen => positions[hydrogen] - own),
        ];
        if (given.Length == it.WrittenHydrogens)
            return given;
        int[] bonded = [.. molecule.NeighboursOf(atom)];
        Point3[] beyond =
            bonded.Length == 1
                ?
                [
                    .. molecule
                        .NeighboursOf(bonded[0])
                        .Where(other => other != atom)
                        .Select(other => positions[sources[other]] - positions[sources[bonded[0]]]),
                ]
                : [];
        return given.Concat(
            HydrogenPlaces.Find(
                it.Element,
                Bondings.IsConjugated(molecule, atom),
                [.. bonded.Select(other => positions[sources[other]] - own), .. given],
                beyond,
                it.WrittenHydrogens - given.Length,
                [.. sources.Where(source => source != sources[atom]).Select(source => positions[source] - own)]));
    }
}
