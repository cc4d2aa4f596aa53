using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Voxels;

public sealed class TypedComplexTests
{
    private static readonly Point3 Shift = new(1.5, -2.25, 0.125);

    [Fact]
    public void A_second_frame_has_the_types_of_the_first_and_places_of_its_own()
    {
        var (first, second) = (Site(1), Site(2));
        var typed = ComplexTyper.Type(first.Ligand, first.Receptor, new());
        var frame = typed.WithFrame(second.Ligand.Positions, second.Receptor.Positions);
        Assert.Equal(typed.Atoms, frame.Atoms);
        Assert.Equal(typed.Positions.Length, frame.Positions.Length);
        Assert.All(typed.Positions.Zip(frame.Positions), pair => Assert.True((pair.First + Shift).DistanceTo(pair.Second) < 1e-9));
        var again = ComplexTyper.Type(second.Ligand, second.Receptor, new());
        Assert.Equal(again.Atoms, frame.Atoms);
        Assert.Equal(again.Positions, frame.Positions);
    }

    [Fact]
    public void A_frame_with_too_few_atoms_is_refused_with_the_atom_that_has_no_place()
    {
        var site = Site(1);
        var typed = ComplexTyper.Type(site.Ligand, site.Receptor, new());
        var fault = Assert.Throws<GlimpseException>(() => typed.WithFrame(site.Ligand.Positions[..^1], site.Receptor.Positions));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains("no place for :478:200", fault.Message);
    }

    private static LigandSite Site(int model) => LigandPicker.Pick(
        StructureReader.Read(new StringReader(TwoModels), "frames.pdb", new StructureReadOptions { Model = model }), "478");

    private static string TwoModels { get; } = MakeTwoModels();

    private static string MakeTwoModels()
    {
        var atoms = File.ReadLines(Fixture.PathOf("1hpv.pdb"))
            .Where(line => line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)).ToList();
        return string.Join('\n', ["MODEL        1", .. atoms, "ENDMDL", "MODEL        2", .. atoms.Select(Moved), "ENDMDL", "END"]);
    }

    private static string Moved(string line)
    {
        double At(int column) => double.Parse(line.AsSpan(column, 8), System.Globalization.CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{line[..30]}{At(30) + Shift.X,8:F3}{At(38) + Shift.Y,8:F3}{At(46) + Shift.Z,8:F3}{line[54..]}");
    }
}
