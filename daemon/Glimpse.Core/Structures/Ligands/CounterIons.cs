namespace Glimpse.Core.Structures.Ligands;

/// <summary>Finds what a record holds beside its molecule: counter-ions, solvent, a second molecule.</summary>
internal static class CounterIons
{
    internal const string LeftOutCode = "counter-ion-left-out";

    internal const string SeveralCode = "several-molecules";

    /// <summary>Larger parts are molecules, not ions: tosylate and citrate have 11 and 13 heavy atoms.</summary>
    private const int Largest = 13;

    /// <summary>A metal nearer than this (Å) to a donor of the molecule is part of its complex.</summary>
    private const double Coordination = 2.8;

    /// <summary>Metals that are counter-ions also beside an oxygen.</summary>
    private static readonly string[] Alkali = ["Li", "Na", "K", "Rb", "Cs"];

    /// <summary>
    /// A ligand without its counter-ions, which are remarked; itself where it is one molecule, or no bonds are stated.
    /// </summary>
    internal static Structure Without(Structure ligand)
    {
        if (!ligand.HasBondOrders)
            return ligand;
        var parts = Parts(ligand).OrderByDescending(part => Heavy(ligand, part).Count()).ToList();
        if (parts.Count < 2)
            return ligand;
        var main = Heavy(ligand, parts[0]).ToList();
        var ions = parts.Skip(1).Where(part => IsCounterIon(ligand, main, [.. Heavy(ligand, part)])).ToList();
        var remarks = ligand.Remarks.ToBuilder();
        var where = ligand.Residues[0].Id.ToString();
        if (ions.Count > 0)
        {
            var names = string.Join(
                "; ",
                ions.Select(part => string.Join(' ', Heavy(ligand, part).Select(atom => ligand.Atoms[atom].Name))));
            remarks.Add(
                Remark.Assumption(
                    LeftOutCode,
                    $"{where} comes with counter-ions or solvent, which were left out: {names}.",
                    where));
        }

        if (parts.Count - ions.Count > 1)
            remarks.Add(
                Remark.Warning(
                    SeveralCode,
                    $"{where} is {parts.Count - ions.Count} molecules that aren't bonded to each other; all were "
                        + $"taken as the ligand.",
                    where));
        var left = ions.SelectMany(part => part).ToHashSet();
        return AtomSubset.Of(ligand, atom => !left.Contains(atom)) with { Remarks = remarks.ToImmutable() };
    }

    private static bool IsCounterIon(Structure ligand, List<int> main, List<int> part)
    {
        if (part.Count == 0 || part.Count > Largest || 2 * part.Count > main.Count)
            return false;
        var element = ligand.Atoms[part[0]].Element;
        return part.Count > 1
            || !element.IsMetal
            || Alkali.Contains(element.Symbol)
            || !main.Exists(atom =>
                ligand.Atoms[atom].Element.Symbol is "N" or "O" or "S"
                && ligand.Positions[atom].DistanceTo(ligand.Positions[part[0]]) < Coordination);
    }

    private static IEnumerable<int> Heavy(Structure ligand, IEnumerable<int> part) =>
        part.Where(atom => !ligand.Atoms[atom].Element.IsHydrogen);

    /// <summary>The atoms that bonds join, each part in the order of the record.</summary>
    private static IEnumerable<List<int>> Parts(Structure ligand)
    {
        var neighbours = ligand
            .Bonds.SelectMany(bond => new[] { (bond.First, bond.Second), (First: bond.Second, Second: bond.First) })
            .ToLookup(pair => pair.First, pair => pair.Second);
        var seen = new bool[ligand.Atoms.Length];
        for (var atom = 0; atom < seen.Length; atom++)
        {
            if (seen[atom])
                continue;
            var part = new List<int> { atom };
            seen[atom] = true;
            for (var next = 0; next < part.Count; next++)
            {
                foreach (var other in neighbours[part[next]].Where(other => !seen[other]))
                {
                    seen[other] = true;
                    part.Add(other);
                }
            }

            part.Sort();
            yield return part;
        }
    }
}
