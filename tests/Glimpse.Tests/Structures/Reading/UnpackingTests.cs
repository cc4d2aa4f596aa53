using System.IO.Compression;
using System.Text;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using ICSharpCode.SharpZipLib.BZip2;
using Xunit;

namespace Glimpse.Tests.Structures.Reading;

public sealed class UnpackingTests
{
    /// <summary>Two atoms in PDB format, packed by xz -9.</summary>
    private const string Xz =
        "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4ACdAEtdACCVBgE4VmFgn1Oq6XSBkhTTEBpehSHM/dV+rYoAnBabJ6uimHhuSydTscx/SULNXa/p"
            + "cQDyvfW81unSnVdNqDPHNodmhhaSeLXyIAAAbobcwF5Zf28AAWeeAQAAACsVLgCxxGf7AgAAAAAEWVo=";

    /// <summary>The same packed by xz -T2, whose block states its sizes.</summary>
    private const string XzInBlocks =
        "/Td6WFoAAATm1rRGBMBTngEhARYAAAAAAAAAAJKhuOXgAJ0AS10AIJUGAThWYWCfU6rpdIGSFNMQGl6FIcz91X6tigCcFpsnq6KYeG5LJ1Ox"
            + "zH9JQs1dr+lxAPK99bzW6dKdV02oM8c2h2aGFpJ4tfIgAABuhtzAXll/bwABb54BAAAARpd97LHEZ/sCAAAAAARZWg==";

    /// <summary>The same and a third atom, packed apart and put together.</summary>
    private const string TwoXz =
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ACdAEtdACCVBgE4VmFgn1Oq6XSBkhTTEBpehSHM/dV+rYoAnBabJ6uimHhuSydTscx/SULNXa/p"
            + "cQDyvfW81unSnVdNqDPHNodmhhaSeLXyIAAAbobcwF5Zf28AAWeeAQAAACsVLgCxxGf7AgAAAAAEWVr9N3pYWgAABObWtEYCACEBFg"
            + "AAAHQv5aPgAE4ANF0AIJUGAThWYWCfU6rpdIGSFNLbBwPfH61fTeCaH1KkTc6E7PSZt/If2AUxBmuIlY0l9foAAADclxUM3jZp/QAB"
            + "UE9+tF58H7bzfQEAAAAABFla";

    /// <summary>The same as the first with a dictionary of 1 GiB.</summary>
    private const string GreedyXz =
        "/Td6WFoAAATm1rRGAgAhASQAAABeH8f54ACdAEtdACCVBgE4VmFgn1Oq6XSBkhTTEBpehSHM/dV+rYoAnBabJ6uimHhuSydTscx/SULNXa/p"
            + "cQDyvfW81unSnVdNqDPHNodmhhaSeLXyIAAAbobcwF5Zf28AAWeeAQAAACsVLgCxxGf7AgAAAAAEWVo=";

    private static readonly string Protein = Fixture.Text("1hpv.pdb");

    [Fact]
    public void Bzip2_zip_and_xz_are_unpacked_as_gzip_is()
    {
        var plain = StructureReader.Read(new StringReader(Protein), "x");
        Assert.Equal(plain.Positions, Read(BZip2(Protein)).Positions);
        Assert.Equal(
            plain.Positions,
            Read(Zip(("folder/", ""), ("__MACOSX/._x", "x"), ("folder/x.pdb", Protein))).Positions);
        Assert.Equal(2, Read(Convert.FromBase64String(Xz)).Atoms.Length);
        Assert.Equal(2, Read(Convert.FromBase64String(XzInBlocks)).Atoms.Length);
    }

    [Fact]
    public void Packed_parts_put_together_are_read_to_the_last()
    {
        var half = Protein.Length / 2;
        byte[] both = [.. BZip2(Protein[..half]), .. BZip2(Protein[half..])];
        Assert.Equal(StructureReader.Read(new StringReader(Protein), "x").Atoms.Length, Read(both).Atoms.Length);
        Assert.Equal(3, Read(Convert.FromBase64String(TwoXz)).Atoms.Length);
    }

    [Fact]
    public void Parts_whose_sum_is_longer_than_a_buffer_end_as_one_file_does()
    {
        var text = string.Concat(Enumerable.Repeat("REMARK   1 LONG" + new string(' ', 64) + "\n", 5_000)) + Protein;
        var half = text.Length / 2;
        Assert.Equal(
            StructureReader.Read(new StringReader(text), "x").Atoms.Length,
            Read([.. BZip2(text[..half]), .. BZip2(text[half..])]).Atoms.Length);
    }

    [Fact]
    public void A_gzip_file_that_was_cut_is_damaged_not_short()
    {
        var whole = Gzip(Protein);
        foreach (var length in new[] { whole.Length - 1, whole.Length - 9, whole.Length / 2, whole.Length / 10 })
            Assert.Contains(
                "damaged",
                Assert.Throws<GlimpseException>(() => Read(whole[..length])).Message,
                StringComparison.Ordinal);
        var half = Protein.Length / 2;
        var atoms = Read(whole).Atoms.Length;
        Assert.Equal(atoms, Read([.. Gzip(Protein[..half]), .. Gzip(Protein[half..])]).Atoms.Length);
        Assert.Equal(atoms, Read([.. whole, .. new byte[512]]).Atoms.Length);
    }

    [Theory]
    [InlineData("zstd", 0x28, 0xB5, 0x2F, 0xFD)]
    [InlineData("lz4", 0x04, 0x22, 0x4D, 0x18)]
    [InlineData("compress", 0x1F, 0x9D, 0x90, 0x41)]
    [InlineData("lzma", 0x5D, 0x00, 0x00, 0x80)]
    [InlineData("7z", 0x37, 0x7A, 0xBC, 0xAF)]
    public void Packings_that_are_not_read_are_named(string name, params int[] head) =>
        Assert.Contains(
            name,
            Assert.Throws<GlimpseException>(() => Read([.. head.Select(one => (byte)one), 1, 2, 3])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Text_of_two_bytes_a_character_is_read_with_its_mark_and_named_without()
    {
        Assert.Equal(
            Read(Gzip(Protein)).Atoms.Length,
            Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Protein)]).Atoms.Length);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Contains(
                "UTF-16",
                Assert.Throws<GlimpseException>(() => Read(encoding.GetBytes(Protein))).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_archive_of_several_files_or_none_is_refused_by_their_names()
    {
        Assert.Contains(
            "\"a.pdb\" and \"b.pdb\"",
            Assert.Throws<GlimpseException>(() => Read(Zip(("a.pdb", Protein), ("b.pdb", Protein)))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "holds no file",
            Assert.Throws<GlimpseException>(() => Read(Zip(("folder/", "")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Xz_that_wants_a_gigabyte_is_refused_before_it_gets_it() =>
        Assert.Contains(
            "128 MB",
            Assert.Throws<GlimpseException>(() => Read(Convert.FromBase64String(GreedyXz))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("bz2")]
    [InlineData("zip")]
    [InlineData("xz")]
    public void Damaged_or_cut_packed_data_are_one_clear_error(string how)
    {
        var whole = how switch
        {
            "bz2" => BZip2(Protein),
            "zip" => Zip(("a.pdb", Protein)),
            _ => Convert.FromBase64String(Xz),
        };
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var bytes = i % 2 == 0 ? whole[..random.Next(7, whole.Length)] : [.. whole];
            if (i % 2 != 0)
                bytes[random.Next(6, bytes.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                Read(bytes);
            }
            catch (GlimpseException fault)
            {
                refused++;
                Assert.StartsWith("x", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 90, 200);
    }

    [Fact]
    public void What_is_unpacked_is_bounded_as_a_plain_text_is()
    {
        var small = new StructureReadOptions { Limits = new ReadLimits { FileCharacters = 10_000 } };
        foreach (var packed in new[] { BZip2(Protein), Zip(("a.pdb", Protein)) })
            Assert.Contains(
                "after 10000 characters",
                Assert
                    .Throws<GlimpseException>(() => StructureReader.Read(new MemoryStream(packed), "x", small))
                    .Message,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0083\u00a7encoder\u00a8molstar\u00a7version\u00a50.3.0\u00aadataBlocks\u0091", "BinaryCIF")]
    [InlineData("{\"data_1HPV\": {\"atom_site\": {}}}", "mmJSON")]
    [InlineData("\u00de\u0000\u0022\u00abmmtfVersion\u00a51.0.0", "MMTF")]
    public void Formats_that_hold_mmcif_in_other_forms_are_named_with_what_to_do(string text, string format)
    {
        var fault = Assert.Throws<GlimpseException>(() => Read(Encoding.Latin1.GetBytes(text)));
        Assert.Equal($"x: the file is {format}, which isn't read.", fault.Message);
        Assert.Contains("mmCIF", fault.Remedy, StringComparison.Ordinal);
    }

    private static Structure Read(byte[] bytes) => StructureReader.Read(new MemoryStream(bytes), "x");

    private static byte[] BZip2(string text)
    {
        var packed = new MemoryStream();
        using (var stream = new BZip2OutputStream(packed) { IsStreamOwner = false })
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionMode.Compress))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }
}
