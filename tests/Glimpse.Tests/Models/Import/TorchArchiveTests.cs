using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Glimpse.Core;
using Glimpse.Models.Import.Archives;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models.Import;

/// <summary>
/// Archives that are truncated, damaged, of another program, or made to do harm: each has one error that names what is
/// wrong.
/// </summary>
public sealed class TorchArchiveTests
{
    private static readonly TorchFile Small = GninaFiles.Small;

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Tensors_their_names_and_what_lies_beside_are_read(CompressionLevel packing)
    {
        using var archive = Read((Small with { Packing = packing }).ToBytes());
        Assert.Equal(["first.weight", "first.bias", "first.batches"], archive.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([3, 2], archive.Tensors[0].Shape);
        Assert.Equal(Small.Values(0), archive.Values(archive.Tensors[0]));
        Assert.Equal([true, true, false], archive.Tensors.Select(tensor => tensor.IsFloat));
        Assert.Equal("{}", archive.Extra("metadata"));
        Assert.Null(archive.Extra("else"));
    }

    [Fact]
    public void A_tensor_may_begin_within_its_storage()
    {
        using var archive = Read(Pickled(p => p.Tensor("0", [3], count: 6, offset: 2)));
        Assert.Equal(Small.Values(0)[2..5], archive.Values(archive.Tensors[0]));
    }

    [Fact]
    public void A_file_that_is_no_archive_or_ends_early_says_so()
    {
        var whole = Small.ToBytes();
        Refuses("is no zip file, which a TorchScript file is", "not a zip file at all, but long enough"u8.ToArray());
        Refuses("is no zip file", [1]);
        Refuses("is damaged: it is cut off or its directory is spoiled", whole[..^30]);
        Refuses("is damaged: it is cut off or its directory is spoiled", whole[..60]);
        Refuses("cut off or its directory is spoiled", [.. whole[..40], .. whole[80..]]);
        Refuses("without a data.pkl", TorchFile.Zip([("readme", [1, 2])]));
        using var scratch = new ScratchFolder();
        var path = scratch.In("empty.pt");
        File.WriteAllBytes(path, []);
        Assert.Contains("is empty", Assert.Throws<GlimpseException>(() => TorchArchive.Read(path)).Message);
        Assert.Contains("is a folder", Assert.Throws<GlimpseException>(() => TorchArchive.Read(scratch.Path)).Message);
        Assert.Contains("can't be read", Assert.Throws<GlimpseException>(() => TorchArchive.Read(path + "x")).Message);
    }

    [Fact]
    public void Two_networks_in_one_file_are_refused_by_their_names()
    {
        var stream = new MemoryStream();
        stream.Write(Small.ToBytes());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            zip.CreateEntry("other/data.pkl");
        Refuses("has 2 networks: net/data.pkl, other/data.pkl", stream.ToArray());
    }

    [Theory]
    [InlineData("version", "4\n", "is of TorchScript's format '4', not 3")]
    [InlineData("version", null, "is of TorchScript's format 'none', not 3")]
    [InlineData("byteorder", "big", "has numbers in byte order 'big', not little")]
    [InlineData("version", "3333333333333333333333333333333333333333333333333333333333333333333", "more than 64")]
    [InlineData("data/1", null, "is damaged: entry net/data/1 is missing")]
    [InlineData("data/1", "twelve bytes", "")]
    [InlineData("data/1", "eleven byte", "is damaged: entry net/data/1 has 11 bytes for 3 numbers of 4")]
    [InlineData("data/1", "thirteen byte", "is damaged: entry net/data/1 has 13 bytes, more than 12")]
    [InlineData("extra/metadata", "\uD800", "")]
    public void An_entry_that_is_missing_or_another_is_named(string name, string? content, string why)
    {
        var made = Small with
        {
            Entries = new() { [name] = content is null ? null : Encoding.UTF8.GetBytes(content) },
        };
        if (why.Length > 0)
            Refuses(why, made.ToBytes());
        else
            ReadAll(made.ToBytes());
    }

    [Fact]
    public void Metadata_is_utf8_and_short()
    {
        Refuses("entry net/extra/metadata is no UTF-8", Metadata([0xFF, 0xFE]));
        Refuses("entry net/extra/metadata has 65537 bytes, more than 65536", Metadata(new byte[65537]));

        static byte[] Metadata(byte[] content) =>
            (Small with { Entries = new() { ["extra/metadata"] = content } }).ToBytes();
    }

    [Fact]
    public void A_bomb_isnt_unpacked()
    {
        // 300 MB of zeros in 300 KB, where 12 bytes belong; and a pickle of 2 MB in few.
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            (string, byte[])[] sound = [("data.pkl", Small.Pickle()), ("version", "3"u8.ToArray())];
            foreach (var (name, content) in sound)
            {
                using var entry = zip.CreateEntry($"net/{name}").Open();
                entry.Write(content);
            }

            using var zeros = zip.CreateEntry("net/data/0", CompressionLevel.Optimal).Open();
            for (var i = 0; i < 300; i++)
                zeros.Write(new byte[1 << 20]);
        }

        var bytes = bomb.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuses("is damaged: entry net/data/0 has 314572800 bytes, more than 24", bytes);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10 << 20);
        Refuses(
            "entry net/data.pkl has 2097152 bytes, more than 1048576",
            (Small with { Entries = new() { ["data.pkl"] = new byte[2 << 20] }, Packing = CompressionLevel.Optimal })
                .ToBytes());
    }

    [Fact]
    public void Lengths_that_lie_are_found_out()
    {
        var whole = (Small with { Packing = CompressionLevel.Optimal }).ToBytes();
        var length = Small.Pickle().Length;
        Refuses("entry net/data.pkl has another checksum", Directory(whole, "data.pkl", 24, (uint)length - 1));
        Refuses("entry net/data.pkl is shorter than it says", Directory(whole, "data.pkl", 24, (uint)length + 1));
        Refuses("longer than it can be", Directory(whole, "data.pkl", 24, 1 << 20));
        Refuses("entry net/data.pkl can't be unpacked", Directory(whole, "data.pkl", 20, uint.MaxValue));
        Refuses("entry net/data.pkl can't be unpacked", Directory(whole, "data.pkl", 42, uint.MaxValue));
        Refuses("entry net/data.pkl can't be unpacked", Directory(whole, "data.pkl", 42, 5));
        Refuses("entry net/data.pkl has another checksum", Directory(whole, "data.pkl", 16, 5));
        Refuses("entry net/data.pkl can't be unpacked", Directory(whole, "data.pkl", 10, 12));
        Refuses("entry net/data.pkl encrypted", Directory(whole, "data.pkl", 8, 1));
        Refuses("is shorter than it says", Directory(Small.ToBytes(), "data.pkl", 24, (uint)length + 1));
    }

    [Fact]
    public void The_directory_must_be_what_the_end_of_the_file_says()
    {
        var whole = (Small with { IsPlain = true }).ToBytes();
        ReadAll(whole);
        foreach (var spoiled in new[] { End(whole, 10, 0xFFFF), End(whole, 4, 1), Counting(3), Counting(30) })
            Refuses("it is cut off or its directory is spoiled", spoiled);
        Refuses("has 5000 entries, more than 4096", TorchFile.Zip(Enumerable.Range(0, 5000).Select(Empty)));
        Refuses("entry net/version is there twice", TorchFile.Zip([("version", [1]), ("version", [1])]));
        Refuses("is no line of UTF-8", TorchFile.Zip([("a\nb", [1])]));

        byte[] Counting(ushort entries) => End(End(whole, 8, entries), 10, entries);

        static (string, byte[]) Empty(int place) => ($"{place}", []);
    }

    [Theory]
    [InlineData("torch", "BoolStorage")]
    [InlineData("torch", "HalfStorage")]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__torch__x", "Module")]
    [InlineData("torch._utils", "_rebuild_tensor")]
    public void A_global_that_isnt_known_is_refused_by_name(string module, string name) =>
        Refuses($"names {module}.{name} in data.pkl", Pickled(p => p.Global(module, name)));

    [Theory]
    [InlineData('i', "INST")]
    [InlineData(']', "EMPTY_LIST")]
    [InlineData('G', "BINFLOAT")]
    [InlineData('\u0093', "STACK_GLOBAL")]
    [InlineData('\u0085', "TUPLE1")]
    [InlineData('\u00FF', "0xFF, which pickle doesn't have")]
    public void An_opcode_that_isnt_known_is_refused_by_name_and_place(char opcode, string name) =>
        Refuses($"has the pickle opcode {name} at byte {Before}", Pickled(p => p.Raw((byte)opcode)));

    [Fact]
    public void Every_byte_but_the_known_opcodes_is_refused_as_one()
    {
        var refused = Enumerable
            .Range(0, 256)
            .Count(opcode =>
                Record
                    .Exception(() => Read(Pickled(p => p.Raw((byte)opcode))).Dispose())
                    ?.Message.Contains("has the pickle opcode", StringComparison.Ordinal)
                == true);
        const int Known = 22;
        const int OnlyAtTheBeginning = 1;
        Assert.Equal(256 - Known + OnlyAtTheBeginning, refused);
    }

    public static TheoryData<string, Action<object>> Nonsense() =>
        new()
        {
            { "calls torch.FloatStorage with", p => Of(p).Global("torch", "FloatStorage").Op(')').Op('R') },
            {
                "calls collections.OrderedDict with",
                p => Of(p).Global("collections", "OrderedDict").Numbers([1]).Op('R')
            },
            { "calls __torch__.a.Module with", p => Of(p).Global("__torch__.a", "Module").Op(')').Op('R') },
            {
                "calls torch._utils._rebuild_tensor_v2 with",
                p => Of(p).Global("torch._utils", "_rebuild_tensor_v2").Op(')').Op('R')
            },
            { "calls something other than a function", p => Of(p).Text("os.system").Op(')').Op('R') },
            {
                "makes an object of something other",
                p => Of(p).Global("torch", "FloatStorage").Raw((byte)')', 0x81)
            },
            {
                "makes an object of something other",
                p => Of(p).Global("__torch__", "A").Numbers([1]).Raw(0x81)
            },
            { "sets attributes of something other", p => Of(p).Op(')').Op('}').Op('b') },
            { "fills something other than a dictionary", p => Of(p).Op(')').Op('(').Op('u') },
            {
                "has a dictionary with a key that is no text",
                p => Of(p).Op('}').Op('(').Number(1).Number(2).Op('u')
            },
            {
                "has a twice in one dictionary",
                p => Of(p).Op('}').Op('(').Text("a").Op('N').Text("a").Op('N').Op('u')
            },
            { "takes what isn't there", p => Of(p).Op('t').Op('t').Op('t').Op('t') },
            { "takes what isn't there", p => Of(p).Op('(').Op('Q') },
            { "gets what nobody put", p => Of(p).Raw((byte)'h', 200) },
            { "refers to something other than a storage", p => Of(p).Numbers([1, 2]).Op('Q') },
            { "refers to something other than a storage", p => Of(p).Text("storage").Op('Q') },
            {
                "storage 0 is said to be a collections.OrderedDict",
                p => Of(p).Op('(').Text("storage").Global("collections", "OrderedDict").Text("0").Text("cpu")
                    .Number(6).Op('t').Op('Q')
            },
            { "storage 0 is said to hold -6 numbers", p => Of(p).Storage("0", -6) },
            { "storage 0 is said to hold 2147483647 numbers", p => Of(p).Storage("0", int.MaxValue) },
            { "tensor in storage 0 lies beyond the storage", p => Of(p).Tensor("0", [3], count: 6, offset: 4) },
            {
                "tensor in storage 0 lies beyond the storage",
                p => Of(p).Tensor("0", [3], count: 6, offset: -1)
            },
            { "tensor in storage 0 of shape [7] reaches beyond", p => Of(p).Tensor("0", [7], count: 6) },
            {
                "tensor in storage 0 of shape [2147483647, 2147483647, 4] reaches beyond",
                p => Of(p).Tensor("0", [int.MaxValue, int.MaxValue, 4], count: 6, strides: [1, 4, 1])
            },
            { "has no shape that a tensor can have", p => Of(p).Tensor("0", [-3], count: 6) },
            {
                "has no shape that a tensor can have",
                p => Of(p).Tensor("0", [1, 1, 1, 1, 1, 1, 1, 1, 1], count: 6)
            },
            {
                "doesn't lie in the storage one number after the other",
                p => Of(p).Tensor("0", [2, 3], count: 6, strides: [1, 2])
            },
            {
                "doesn't lie in the storage one number after the other",
                p => Of(p).Tensor("0", [3], count: 6, strides: [0])
            },
            { "has an attribute odd that is neither", p => Of(p).Numbers([1]) },
            { "has an attribute odd that is neither", p => Of(p).Op('}') },
            { "has an attribute odd that is neither", p => Of(p).Storage("0", 6) },
            { "has a text of 300 bytes, more than 256", p => Of(p).Text(new string('x', 300)) },
            { "has a name without an end", p => Of(p).Op('c').Raw([.. Enumerable.Repeat((byte)'x', 300)]) },
            { "has a text that is no UTF-8", p => Of(p).Op('X').Raw(1, 0, 0, 0, 0xFF) },
        };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_pickle_that_makes_no_sense_is_refused(string why, Action<object> write) =>
        Refuses(why, Pickled(p => write(p)));

    [Fact]
    public void A_pickle_that_ends_early_late_or_with_something_else_is_refused()
    {
        var pickle = Small.Pickle();
        Refuses("data.pkl is cut off, at byte", WithPickle(pickle[..^1]));
        Refuses("data.pkl goes on after its end", WithPickle([.. pickle, 0]));
        Refuses("that is no pickle of protocol 2", WithPickle([0x80, 4, .. pickle[2..]]));
        Refuses("holds something other than one module", WithPickle(PickleBytes.Begun.Number(3).Ended()));
        Refuses("holds something other than one module", WithPickle(PickleBytes.Begun.Ended()));
        for (var length = 0; length < pickle.Length; length++)
            Assert.Throws<GlimpseException>(() => Read(WithPickle(pickle[..length])));
    }

    [Fact]
    public void A_module_in_itself_or_there_twice_is_refused()
    {
        // An object is put aside before its attributes are there, and gets itself as one.
        var own = PickleBytes.Begun.Global("__torch__", "A").Raw((byte)')', 0x81, (byte)'q', 1);
        own.Op('}').Op('(').Text("own").Raw((byte)'h', 1).EndModule();
        Refuses("module own is there twice", WithPickle(own.Ended()));

        // One twice at each of many levels would be a million paths.
        var one = PickleBytes.Begun.Module("A").Text("a").Module("B").EndModule().Raw((byte)'q', 0);
        Refuses("module b is there twice", WithPickle(one.Text("b").Raw((byte)'h', 0).EndModule().Ended()));
        var deep = PickleBytes.Begun;
        for (var level = 0; level < 40; level++)
            deep.Module("A").Text("a");
        deep.Op('N');
        for (var level = 0; level < 40; level++)
            deep.EndModule();
        Refuses("or too deep", WithPickle(deep.Ended()));
    }

    [Fact]
    public void Two_tensors_in_one_storage_are_refused() =>
        Refuses(
            "has tensor odd in the storage 0 of another",
            Pickled(p => p.Tensor("0", [2], count: 6).Text("odd").Tensor("0", [2], count: 6), name: "even"));

    /// <summary>Where the pickle of <see cref="Pickled"/> goes on with what a test writes.</summary>
    private static int Before => PickleBytes.Begun.Module("Network").Text("odd").Ended().Length - 1;

    private static PickleBytes Of(object pickle) => (PickleBytes)pickle;

    private static byte[] Pickled(Action<PickleBytes> write, string name = "odd")
    {
        var pickle = PickleBytes.Begun.Module("Network").Text(name);
        write(pickle);
        return WithPickle(pickle.EndModule().Ended());
    }

    private static byte[] WithPickle(byte[] pickle) =>
        (Small with { Entries = new() { ["data.pkl"] = pickle } }).ToBytes();

    /// <summary>The file with a field of an entry in its directory replaced.</summary>
    private static byte[] Directory(byte[] file, string name, int field, uint value)
    {
        var copy = file.ToArray();
        var at = copy.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes($"{TorchFile.Root}/{name}")) - 46;
        if (field is 8 or 10)
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at + field), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(at + field), value);
        return copy;
    }

    /// <summary>The file with a field of its last record replaced.</summary>
    private static byte[] End(byte[] file, int field, ushort value)
    {
        var copy = file.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(copy.Length - 22 + field), value);
        return copy;
    }

    private static TorchArchive Read(byte[] file) => TorchArchive.Parse("net.pt", file);

    private static void ReadAll(byte[] file)
    {
        using var archive = Read(file);
        foreach (var tensor in archive.Tensors)
            archive.Values(tensor);
        archive.Extra("metadata");
    }

    private static void Refuses(string why, byte[] file)
    {
        var fault = Assert.Throws<GlimpseException>(() => ReadAll(file));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.StartsWith("net.pt ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }
}
