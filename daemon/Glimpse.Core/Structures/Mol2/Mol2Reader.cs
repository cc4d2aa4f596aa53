using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Mol2;

/// <summary>Reads Tripos MOL2 files one record at a time, as PyMOL, VMD, Open Babel and Corina write them.</summary>
internal static class Mol2Reader
{
    internal static IEnumerable<StructureRecord> ReadAll(LineReader lines, StructureReadOptions options)
    {
        var section = new Mol2Lines(lines, options.Limits.RecordCharacters);
        for (var number = 1; section.ToRecord(out var isHeadless); number++)
            yield return isHeadless ? WithoutHead(section, number) : ReadRecord(section, number);
    }

    private static StructureRecord ReadRecord(Mol2Lines section, int number)
    {
        var lines = section.Lines;
        var title = "";
        var first = lines.LineNumber;
        var source =
            number == 1
                ? lines.Source
                : string.Create(CultureInfo.InvariantCulture, $"{lines.Source}, record {number}");
        try
        {
            section.Enter();
            title = section.ReadAny(out var line) ? line.Trim().ToString() : "";
            var announced = section.ReadAny(out line) ? Announced(line) : (-1, -1);
            var molecule = new Mol2Molecule(section);
            while (section.ToSection(out var name))
            {
                section.Enter();
                if (name is "ATOM")
                    molecule.ReadAtoms();
                else if (name is "BOND")
                    molecule.ReadBonds();
                else if (name is "SUBSTRUCTURE")
                    molecule.ReadSubstructures();
            }

            return new StructureRecord(number, first, title, molecule.ToStructure(title, source, announced), null);
        }
        catch (GlimpseException fault)
        {
            section.SkipRest();
            return new StructureRecord(number, first, title, null, fault);
        }
    }

    private static StructureRecord WithoutHead(Mol2Lines section, int number)
    {
        var line = section.Lines.LineNumber;
        var fault = section.Lines.Fail(
            $"the record begins with its atoms; {Mol2Lines.Section}MOLECULE is missing.",
            "The file's head was cut off; export it again.");
        section.Enter();
        section.SkipRest();
        return new StructureRecord(number, line, "", null, fault);
    }

    /// <summary>The numbers of atoms and bonds that the record announces; -1 where its second line tells
    /// none.</summary>
    private static (int Atoms, int Bonds) Announced(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[3];
        var found = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
        return (
            found > 0 && Number.TryInteger(line[parts[0]], out var atoms) ? atoms : -1,
            found > 1 && Number.TryInteger(line[parts[1]], out var bonds) ? bonds : -1);
    }
}
