using System.Buffers.Binary;
using System.Text;

namespace Glimpse.Tests.Models.Import;

/// <summary>Writes a pickle opcode by opcode, as torch's own writer does, and whatever it never would.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> bytes = [];

    private PickleBytes() { }

    /// <summary>One that has begun.</summary>
    public static PickleBytes Begun => new PickleBytes().Raw(0x80, 2);

    /// <summary>All so far, and the STOP.</summary>
    public byte[] Ended() => [.. Raw((byte)'.').bytes];

    public PickleBytes Raw(params byte[] more)
    {
        bytes.AddRange(more);
        return this;
    }

    public PickleBytes Op(char opcode) => Raw((byte)opcode);

    public PickleBytes Global(string module, string name) =>
        Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleBytes Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Op('X').Raw(BitConverter.GetBytes(utf8.Length)).Raw(utf8);
    }

    public PickleBytes Number(long number)
    {
        if (number is >= 0 and <= byte.MaxValue)
            return Op('K').Raw((byte)number);
        if (number is >= 0 and <= ushort.MaxValue)
            return Op('M').Raw(BitConverter.GetBytes((ushort)number));
        var four = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(four, (int)number);
        return Op('J').Raw(four);
    }

    public PickleBytes Numbers(IEnumerable<long> numbers)
    {
        Op('(');
        foreach (var number in numbers)
            Number(number);
        return Op('t');
    }

    /// <summary>An object whose attributes are opened; <see cref="EndModule"/> closes them.</summary>
    public PickleBytes Module(string name) =>
        Global("__torch__." + name, "Module").Raw((byte)')', 0x81).Op('}').Op('(');

    public PickleBytes EndModule() => Op('u').Op('b');

    /// <summary>A storage's persistent id, resolved.</summary>
    public PickleBytes Storage(string key, long count, string type = "FloatStorage") =>
        Op('(').Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Op('t').Op('Q');

    /// <summary>A tensor; where none are given, one number after the other from the first.</summary>
    public PickleBytes Tensor(
        string key,
        long[] shape,
        long? count = null,
        long offset = 0,
        long[]? strides = null,
        string type = "FloatStorage")
    {
        var all = shape.Aggregate(1L, (product, size) => product * size);
        Global("torch._utils", "_rebuild_tensor_v2").Op('(').Storage(key, count ?? all, type).Number(offset);
        Numbers(shape).Numbers(strides ?? Contiguous(shape)).Raw(0x89);
        return Global("collections", "OrderedDict").Op(')').Op('R').Op('t').Op('R');
    }

    private static long[] Contiguous(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= shape[i];
        }

        return strides;
    }
}
