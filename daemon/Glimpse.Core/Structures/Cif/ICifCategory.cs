namespace Glimpse.Core.Structures.Cif;

/// <summary>Takes the rows of one mmCIF category as they are read.</summary>
internal interface ICifCategory
{
    /// <summary>The slot of an item (the part of its name after the dot); -1 when it isn't wanted.</summary>
    int SlotOf(ReadOnlySpan<char> item);

    /// <summary>Takes a value of the row being read; not called for absent values (. and ?).</summary>
    void Set(int slot, ReadOnlySpan<char> value);

    /// <summary>Ends the row.</summary>
    void EndRow();
}
