using System.Buffers.Binary;
using System.Text;
using Glimpse.Models.Natives;
using Xunit;

namespace Glimpse.Tests.Models;

public class TorchShimPatchTests
{
    private const string Names = "\0libstdc++.so.6\0GLIBCXX_3.4.30\0GLIBCXX_3.4.32\0GLIBCXX_3.4.11\0";
    private const int Sections = 64;
    private const int SectionHeader = 64;
    private const int Needs = Sections + (2 * SectionHeader);
    private const int FirstEntry = Needs + 16;
    private const int EntrySize = 16;
    private const int Strings = FirstEntry + (3 * EntrySize);

    [Fact]
    public void The_hash_is_the_one_that_linkers_write()
    {
        Assert.Equal(0x09691A75u, TorchShimPatch.Hash("GLIBC_2.2.5"));
        Assert.Equal(0x0297F861u, TorchShimPatch.Hash("GLIBCXX_3.4.11"));
    }

    [Fact]
    public void The_unused_version_becomes_weak_and_nothing_else_of_it_changes()
    {
        var original = Library();
        var patched = TorchShimPatch.Apply(original);
        Assert.Equal((ushort)2, BinaryPrimitives.ReadUInt16LittleEndian(patched.AsSpan(FirstEntry + EntrySize + 4)));
        Assert.Equal("GLIBCXX_3.4.32", NameOf(patched, 1));
        Assert.Equal((ushort)0, BinaryPrimitives.ReadUInt16LittleEndian(original.AsSpan(FirstEntry + EntrySize + 4)));
    }

    [Fact]
    public void The_newer_version_is_asked_for_by_the_older_ones_name_and_hash()
    {
        var patched = TorchShimPatch.Apply(Library());
        Assert.Equal("GLIBCXX_3.4.11", NameOf(patched, 0));
        Assert.Equal(
            TorchShimPatch.Hash("GLIBCXX_3.4.11"),
            BinaryPrimitives.ReadUInt32LittleEndian(patched.AsSpan(FirstEntry)));
    }

    [Fact]
    public void Exactly_three_fields_differ()
    {
        var original = Library();
        var patched = TorchShimPatch.Apply(original);
        var fields = Enumerable
            .Range(0, original.Length)
            .Where(i => original[i] != patched[i])
            .Select(i => i / 4 * 4)
            .Distinct();
        Assert.Equal([FirstEntry, FirstEntry + 8, FirstEntry + EntrySize + 4], fields);
    }

    [Fact]
    public void Patching_twice_is_patching_once()
    {
        var once = TorchShimPatch.Apply(Library());
        Assert.Equal(once, TorchShimPatch.Apply(once));
    }

    [Fact]
    public void What_is_no_ELF_library_is_refused() =>
        Assert.Throws<InvalidDataException>(() => TorchShimPatch.Apply(Encoding.ASCII.GetBytes(new string('x', 100))));

    // The least library that has version needs: a file header, two section headers, the needs and their strings.
    private static byte[] Library()
    {
        var file = new byte[Strings + Names.Length];
        var span = file.AsSpan();
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]).CopyTo(span);
        BinaryPrimitives.WriteUInt64LittleEndian(span[0x28..], Sections);
        BinaryPrimitives.WriteUInt16LittleEndian(span[0x3A..], SectionHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(span[0x3C..], 2);
        WriteSection(span[Sections..], type: 3, Strings, Names.Length, link: 0, info: 0);
        WriteSection(span[(Sections + SectionHeader)..], type: 0x6FFFFFFE, Needs, Strings - Needs, link: 0, info: 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[Needs..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[(Needs + 2)..], 3);
        BinaryPrimitives.WriteUInt32LittleEndian(span[(Needs + 8)..], 16);
        string[] versions = ["GLIBCXX_3.4.30", "GLIBCXX_3.4.32", "GLIBCXX_3.4.11"];
        for (var i = 0; i < versions.Length; i++)
        {
            var entry = span[(FirstEntry + (i * EntrySize))..];
            BinaryPrimitives.WriteUInt32LittleEndian(entry, TorchShimPatch.Hash(versions[i]));
            BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], (ushort)(i + 2));
            BinaryPrimitives.WriteUInt32LittleEndian(
                entry[8..],
                (uint)Names.IndexOf(versions[i], StringComparison.Ordinal));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], i < versions.Length - 1 ? EntrySize : 0u);
        }

        Encoding.ASCII.GetBytes(Names).CopyTo(file, Strings);
        return file;
    }

    private static void WriteSection(Span<byte> header, uint type, int offset, int size, uint link, uint info)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], type);
        BinaryPrimitives.WriteUInt64LittleEndian(header[24..], (ulong)offset);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], (ulong)size);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], link);
        BinaryPrimitives.WriteUInt32LittleEndian(header[44..], info);
    }

    private static string NameOf(byte[] file, int entry)
    {
        var start =
            Strings + (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(FirstEntry + (entry * EntrySize) + 8));
        return Encoding.ASCII.GetString(file, start, Array.IndexOf(file, (byte)0, start) - start);
    }
}
