using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

/// <summary>Writes small PDB texts for tests and reads them.</summary>
internal static class PdbText
{
    internal static Structure Read(params string[] lines) => Read(null, lines);

    internal static Structure Read(StructureReadOptions? options, string[] lines) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines) + "\n"), "test.pdb", options);

    internal static GlimpseException Fault(params string[] lines) =>
        Assert.Throws<GlimpseException>(() => Read(null, lines));

    /// <summary>One line; <paramref name="name"/> is columns 13-16 as they stand.</summary>
    internal static string Atom(
        int serial,
        string name,
        string residue,
        string number,
        double x,
        double y = 0,
        double z = 0,
        string alt = " ",
        string chain = "A",
        string occupancy = "1.00",
        string element = "",
        string record = "ATOM  ",
        string insertion = " ") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{record}{serial, 5} {name, -4}{alt}{residue, 3} {chain}{number, 4}{insertion}   "
                + $"{x, 8:0.000}{y, 8:0.000}{z, 8:0.000}{occupancy, 6}{10.0, 6:0.00}          {element, 2}");
}
