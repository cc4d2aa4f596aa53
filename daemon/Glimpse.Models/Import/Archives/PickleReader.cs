using System.Buffers.Binary;
using System.Text;

namespace Glimpse.Models.Import.Archives;

/// <summary>
/// Reads a pickle (protocol 2) as data: the 22 opcodes and four globals that files of networks have, and no other. A
/// global is a name here, an object a list of attributes; there is nothing that could call anything.
/// </summary>
/// <param name="path">What messages call the file.</param>
/// <param name="bytes">The pickle.</param>
internal sealed class PickleReader(string path, byte[] bytes)
{
    private const byte Protocol = 2;
    private const int LongestText = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What a MARK leaves on the stack.</summary>
    private static readonly object MarkValue = new();

    private readonly List<object?> stack = [];
    private readonly Dictionary<uint, object?> memo = [];
    private int at;

    /// <summary>Reads it.</summary>
    /// <returns>The object that it holds.</returns>
    /// <exception cref="Core.GlimpseException">It is damaged, or has an opcode, a global or a storage of another
    /// kind.</exception>
    internal Pickled.Module Read()
    {
        if (bytes is not [PickleOpcode.Proto, Protocol, ..])
            throw ArchiveFault.Foreign(path, $"has a data.pkl that is no pickle of protocol {Protocol}");
        at = 2;
        byte opcode;
        while ((opcode = Take(1)[0]) != PickleOpcode.Stop)
            Obey(opcode);
        if (at != bytes.Length)
            throw Damaged("goes on after its end");
        return stack is [Pickled.Module module] ? module : throw Damaged("holds something other than one module");
    }

    private void Obey(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                stack.Add(MarkValue);
                break;
            case PickleOpcode.None:
                stack.Add(null);
                break;
            case PickleOpcode.NewTrue or PickleOpcode.NewFalse:
                stack.Add(opcode == PickleOpcode.NewTrue);
                break;
            case PickleOpcode.BinInt:
                stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))));
                break;
            case PickleOpcode.BinInt1:
                stack.Add((long)Take(1)[0]);
                break;
            case PickleOpcode.BinInt2:
                stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort))));
                break;
            case PickleOpcode.BinUnicode:
                stack.Add(Text());
                break;
            case PickleOpcode.EmptyTuple:
                stack.Add(Array.Empty<object?>());
                break;
            case PickleOpcode.EmptyDict:
                stack.Add(new Pickled.Map());
                break;
            case PickleOpcode.Tuple:
                stack.Add(PopToMark());
                break;
            case PickleOpcode.BinPut:
                memo[Take(1)[0]] = Top();
                break;
            case PickleOpcode.LongBinPut:
                memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)))] = Top();
                break;
            case PickleOpcode.BinGet:
                stack.Add(memo.TryGetValue(Take(1)[0], out var kept) ? kept : throw Damaged("gets what nobody put"));
                break;
            case PickleOpcode.Global:
                stack.Add(KnownGlobal());
                break;
            case PickleOpcode.NewObj:
                NewObject();
                break;
            case PickleOpcode.SetItems:
                SetItems();
                break;
            case PickleOpcode.Build:
                Build();
                break;
            case PickleOpcode.Reduce:
                Reduce();
                break;
            case PickleOpcode.BinPersId:
                stack.Add(PickledTorch.Storage(path, Pop()));
                break;
            default:
                throw ArchiveFault.Foreign(
                    path,
                    $"has the pickle opcode {PickleOpcode.NameOf(opcode)} at byte {at - 1} of data.pkl");
        }
    }

    private Pickled.Global KnownGlobal()
    {
        var global = new Pickled.Global(Line(), Line());
        return PickledTorch.IsKnown(global)
            ? global
            : throw ArchiveFault.Foreign(path, $"names {global} in data.pkl");
    }

    private void NewObject()
    {
        var (arguments, type) = (Pop(), Pop());
        if (
            type is not Pickled.Global global
            || !PickledTorch.IsModuleClass(global)
            || arguments is not object?[] { Length: 0 })
            throw Damaged("makes an object of something other than a module's class");
        stack.Add(new Pickled.Module());
    }

    private void SetItems()
    {
        var items = PopToMark();
        if (Top() is not Pickled.Map map || items.Length % 2 != 0)
            throw Damaged("fills something other than a dictionary");
        for (var i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not string key)
                throw Damaged("has a dictionary with a key that is no text");
            if (!map.TryAdd(key, items[i + 1]))
                throw Damaged($"has {key} twice in one dictionary");
        }
    }

    private void Build()
    {
        if (Pop() is not Pickled.Map state || Top() is not Pickled.Module { Attributes: null } module)
            throw Damaged("sets attributes of something other than a new module");
        module.Attributes = state;
    }

    private void Reduce()
    {
        var (arguments, function) = (Pop(), Pop());
        if (function is not Pickled.Global global || arguments is not object?[] tuple)
            throw Damaged("calls something other than a function");
        stack.Add(PickledTorch.Made(path, global, tuple));
    }

    private object? Top() =>
        stack.Count > 0 && stack[^1] != MarkValue ? stack[^1] : throw Damaged("takes what isn't there");

    private object? Pop()
    {
        var top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private object?[] PopToMark()
    {
        var mark = stack.LastIndexOf(MarkValue);
        if (mark < 0)
            throw Damaged("takes what isn't there");
        object?[] items = [.. stack.Skip(mark + 1)];
        stack.RemoveRange(mark, stack.Count - mark);
        return items;
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > bytes.Length - at)
            throw Damaged("is cut off");
        at += (int)count;
        return bytes.AsSpan(at - (int)count, (int)count);
    }

    private string Text()
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
        return length <= LongestText
            ? Decoded(Take(length))
            : throw Damaged($"has a text of {length} bytes, more than {LongestText}");
    }

    /// <summary>A name that ends with the line.</summary>
    private string Line()
    {
        var length = bytes.AsSpan(at).IndexOf((byte)'\n');
        if (length is < 0 or > LongestText)
            throw Damaged("has a name without an end");
        var name = Decoded(Take((uint)length));
        at++;
        return name;
    }

    private string Decoded(ReadOnlySpan<byte> text)
    {
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException failure)
        {
            throw ArchiveFault.Damaged(path, "data.pkl has a text that is no UTF-8", failure);
        }
    }

    private Core.GlimpseException Damaged(string what) =>
        ArchiveFault.Damaged(path, $"data.pkl {what}, at byte {at}");
}
