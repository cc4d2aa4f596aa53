using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Sdf;
using Xunit;

namespace Glimpse.Tests.Structures.Sdf;

public sealed class SdfReaderTests
{
    private const string Header = "mol\n  test\n\n";

    [Fact]
    public void Every_record_of_a_real_file_is_read_with_its_bonds_and_title()
    {
        var records = StructureReader.ReadAll(Fixture.PathOf("cdk2.sdf")).ToList();
        Assert.Equal(47, records.Count);
        Assert.All(records, record => Assert.Null(record.Error));
        var first = records[0].Require();
        Assert.Equal("ZINC03814457", first.Title);
        Assert.Equal((30, 31), (first.Atoms.Length, first.Bonds.Length));
        Assert.Equal("LIG", Assert.Single(first.Residues).Id.Name);
        Assert.Equal(["C1", "C2", "C3", "C4", "O5"], first.Atoms.Take(5).Select(atom => atom.Name));
        Assert.True(first.HasBondOrders);
        Assert.Equal(
            Array.IndexOf(File.ReadAllLines(Fixture.PathOf("cdk2.sdf")), records[1].Title) + 1,
            records[1].Line);
    }

    [Fact]
    public void V3000_gives_the_same_molecules_as_V2000()
    {
        var old = StructureReader.ReadAll(Fixture.PathOf("cdk2.sdf")).Take(3).Select(record => record.Require());
        var young = StructureReader.ReadAll(Fixture.PathOf("cdk2-v3000.sdf")).Select(record => record.Require());
        foreach (var (a, b) in old.Zip(young, (a, b) => (a, b)))
        {
            Assert.Equal(a.Atoms, b.Atoms);
            Assert.Equal(a.Positions, b.Positions);
            Assert.Equal(Sorted(a), Sorted(b));
        }

        static IEnumerable<(int, int)> Sorted(Structure structure) =>
            structure
                .Bonds.Select(bond => (Math.Min(bond.First, bond.Second), Math.Max(bond.First, bond.Second)))
                .Order();
    }

    [Fact]
    public void A_record_that_fails_is_reported_with_its_line_and_the_next_ones_follow()
    {
        var good =
            Header + "  1  0  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\nM  END\n$$$$\n";
        var cut = Header + "  3  0  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n$$$$\n";
        var records = Read(good + cut + "$$$$\n" + good);
        Assert.Equal([true, false, false, true], records.Select(record => record.Structure != null));
        Assert.Equal("test.sdf, line 13: the record ends before atom 2 of 3.", records[1].Error!.Message);
    }

    private const string Carbon =
        Header + "  1  0  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\nM  END\n";

    [Theory]
    [InlineData("")]
    [InlineData("> <IC50>\n12 nM\n\n")]
    public void A_molecule_that_no_delimiter_ends_does_not_swallow_the_next_without_a_word(string items)
    {
        var records = Read(Carbon + items + Carbon + "$$$$\n" + Carbon);
        Assert.Equal([false, true], records.Select(record => record.Structure is not null));
        Assert.Contains("$$$$ doesn't end", records[0].Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> <IC50>\n12 nM\n\nand a second paragraph\n\n")]
    [InlineData("> <docked to>\n" + Carbon + "\n> <IC50>\n12 nM\n\n")]
    [InlineData("\n  \n")]
    public void Data_items_may_hold_paragraphs_and_molecules(string items) =>
        Assert.Equal(2, Read(Carbon + items + "$$$$\n" + Carbon + items).Count(record => record.Error is null));

    [Theory]
    [InlineData("  2  3  1  0\n")]
    [InlineData("2 3 1 0\n")]
    [InlineData("    3.0000    0.0000    0.0000 O   0  0\n")]
    [InlineData("M  CHG  1   1   1\n  2  3  1  0\n")]
    public void An_atom_or_a_bond_beyond_the_counts_is_refused(string surplus)
    {
        const string Chain =
            Header
            + "  3  1  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n"
            + "    1.5000    0.0000    0.0000 C   0  0\n    2.0000    1.4000    0.0000 O   0  0\n  1  2  1  0\n";
        var records = Read(Chain + surplus + "M  END\n$$$$\n" + Carbon);
        Assert.Equal([false, true], records.Select(record => record.Structure is not null));
        Assert.Contains(
            "follows the 3 atoms and 1 bonds that the counts line announces",
            records[0].Error!.Message,
            StringComparison.Ordinal);

        // Labels of atoms and groups, and data items, may be any numbers.
        Assert.All(
            Read(Chain + "A    1\n2 3 1 0\nV    1 2 3 1 0\nM  END\n$$$$\n" + Chain + "> <x>\n2 3 1 0\n\n$$$$\n"),
            record => Assert.Null(record.Error));
    }

    [Fact]
    public void A_delimiter_that_is_indented_ends_a_record() =>
        Assert.Equal(2, Read(Carbon + "> <x>\n1\n\n $$$$\n" + Carbon).Count(record => record.Error is null));

    [Fact]
    public void Charges_of_atom_lines_hold_until_an_M_CHG_line_replaces_them_all()
    {
        const string Atoms =
            "  2  1  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 N   0  3\n    1.5000    0.0000   "
                + " 0.0000 O   0  5\n  1  2  1  0\n";
        Assert.Equal([1, -1], Charges(Read(Header + Atoms + "M  END\n")));
        Assert.Equal([null, -2], Charges(Read(Header + Atoms + "M  CHG  1   2  -2\nM  END\n")));

        static IEnumerable<int?> Charges(List<StructureRecord> records) =>
            records.Single().Require().Atoms.Select(atom => atom.FormalCharge);
    }

    [Theory]
    [InlineData("R#", "R-group")]
    [InlineData("L", "atom list")]
    [InlineData("*", "wildcard")]
    [InlineData("Xx", "isn't a chemical element")]
    public void Symbols_that_are_no_atoms_are_refused_by_name(string symbol, string reason)
    {
        var record = Read(
                Header
                    + $"  1  0  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 {symbol, -3} 0  "
                    + $"0\nM  END\n")
            .Single();
        Assert.Contains(reason, record.Error!.Message, StringComparison.Ordinal);
        Assert.StartsWith("test.sdf, line 5: ", record.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_million_announced_atoms_cost_nothing_when_three_are_there()
    {
        const string Text =
            Header
            + "  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\nM  V30 COUNTS 10000000 0 0 0 0\nM  V30 "
            + "BEGIN ATOM\n"
            + "M  V30 1 C 0 0 0 0\nM  V30 2 C 1.5 0 0 0\nM  V30 3 C 3 0 0 0\nM  V30 END ATOM\nM  V30 END CTAB\nM  "
            + "END\n$$$$\n";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var record = Read(Text).Single();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
        Assert.Contains(
            "announces 10000000 atoms and 0 bonds, but holds 3 and 0",
            record.Error!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Continued_lines_free_numbers_and_charges_of_V3000_are_read()
    {
        const string Text =
            Header
            + "  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\nM  V30 COUNTS 2 1 0 0 0\nM  V30 BEGIN ATOM\n"
            + "M  V30 10 N 0 0 0 0 -\nM  V30 CHG=1\nM  V30 20 C 1.5 0 0 0\nM  V30 END ATOM\nM  V30 BEGIN BOND\nM  V30 "
            + "1 4 20 10\nM  V30 END BOND\nM  V30 END CTAB\nM  END\n";
        var structure = Read(Text).Single().Require();
        Assert.Equal(1, structure.Atoms[0].FormalCharge);
        Assert.Equal(new Bond(1, 0, BondOrder.Aromatic), Assert.Single(structure.Bonds));
    }

    [Fact]
    public void A_record_over_the_limit_is_refused_and_the_next_one_is_read()
    {
        var good =
            Header
            + "  1  0  0  0  0  0            999 V2000\n    0.0000    0.0000    0.0000 C   0  0\nM  END\n> <x>\n"
            + new string('y', 5000)
            + "\n\n$$$$\n";
        var big =
            Header
            + " 99  0  0  0  0  0            999 V2000\n"
            + string.Concat(Enumerable.Repeat("    0.0000    0.0000    0.0000 C   0  0\n", 99))
            + "M  END\n$$$$\n";
        var options = new StructureReadOptions { Limits = new ReadLimits { RecordCharacters = 1000 } };
        var records = SdfReader.ReadAll(new StringReader(good + big + good), "test.sdf", options).ToList();
        Assert.Equal([true, false, true], records.Select(record => record.Structure != null));
        Assert.Contains("longer than 1000 characters", records[1].Error!.Message, StringComparison.Ordinal);
    }

    private static List<StructureRecord> Read(string text) =>
        [.. SdfReader.ReadAll(new StringReader(text), "test.sdf")];
}
