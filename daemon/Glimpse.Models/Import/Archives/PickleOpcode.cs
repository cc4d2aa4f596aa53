using System.Globalization;

namespace Glimpse.Models.Import.Archives;

/// <summary>Python's pickle opcodes (Lib/pickletools.py): those that are obeyed, and the names of the others.</summary>
internal static class PickleOpcode
{
    internal const byte Mark = (byte)'(';
    internal const byte Stop = (byte)'.';
    internal const byte BinInt = (byte)'J';
    internal const byte BinInt1 = (byte)'K';
    internal const byte BinInt2 = (byte)'M';
    internal const byte None = (byte)'N';
    internal const byte BinPersId = (byte)'Q';
    internal const byte Reduce = (byte)'R';
    internal const byte BinUnicode = (byte)'X';
    internal const byte Build = (byte)'b';
    internal const byte Global = (byte)'c';
    internal const byte BinGet = (byte)'h';
    internal const byte BinPut = (byte)'q';
    internal const byte LongBinPut = (byte)'r';
    internal const byte Tuple = (byte)'t';
    internal const byte SetItems = (byte)'u';
    internal const byte EmptyDict = (byte)'}';
    internal const byte EmptyTuple = (byte)')';
    internal const byte Proto = 0x80;
    internal const byte NewObj = 0x81;
    internal const byte NewTrue = 0x88;
    internal const byte NewFalse = 0x89;

    private static readonly Dictionary<byte, string> Refused = new()
    {
        [Proto] = "PROTO in its midst",
        [(byte)'0'] = "POP",
        [(byte)'1'] = "POP_MARK",
        [(byte)'2'] = "DUP",
        [(byte)'F'] = "FLOAT",
        [(byte)'I'] = "INT",
        [(byte)'L'] = "LONG",
        [(byte)'P'] = "PERSID",
        [(byte)'S'] = "STRING",
        [(byte)'T'] = "BINSTRING",
        [(byte)'U'] = "SHORT_BINSTRING",
        [(byte)'V'] = "UNICODE",
        [(byte)'a'] = "APPEND",
        [(byte)'d'] = "DICT",
        [(byte)'e'] = "APPENDS",
        [(byte)'g'] = "GET",
        [(byte)'i'] = "INST",
        [(byte)'j'] = "LONG_BINGET",
        [(byte)'l'] = "LIST",
        [(byte)'o'] = "OBJ",
        [(byte)'p'] = "PUT",
        [(byte)'s'] = "SETITEM",
        [(byte)'G'] = "BINFLOAT",
        [(byte)'B'] = "BINBYTES",
        [(byte)'C'] = "SHORT_BINBYTES",
        [(byte)']'] = "EMPTY_LIST",
        [0x82] = "EXT1",
        [0x83] = "EXT2",
        [0x84] = "EXT4",
        [0x85] = "TUPLE1",
        [0x86] = "TUPLE2",
        [0x87] = "TUPLE3",
        [0x8A] = "LONG1",
        [0x8B] = "LONG4",
        [0x8C] = "SHORT_BINUNICODE",
        [0x8D] = "BINUNICODE8",
        [0x8E] = "BINBYTES8",
        [0x8F] = "EMPTY_SET",
        [0x90] = "ADDITEMS",
        [0x91] = "FROZENSET",
        [0x92] = "NEWOBJ_EX",
        [0x93] = "STACK_GLOBAL",
        [0x94] = "MEMOIZE",
        [0x95] = "FRAME",
        [0x96] = "BYTEARRAY8",
        [0x97] = "NEXT_BUFFER",
        [0x98] = "READONLY_BUFFER",
    };

    /// <summary>What an opcode that isn't obeyed is called.</summary>
    internal static string NameOf(byte opcode) =>
        Refused.GetValueOrDefault(opcode)
        ?? string.Create(CultureInfo.InvariantCulture, $"0x{opcode:X2}, which pickle doesn't have");
}
