namespace Glimpse.Core.Structures.Cif;

/// <summary>The kinds of token in a CIF text.</summary>
internal enum CifToken
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>data_NAME: a block begins.</summary>
    Block,

    /// <summary>loop_</summary>
    Loop,

    /// <summary>The name of an item, such as _cell.length_a.</summary>
    Name,

    /// <summary>A value.</summary>
    Value,
}
