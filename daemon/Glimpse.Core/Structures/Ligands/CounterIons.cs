using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>Finds what a record holds beside its molecule: counter-ions, solvent, a second molecule.</summary>
internal static class CounterIons
{
    internal const string LeftOutCode = "counter-ion-left-out";

    internal const string SeveralCode = "several-molecules";

    /// <summary>Larger parts are molecules, not ions: tosylate and citrate have 11 and 13 heavy atoms.</summary>
    private const int Largest = 13;

    /// <summary>A metal nearer than this (Å) to a donor of the molecule is part of its complex.</summary>
    internal const double Coordination = 2.8;

    /// <summary>Lists of parts name this many.</summary>
    private const int MostNamed = 10;

    /// <summary>Metals that are counter-ions also beside an oxygen.</summary>
    private static readonly string[] Alkali = ["Li", "Na", "K", "Rb", "Cs"];

    /// <summary>True for a metal that is a counter-ion also beside an oxygen.</summary>
    internal static bool IsAlkali(Element element) => Alkali.Contains(element.Symbol);

    /// <summary>A ligand without its counter-ions, which are remarked; itself where it is one molecule.</summary>
    internal static Structure Without(Structure ligand) => Without(ligand, out _);

    /// <summary>The same, and the indices of the atoms that stay.</summary>
    /// <exception cref="GlimpseException">A part lies at bonding distance of another: bonds are missing.</exception>
    internal static Structure Without(Structure ligand, out ImmutableArray<int> kept)
    {
        kept = [.. Enumerable.Range(0, ligand.Atoms.Length)];
        var parts = LigandParts.Of(ligand).OrderByDescending(part => Heavy(ligand, part).Count()).ToList();
        if (parts.Count < 2)
            return ligand;
        if (ligand.HasBondOrders)
            BondDistances.RequireApart(ligand, parts);
        var main = Heavy(ligand, parts[0]).ToList();
        var ions = parts.Skip(1).Where(part => IsCounterIon(ligand, main, [.. Heavy(ligand, part)])).ToList();
        var others = parts.Except(ions).ToList();
        var remarks = ligand.Remarks.ToBuilder();
        var where = ligand.ResidueOf(parts[0][0]).ToString();
        if (ions.Count > 0)
        {
            var names = string.Join("; ", ions.Take(MostNamed).Select(part => NameOf(ligand, main, part)));
            var more = ions.Count > MostNamed ? $"; and {ions.Count - MostNamed} more" : "";
            remarks.Add(
                Remark.Assumption(
                    LeftOutCode,
                    $"{where} comes with counter-ions or solvent, which were left out: {names}{more}.",
                    where));
        }

        if (others.Count > 1)
            remarks.Add(
                Remark.Warning(
                    SeveralCode,
                    $"{where} is {others.Count} molecules that aren't bonded to each other{Listed(ligand, others)}; "
                        + "all were taken as the ligand.",
                    where));
        var left = ions.SelectMany(part => part).ToHashSet();
        kept = [.. kept.Where(atom => !left.Contains(atom))];
        return AtomSubset.Of(ligand, atom => !left.Contains(atom)) with { Remarks = remarks.ToImmutable() };
    }

    /// <summary>A part by its residues where they are others than the molecule's, else by its atoms.</summary>
    private static string NameOf(Structure ligand, List<int> main, List<int> part)
    {
        var own = LigandParts.ResiduesOf(ligand, part);
        return own.Overlaps(LigandParts.ResiduesOf(ligand, main))
            ? string.Join(' ', Heavy(ligand, part).Select(atom => ligand.Atoms[atom].Name))
            : ResidueNames(ligand, own);
    }

    /// <summary>The residues of molecules that are residues of their own, in brackets.</summary>
    private static string Listed(Structure ligand, List<List<int>> parts)
    {
        var names = parts
            .Select(part => ResidueNames(ligand, LigandParts.ResiduesOf(ligand, part)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
        return names.Count > 1 ? $" ({string.Join(", ", names.Take(MostNamed))}{more})" : "";
    }

    private static string ResidueNames(Structure ligand, IEnumerable<int> residues) =>
        string.Join(' ', residues.Order().Select(residue => ligand.Residues[residue].Id.ToString()));

    private static bool IsCounterIon(Structure ligand, List<int> main, List<int> part)
    {
        if (part.Count == 0 || part.Count > Largest || 2 * part.Count > main.Count)
            return false;
        var element = ligand.Atoms[part[0]].Element;
        if (!ligand.HasBondOrders && !IsAlkali(element) && MayBeAPiece(ligand, main, part))
            return false;
        return part.Count > 1
            || !element.IsMetal
            || Alkali.Contains(element.Symbol)
            || !main.Exists(atom =>
                ligand.Atoms[atom].Element.Symbol is "N" or "O" or "S"
                && ligand.Positions[atom].DistanceTo(ligand.Positions[part[0]]) < Coordination);
    }

    /// <summary>
    /// True where only distance has it that a part isn't the molecule's: a residue with a gap, or a torn chain, has
    /// such pieces.
    /// </summary>
    private static bool MayBeAPiece(Structure ligand, List<int> main, List<int> part)
    {
        var own = LigandParts.ResiduesOf(ligand, part);
        return own.Overlaps(LigandParts.ResiduesOf(ligand, main))
            || own.Any(residue => PolymerResidues.Contains(ligand.Residues[residue].Id.Name));
    }

    private static IEnumerable<int> Heavy(Structure ligand, IEnumerable<int> part) =>
        part.Where(atom => !ligand.Atoms[atom].Element.IsHydrogen);
}
