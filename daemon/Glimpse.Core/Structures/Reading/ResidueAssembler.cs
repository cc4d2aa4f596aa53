using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Puts atom records together: residues whose atoms come in pieces are joined, one conformer is chosen, exact duplicates
/// are dropped, and atoms end up contiguous by residue.
/// </summary>
internal static class ResidueAssembler
{
    private const double SamePlace = 0.01;

    /// <summary>Two records of one backbone atom closer than this many Å contradict each other; farther ones are another chain without a letter.</summary>
    private const double Contradiction = 1.5;

    /// <summary>No two atoms of one residue lie farther apart than this many Å.</summary>
    private const double ResidueReach = 25;

    /// <summary>Groups records into residues.</summary>
    /// <exception cref="GlimpseException">A standard residue states one atom twice at different places.</exception>
    internal static AssembledAtoms Assemble(List<AtomRecord> records, string source, string? altLoc)
    {
        var all = (ReadOnlySpan<AtomRecord>)CollectionsMarshal.AsSpan(records);
        var remarks = new List<Remark>();
        var drafts = Draft(all, source);
        foreach (var place in PlacesWithAltLocs(drafts))
            AltLocChoice.Apply(place, all, altLoc, remarks);
        return Emit(drafts, all, source, remarks);
    }

    private static List<ResidueDraft> Draft(ReadOnlySpan<AtomRecord> all, string source)
    {
        var drafts = new List<ResidueDraft>();
        var latest = new Dictionary<ResidueId, ResidueDraft>();
        for (var first = 0; first < all.Length;)
        {
            var last = EndOfRun(all, first);
            var id = all[first].Residue;
            if (!latest.TryGetValue(id, out var draft) || !Continues(draft, all, first, last, source))
            {
                draft = new ResidueDraft(id, all[first].IsHetero);
                drafts.Add(draft);
                latest[id] = draft;
            }

            for (var i = first; i < last; i++)
                draft.Add(i, all[i]);
            first = last;
        }

        return drafts;
    }

    /// <summary>One past the last record that goes on with the same residue; unnumbered waters and ions start anew with each first atom.</summary>
    private static int EndOfRun(ReadOnlySpan<AtomRecord> all, int first)
    {
        ref readonly var start = ref all[first];
        var splits = HeteroGroups.IsWater(start.Residue.Name) || HeteroGroups.IsIon(start.Residue.Name);
        var last = first + 1;
        while (last < all.Length && all[last].Stretch == start.Stretch && all[last].Residue == start.Residue
            && !(splits && all[last].Name == start.Name && all[last].AltLoc == start.AltLoc
                && all[last].Position.DistanceTo(start.Position) > SamePlace))
        {
            last++;
        }

        return last;
    }

    private static bool Continues(ResidueDraft draft, ReadOnlySpan<AtomRecord> all, int first, int last, string source)
    {
        if (all[draft.Records[0]].Position.DistanceTo(all[first].Position) > ResidueReach)
            return false;
        var isStandard = PolymerResidues.Contains(draft.Id.Name);
        for (var i = first; i < last; i++)
        {
            var twin = draft.Find(all[i], all);
            if (twin < 0)
                continue;
            var distance = all[twin].Position.DistanceTo(all[i].Position);
            if (distance <= SamePlace)
                continue;
            return !isStandard || !all[i].IsHeavy || distance > Contradiction ? false : throw Twice(all, twin, i, source);
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

    private static AssembledAtoms Emit(List<ResidueDraft> drafts, ReadOnlySpan<AtomRecord> all, string source, List<Remark> remarks)
    {
        var atoms = ImmutableArray.CreateBuilder<Atom>(all.Length);
        var positions = ImmutableArray.CreateBuilder<Point3>(all.Length);
        var residues = ImmutableArray.CreateBuilder<Residue>(drafts.Count);
        var indexOf = new int[all.Length];
        Array.Fill(indexOf, -1);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Records.Count == 0)
                continue;
            names.Clear();
            var firstAtom = atoms.Count;
            var repeats = 0;
            foreach (var record in draft.Records)
            {
                ref readonly var atom = ref all[record];
                if (!names.TryAdd(atom.Name, record))
                {
                    var twin = names[atom.Name];
                    if (all[twin].Position.DistanceTo(atom.Position) <= SamePlace)
                    {
                        indexOf[record] = indexOf[twin];
                        remarks.Add(Remark.Assumption(
                            "duplicate-atom", $"{draft.Id} {atom.Name} is there twice at one place; the first was kept.", $"{draft.Id} {atom.Name}"));
                        continue;
                    }

                    if (atom.IsHeavy && PolymerResidues.Contains(draft.Id.Name))
                        throw Twice(all, twin, record, source);
                    repeats++;
                }

                indexOf[record] = atoms.Count;
                atoms.Add(new Atom(
                    atom.Serial, atom.Name, atom.Element!.Value, residues.Count, atom.AltLoc, atom.Occupancy, atom.BFactor, atom.Charge));
                positions.Add(atom.Position);
            }

            if (repeats > 0)
                remarks.Add(Remark.Assumption("atom-names-repeat", $"{draft.Id} has several atoms of one name; all were kept.", draft.Id.ToString()));
            residues.Add(new Residue(draft.Id, firstAtom, atoms.Count - firstAtom, draft.IsHetero));
        }

        return new AssembledAtoms(atoms.DrainToImmutable(), positions.DrainToImmutable(), residues.DrainToImmutable(), [.. remarks], indexOf);
    }

    private static GlimpseException Twice(ReadOnlySpan<AtomRecord> all, int first, int second, string source) => Fault.At(
        source,
        all[second].Line,
        $"{all[second].Residue} {all[second].Name} is there a second time, at another place than in line {all[first].Line}.",
        "Remove one of the two, or mark them as alternate locations A and B.");
}
