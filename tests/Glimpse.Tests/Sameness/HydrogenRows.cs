using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Tests.Sameness;

/// <summary>Hydrogens that state nothing: on carbon, and on the nitrogens of the backbone.</summary>
internal static class HydrogenRows
{
    private const double NitrogenBond = 1.01, CarbonBond = 1.09, PeptideBond = 2;

    public static ImmutableArray<Row> All { get; } =
    [
        new(
            "hydrogens on the backbone's nitrogens",
            (sample, _) => (sample.File.With(WithAmides(sample, "H")), sample.Ligand)),
        new("hydrogens on alpha carbons, too", (sample, _) => (sample.File.With(WithBoth(sample, "H")), sample.Ligand))
        {
            IsPredicted = true,
        },
        new("deuterium there", (sample, _) => (sample.File.With(WithBoth(sample, "D")), sample.Ligand)),
        new(
            "hydrogens after all other atoms of their residues",
            (sample, _) => (Last(sample.File.With(WithBoth(sample, "H"))), sample.Ligand)),
        new(
            "hydrogens at the end, without their residues' insertion codes",
            (sample, _) => sample.IsLinked ? null : (Apart(sample), sample.Ligand)),
    ];

    /// <summary>As RDKit writes residues that have insertion codes: here every ninth.</summary>
    private static PdbFile Apart(Sample sample)
    {
        PdbAtom[] all = [.. WithBoth(sample, "H")];
        return sample.File.With(
            all.Where(atom => !IsApart(atom))
                .Select(atom => HasCode(atom) ? atom with { Code = 'P' } : atom)
                .Concat(all.Where(IsApart)));

        static bool IsApart(PdbAtom atom) => HasCode(atom) && atom.IsHydrogen;
        static bool HasCode(PdbAtom atom) => atom.Number % 9 == 0 && atom.Record == "ATOM";
    }

    private static PdbFile Last(PdbFile file) =>
        file.With(file.Residues.SelectMany(residue => residue.OrderBy(atom => atom.IsHydrogen)));

    private static IEnumerable<PdbAtom> WithBoth(Sample sample, string element) =>
        WithAmides(sample, element).SelectMany(WithAlpha(sample, element));

    /// <summary>On each nitrogen between a carbonyl and an alpha carbon, opposite to both.</summary>
    private static List<PdbAtom> WithAmides(Sample sample, string element)
    {
        var carbonyls = sample.ReceptorAtoms.Where(atom => atom.Name == " C  ").ToList();
        var alphas = sample.ReceptorAtoms.Where(atom => atom.Name == " CA ").ToLookup(atom => atom.Key);
        var written = new List<PdbAtom>();
        foreach (var atom in sample.File.Atoms)
        {
            written.Add(atom);
            if (atom.Name != " N  " || atom.Residue == "PRO" || !alphas[atom.Key].Any())
                continue;
            if (
                carbonyls.Find(carbon => carbon.Key != atom.Key && carbon.Place.DistanceTo(atom.Place) < PeptideBond) is
                { } before)
                written.Add(Hydrogen(atom, $" {element}  ", element, NitrogenBond, before, alphas[atom.Key].First()));
        }

        return written;
    }

    /// <summary>On each alpha carbon, opposite to N, C and CB; glycine has two there, and none is added.</summary>
    private static Func<PdbAtom, IEnumerable<PdbAtom>> WithAlpha(Sample sample, string element)
    {
        var residues = sample.ReceptorAtoms.ToLookup(atom => atom.Key);
        return atom =>
        {
            if (atom.Name != " CA " || atom.Residue == sample.Ligand)
                return [atom];
            PdbAtom[] held = [.. residues[atom.Key].Where(one => one.Name is " N  " or " C  " or " CB ")];
            return held.Length == 3 ? [atom, Hydrogen(atom, $" {element}A ", element, CarbonBond, held)] : [atom];
        };
    }

    private static PdbAtom Hydrogen(PdbAtom holder, string name, string element, double bond, params PdbAtom[] others)
    {
        var away = holder.Place - Point3.Centroid([.. others.Select(other => other.Place)]);
        var place = holder.Place + (away * (bond / away.DistanceTo(new Point3(0, 0, 0))));
        return holder with { Name = name, Element = element, Place = place };
    }
}
