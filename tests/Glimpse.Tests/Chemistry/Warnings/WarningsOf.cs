using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Tests.Chemistry.Warnings;

/// <summary>The warnings that a complex gets, from the lines of its file.</summary>
internal static class WarningsOf
{
    internal static readonly string[] HivProtease = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));

    internal static List<Remark> Complex(IEnumerable<string> lines, string ligand, string code)
    {
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(string.Join('\n', lines)), "test.pdb"),
            ligand);
        return [.. ComplexTyper.Type(site.Ligand, site.Receptor, new()).Remarks.Where(remark => remark.Code == code)];
    }

    /// <summary>The deposited file of HIV protease with lines changed, and its warnings of one code.</summary>
    internal static List<Remark> Edited(Func<string, string> edit, string code) =>
        Complex(HivProtease.Select(edit), "478", code);

    /// <summary>The file with atoms added behind the others.</summary>
    internal static List<Remark> With(string code, params string[] atoms) =>
        Complex(
            [.. HivProtease.Where(line => !line.StartsWith("END", StringComparison.Ordinal)), .. atoms],
            "478",
            code);

    internal static bool IsAtomOf(string line, string residue, char chain, int number) =>
        line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            ? line[17..20] == residue && line[21] == chain && line[22..26].Trim() == $"{number}" : false;
}
