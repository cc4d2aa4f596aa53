namespace Glimpse.Core.Structures.Reading;

/// <summary>A residue while a file is put together: the atom records that belong to it.</summary>
internal sealed class ResidueDraft(ResidueId id, bool isHetero)
{
    private Dictionary<(string Name, string AltLoc), int>? byName;

    internal ResidueId Id => id;

    internal bool IsHetero => isHetero;

    /// <summary>Indices of its records, in file order.</summary>
    internal List<int> Records { get; set; } = [];

    internal bool HasAltLocs { get; private set; }

    internal void Add(int record, in AtomRecord atom)
    {
        Records.Add(record);
        HasAltLocs |= atom.AltLoc.Length > 0;
        byName?.TryAdd((atom.Name, atom.AltLoc), record);
    }

    /// <summary>The record of the same name and alternate location, or -1.</summary>
    internal int Find(in AtomRecord atom, ReadOnlySpan<AtomRecord> all)
    {
        if (byName == null)
        {
            byName = [];
            foreach (var record in Records)
                byName.TryAdd((all[record].Name, all[record].AltLoc), record);
        }

        return byName.TryGetValue((atom.Name, atom.AltLoc), out var found) ? found : -1;
    }
}
