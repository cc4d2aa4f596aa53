using System.IO.Compression;
using System.Text;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Structures;

public sealed class StructureReaderTests
{
    [Theory]
    [InlineData("1hpv.pdb", 1631)]
    [InlineData("1hpv-pocket.cif", 311)]
    [InlineData("1hpv-pocket.mol2", 311)]
    [InlineData("cdk2.sdf", 30)]
    public void The_format_is_told_by_content_plain_gzipped_with_byte_order_mark_or_in_Windows_lines(
        string name,
        int atoms)
    {
        var text = Fixture.Text(name);
        Assert.Equal(atoms, StructureReader.Read(new StringReader(text), "x").Atoms.Length);
        Assert.Equal(atoms, StructureReader.Read(new StringReader(text.ReplaceLineEndings("\r\n")), "x").Atoms.Length);
        Assert.Equal(atoms, StructureReader.Read(new StringReader(text.ReplaceLineEndings("\r")), "x").Atoms.Length);
        Assert.Equal(
            atoms,
            StructureReader
                .Read(new MemoryStream([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]), "x")
                .Atoms.Length);
        Assert.Equal(atoms, StructureReader.Read(new MemoryStream(Gzip(text)), "x").Atoms.Length);
    }

    [Theory]
    [InlineData("data_x")]
    [InlineData("loop_")]
    [InlineData("@<TRIPOS>MOLECULE")]
    [InlineData("HEADER    OF MINE")]
    public void The_title_of_an_SD_file_is_none_of_another_format(string title)
    {
        var read = StructureReader.Read(new StringReader(Benzene.Record(title)), "x");
        Assert.Equal((6, title), (read.Atoms.Length, read.Title));
    }

    [Fact]
    public void Line_numbers_are_the_same_whatever_ends_the_lines()
    {
        var text = "REMARK\nREMARK\nATOM      1  CA  ALA A   1         nan   0.000   0.000\n";
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var fault = Assert.Throws<GlimpseException>(() =>
                StructureReader.Read(new StringReader(text.ReplaceLineEndings(end)), "x"));
            Assert.StartsWith("x, line 3:", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_gzip_is_a_clear_error()
    {
        var bytes = Gzip(Fixture.Text("1hpv.pdb"));
        bytes.AsSpan(200, 40).Fill(0x55);
        var fault = Assert.Throws<GlimpseException>(() => StructureReader.Read(new MemoryStream(bytes), "x.gz"));
        Assert.Contains("packed data are damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_isnt_there_and_a_folder_are_clear_errors()
    {
        Assert.Contains(
            "no such file",
            Assert.Throws<GlimpseException>(() => StructureReader.Read("/no/such.pdb")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "can't be read",
            Assert.Throws<GlimpseException>(() => StructureReader.Read(Path.GetTempPath())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n\n", "the file is empty")]
    [InlineData("hello\nworld\n", "\"hello\" doesn't begin a structure")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    [InlineData("abc\0\0\0", "binary")]
    public void A_text_that_is_no_structure_is_refused_by_what_it_is(string text, string reason)
    {
        var fault = Assert.Throws<GlimpseException>(() => StructureReader.Read(new StringReader(text), "x"));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void A_line_or_a_file_over_the_limit_is_refused()
    {
        var text = Fixture.Text("1hpv.pdb");
        var small = new StructureReadOptions { Limits = new ReadLimits { FileCharacters = 10_000 } };
        Assert.Contains("after 10000 characters", Fault(text, small), StringComparison.Ordinal);
        var narrow = new StructureReadOptions { Limits = new ReadLimits { RecordCharacters = 60 } };
        Assert.Contains("longer than 60 characters", Fault(text, narrow), StringComparison.Ordinal);

        static string Fault(string text, StructureReadOptions options) =>
            Assert.Throws<GlimpseException>(() => StructureReader.Read(new StringReader(text), "x", options)).Message;
    }

    [Fact]
    public void Ten_thousand_records_are_read_in_constant_memory()
    {
        var record = Fixture.Text("cdk2.sdf")[
            ..(Fixture.Text("cdk2.sdf").IndexOf("$$$$", StringComparison.Ordinal) + 5)
        ];
        using var text = new RepeatedText(record, 10_000);
        var (count, kept) = (0, new List<WeakReference>());
        foreach (var read in StructureReader.ReadAll(text, "many.sdf"))
        {
            if (count++ % 100 == 0)
                kept.Add(new WeakReference(read.Require()));
        }

        GC.Collect();
        Assert.Equal(10_000, count);
        Assert.InRange(kept.Count(structure => structure.IsAlive), 0, 1);
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
