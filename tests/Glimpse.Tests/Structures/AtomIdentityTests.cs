using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Symmetry;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Structures;

public sealed class AtomIdentityTests
{
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));

    [Fact]
    public void Each_atom_of_a_complex_says_which_atom_of_the_text_it_is() => RequireFound(Lines);

    [Fact]
    public void So_it_does_where_residues_come_in_pieces_locations_alternate_and_atoms_are_left_out()
    {
        var lines = new List<string>(Lines);
        var at = lines.FindIndex(IsAtom) + 40;
        // Far from where it was, a conformer that isn't taken, and a dummy in front of all.
        var piece = lines[at];
        lines.RemoveAt(at);
        lines.Insert(lines.FindLastIndex(IsAtom) + 1, piece);
        var oxygen = lines.FindIndex(line => line.StartsWith("ATOM", StringComparison.Ordinal)
            && line[12..26] == " OD1 ASP A  25");
        lines[oxygen] = lines[oxygen][..16] + "B" + lines[oxygen][17..54] + "  0.60" + lines[oxygen][60..];
        lines.Insert(
            oxygen,
            lines[oxygen][..16] + "A" + lines[oxygen][17..30] + "  99.000" + lines[oxygen][38..54] + "  0.40"
                + lines[oxygen][60..]);
        lines.Insert(
            lines.FindIndex(IsAtom),
            "HETATM    0  N   DUM X   1       0.000   0.000   0.000  1.00  0.00           N");
        RequireFound([.. lines]);
    }

    [Fact]
    public void A_copy_is_the_atom_that_it_is_a_copy_of_and_what_moved_it()
    {
        var atoms = Lines.Where(IsAtom).ToArray();
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var complex = ComplexTyper.Type(SymmetryMates.AddTo(site), new ComplexOptions());
        var copies = complex.Atoms.Where(atom => atom.Operation is not null).ToArray();
        Assert.NotEmpty(copies);
        Assert.All(copies, copy => Assert.Equal(copy.Name, atoms[copy.Record][12..16].Trim()));
        Assert.All(
            copies,
            copy => Assert.Equal(
                copy.Residue.Number,
                int.Parse(atoms[copy.Record][22..26], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("cdk2.sdf")]
    [InlineData("cdk2-v3000.sdf")]
    public void In_a_molfile_atoms_are_counted_as_they_stand(string file)
    {
        var ligand = StructureReader.ReadLigand(Fixture.PathOf(file));
        Assert.Equal(Enumerable.Range(0, ligand.Atoms.Length), ligand.Atoms.Select(atom => atom.Record));
    }

    [Fact]
    public void In_MOL2_lone_pairs_count_too()
    {
        const string Text = """
            @<TRIPOS>MOLECULE
            water
            4 2
            SMALL
            NO_CHARGES

            @<TRIPOS>ATOM
            1 O1 0.0 0.0 0.0 O.3 1 LIG
            2 LP 0.1 0.1 0.1 LP 1 LIG
            3 C1 1.4 0.0 0.0 C.3 1 LIG
            4 C2 -1.4 0.0 0.0 C.3 1 LIG
            @<TRIPOS>BOND
            1 1 3 1
            2 1 4 1
            """;
        var ligand = StructureReader.ReadLigand(new StringReader(Text), "water.mol2");
        Assert.Equal([0, 2, 3], ligand.Atoms.Select(atom => atom.Record));
    }

    [Theory]
    [InlineData(null, AtomText.Structure)]
    [InlineData(1, AtomText.Ligands)]
    public void An_atom_of_a_result_says_which_text_it_is_of(int? record, AtomText ofLigand)
    {
        var explanation = SampleExplanation.Make();
        var source = new ResultSource("protein.pdb", "ligand.sdf", record);
        var atoms = ResultRecords.AtomsOf(explanation, source);
        Assert.Equal([AtomText.Structure, ofLigand], atoms.Select(atom => atom.Text));
        var complex = explanation.Complex;
        var moved = complex.Atoms[1] with { IsReference = true, Record = 7 };
        complex = complex with { Atoms = complex.Atoms.SetItem(1, moved) };
        var reference = ResultRecords.AtomsOf(explanation with { Complex = complex }, source)[1];
        Assert.Equal((AtomText.Versus, 7), (reference.Text, reference.Index));
    }

    private static void RequireFound(string[] lines)
    {
        var atoms = lines.Where(IsAtom).ToArray();
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb"),
            "478");
        var complex = ComplexTyper.Type(site, new ComplexOptions());
        Assert.Contains(complex.Atoms, atom => atom.Side == Side.Ligand);
        for (var i = 0; i < complex.Atoms.Length; i++)
        {
            var line = atoms[complex.Atoms[i].Record];
            Assert.Equal(complex.Atoms[i].Name, line[12..16].Trim());
            Assert.Equal(
                complex.Positions[i].X,
                double.Parse(line[30..38], CultureInfo.InvariantCulture),
                1e-9);
        }
    }

    private static bool IsAtom(string line) =>
        line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal);
}
