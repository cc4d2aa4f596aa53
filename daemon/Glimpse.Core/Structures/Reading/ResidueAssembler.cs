using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Puts atom records together: residues whose atoms come in pieces are joined, one conformer is chosen, exact
/// duplicates are dropped, and atoms end up contiguous by residue.
/// </summary>
internal static class ResidueAssembler
{
    /// <summary>Two records of one atom within this many Å of each other are one place written twice.</summary>
    internal const double SamePlace = 0.01;

    /// <summary>
    /// Two records of one atom of a standard residue closer than this many Å are one atom; farther ones belong to
    /// another chain without a letter.
    /// </summary>
    private const double Contradiction = 1.5;

    /// <summary>
    /// So many atoms that come again, elsewhere, are another residue of that name and number: its insertion code was
    /// left out.
    /// </summary>
    private const int Backbone = 3;

    /// <summary>No two atoms of one residue lie farther apart than this many Å.</summary>
    private const double ResidueReach = 25;

    /// <summary>Groups records into residues.</summary>
    internal static AssembledAtoms Assemble(List<AtomRecord> records, string? altLoc)
    {
        var all = (ReadOnlySpan<AtomRecord>)CollectionsMarshal.AsSpan(records);
        var remarks = new List<Remark>();
        var drafts = Draft(all);
        var rivals = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var place in PlacesWithAltLocs(drafts))
            AltLocChoice.Apply(place, all, altLoc, remarks, rivals);
        var leftOut = LeftOut.Of(records).ToImmutableArray();
        remarks.AddRange(LeftOut.Remarks(records, leftOut));
        return Emit(drafts, all, remarks) with { LeftOut = leftOut, RivalLetters = [.. rivals] };
    }

    private static List<ResidueDraft> Draft(ReadOnlySpan<AtomRecord> all)
    {
        var drafts = new List<ResidueDraft>();
        var latest = new Dictionary<ResidueId, ResidueDraft>();
        var ofOneName = new Dictionary<ResidueId, List<ResidueDraft>>();
        for (var first = 0; first < all.Length;)
        {
            if (all[first].Fault != null)
            {
                first++;
                continue;
            }

            var last = EndOfRun(all, first);
            var id = all[first].Residue;
            if (ofOneName.TryGetValue(id, out var alike) && AreHydrogens(all[first..last]))
            {
                for (var i = first; i < last; i++)
                    Nearest(alike, all, i).Add(i, all[i]);
                first = last;
                continue;
            }

            if (!latest.TryGetValue(id, out var draft) || !Continues(draft, all, first, last))
            {
                var isAgain = draft is not null && PolymerResidues.Contains(id.Name);
                if (isAgain && !ofOneName.ContainsKey(id))
                    ofOneName[id] = [draft!];
                draft = new ResidueDraft(id, all[first].IsHetero);
                drafts.Add(draft);
                if (isAgain)
                    ofOneName[id].Add(draft);
                latest[id] = draft;
            }

            for (var i = first; i < last; i++)
                draft.Add(i, all[i]);
            first = last;
        }

        return drafts;
    }

    private static bool AreHydrogens(ReadOnlySpan<AtomRecord> records)
    {
        foreach (ref readonly var record in records)
        {
            if (record.IsHeavy)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Of residues of one name and number the one that a hydrogen is on: programs that add hydrogens write them behind
    /// everything else.
    /// </summary>
    private static ResidueDraft Nearest(List<ResidueDraft> drafts, ReadOnlySpan<AtomRecord> all, int hydrogen)
    {
        var (nearest, least) = (drafts[^1], double.MaxValue);
        foreach (var draft in drafts)
        {
            foreach (var record in draft.Records)
            {
                var distance = all[record].IsHeavy
                    ? all[record].Position.SquaredDistanceTo(all[hydrogen].Position)
                    : double.MaxValue;
                if (distance < least)
                    (nearest, least) = (draft, distance);
            }
        }

        return nearest;
    }

    /// <summary>
    /// One past the last record that goes on with the same residue; unnumbered waters and ions start anew with each
    /// first atom.
    /// </summary>
    private static int EndOfRun(ReadOnlySpan<AtomRecord> all, int first)
    {
        ref readonly var start = ref all[first];
        var splits = HeteroGroups.IsWater(start.Residue.Name) || HeteroGroups.IsIon(start.Residue.Name);
        var isPolymer = PolymerResidues.Contains(start.Residue.Name);
        var last = first + 1;
        while (
            last < all.Length
            && all[last].Stretch == start.Stretch
            && all[last].Model == start.Model
            && all[last].Residue == start.Residue
            && all[last].Fault == null
            && !(splits && all[last].Name == start.Name && all[last].AltLoc == start.AltLoc
                && all[last].Position.DistanceTo(start.Position) > SamePlace)
            && !(isPolymer && all[last].Name == start.Name && BeginsAnew(all[first..], last - first)))
        {
            last++;
        }

        var copy = isPolymer ? 0 : Copies.Period(all[first..last]);
        return copy > 0 ? first + copy : last;
    }

    /// <summary>True where the atoms of a residue come a second time, all of them elsewhere.</summary>
    private static bool BeginsAnew(ReadOnlySpan<AtomRecord> run, int again)
    {
        if (again < Backbone || again + Backbone > run.Length || run[0].Name == run[1].Name)
            return false;
        for (var i = again; i < again + Backbone; i++)
        {
            var twin = again - 1;
            while (twin >= 0 && !(run[twin].Name == run[i].Name && run[twin].AltLoc == run[i].AltLoc))
                twin--;
            if (
                twin < 0
                || !run[i].IsHeavy
                || run[i].Residue != run[again].Residue
                || run[twin].Position.DistanceTo(run[i].Position) <= Contradiction)
                return false;
        }

        return true;
    }

    private static bool Continues(ResidueDraft draft, ReadOnlySpan<AtomRecord> all, int first, int last)
    {
        if (
            all[draft.Records[0]].Model != all[first].Model
            || all[draft.Records[0]].Position.DistanceTo(all[first].Position) > ResidueReach)
            return false;
        var isStandard = PolymerResidues.Contains(draft.Id.Name);
        for (var i = first; i < last; i++)
        {
            var twin = draft.Find(all[i], all);
            if (twin < 0)
                continue;
            var distance = all[twin].Position.DistanceTo(all[i].Position);
            if (distance > SamePlace && !(isStandard && distance <= Contradiction))
                return false;
        }

        return true;
    }

    private static List<List<ResidueDraft>> PlacesWithAltLocs(List<ResidueDraft> drafts)
    {
        var places = new Dictionary<(string Chain, int Number, string InsertionCode), List<ResidueDraft>>();
        foreach (var draft in drafts.Where(draft => draft.HasAltLocs))
        {
            var key = (draft.Id.Chain, draft.Id.Number, draft.Id.InsertionCode);
            if (!places.TryGetValue(key, out var place))
                places[key] = place = [];
            place.Add(draft);
        }

        return [.. places.Values];
    }

    private static AssembledAtoms Emit(List<ResidueDraft> drafts, ReadOnlySpan<AtomRecord> all, List<Remark> remarks)
    {
        var atoms = ImmutableArray.CreateBuilder<Atom>(all.Length);
        var positions = ImmutableArray.CreateBuilder<Point3>(all.Length);
        var residues = ImmutableArray.CreateBuilder<Residue>(drafts.Count);
        var indexOf = new int[all.Length];
        Array.Fill(indexOf, -1);
        foreach (var draft in drafts)
        {
            Repeats.Resolve(draft, all, remarks);
            if (draft.Records.Count == 0)
                continue;
            var firstAtom = atoms.Count;
            foreach (var record in draft.Records)
            {
                ref readonly var atom = ref all[record];
                indexOf[record] = atoms.Count;
                atoms.Add(
                    new Atom(
                        atom.Serial,
                        atom.Name,
                        atom.Element!.Value,
                        residues.Count,
                        atom.AltLoc,
                        atom.Occupancy,
                        atom.BFactor,
                        atom.Charge)
                    {
                        Record = record,
                    });
                positions.Add(atom.Position);
            }

            residues.Add(new Residue(draft.Id, firstAtom, atoms.Count - firstAtom, draft.IsHetero));
        }

        return new AssembledAtoms(
            atoms.DrainToImmutable(),
            positions.DrainToImmutable(),
            residues.DrainToImmutable(),
            [.. remarks],
            indexOf);
    }
}
