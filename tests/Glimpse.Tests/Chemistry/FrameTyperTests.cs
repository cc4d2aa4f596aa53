using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Warnings;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry;

/// <summary>Frames of amprenavir in HIV protease.</summary>
public sealed class FrameTyperTests
{
    private static readonly LigandSite Topology =
        LigandPicker.Pick(StructureReader.Read(new StringReader(Fixture.Text("1hpv.pdb")), "1hpv.pdb"), "478");

    private readonly FrameTyper typer = new(Topology, new ComplexOptions(), template: null);

    [Fact]
    public void The_topologys_own_frame_is_the_structure_with_its_pocket_and_remarks()
    {
        var frame = typer.Type(1, Topology.Ligand.Positions, Topology.Receptor.Positions);
        var structure = ComplexTyper.Type(Topology.Ligand, Topology.Receptor, new ComplexOptions());
        Assert.Equal(structure.Atoms, frame.Atoms);
        Assert.Equal(structure.Positions, frame.Positions);
        Assert.Equal(structure.Remarks, frame.Remarks);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(15, true)]
    public void A_ligand_that_moves_has_the_pocket_and_the_warnings_of_a_structure_there(double shift, bool hasLeft)
    {
        var places = Topology.Ligand.Positions.Select(place => place + new Point3(shift, 0, 0)).ToArray();
        var frame = typer.Type(2, places, Topology.Receptor.Positions);
        var structure = ComplexTyper.Type(
            Topology.Ligand with
            {
                Positions = [.. places],
            },
            Topology.Receptor,
            new ComplexOptions());
        Assert.Equal(
            structure.Atoms.Select(atom => (atom.Side, atom.Residue, atom.Name)),
            frame.Atoms.Select(atom => (atom.Side, atom.Residue, atom.Name)));
        Assert.Equal(structure.Positions, frame.Positions);
        var warnings = frame.Remarks.Where(remark => remark.Kind == RemarkKind.Warning).ToList();
        Assert.Equal(hasLeft, warnings.RemoveAll(remark => remark.Code == FrameWarning.Code) == 1);
        Assert.Equal(structure.Remarks.Where(remark => remark.Kind == RemarkKind.Warning), warnings);
    }

    [Theory]
    [InlineData(0.35)]
    [InlineData(0.5)]
    public void A_frame_in_another_unit_is_refused(double scale)
    {
        var center = Point3.Centroid([.. Topology.Ligand.Positions]);
        var places = Topology.Ligand.Positions.Select(place => center + ((place - center) * scale)).ToArray();
        var fault = Assert.Throws<GlimpseException>(() => typer.Type(2, places, Topology.Receptor.Positions));
        Assert.Contains("which are bonded, lie 0.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the frame isn't in Å, or is damaged", fault.Message, StringComparison.Ordinal);
        Assert.Contains("give its coordinates in Å", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Bonds_that_are_impossible_in_the_topology_are_refused_in_the_frames_that_have_them()
    {
        var perceived = Ligands.Perceive(Topology.Ligand);
        var bonds = perceived.Molecule.Bonds.Select(bond => new Bond(
            perceived.SourceAtoms[bond.First],
            perceived.SourceAtoms[bond.Second],
            (BondOrder)bond.Order));
        var places = Topology.Ligand.Positions.ToArray();
        var far = Array.IndexOf(places, places.MaxBy(place => place.DistanceTo(places[0])));
        (places[0], places[far]) = (places[far], places[0]);
        var swapped = new LigandSite(
            Topology.Ligand with
            {
                Bonds = [.. bonds],
                HasBondOrders = true,
                Positions = [.. places],
            },
            Topology.Receptor);
        var frames = new FrameTyper(swapped, new ComplexOptions(), template: null);
        Assert.Contains(
            "are stated as bonded and lie",
            Assert.Throws<GlimpseException>(() => frames.Type(1, places, Topology.Receptor.Positions)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_within_reach_later_is_typed_as_it_is_in_the_topology()
    {
        var places = Topology.Ligand.Positions.Select(place => place + new Point3(15, 0, 0)).ToArray();
        var far = typer.Type(1, places, Topology.Receptor.Positions);
        var near = typer.Type(2, Topology.Ligand.Positions, Topology.Receptor.Positions);
        var known = near.Atoms.Select(atom => (atom.Side, atom.SourceIndex)).ToHashSet();
        Assert.Contains(far.Atoms, atom => !known.Contains((atom.Side, atom.SourceIndex)));
        Assert.Equal(near.Atoms, ComplexTyper.Type(Topology.Ligand, Topology.Receptor, new ComplexOptions()).Atoms);
    }

    [Fact]
    public void A_crystals_mates_are_looked_for_only_while_the_protein_stands_where_the_file_has_it()
    {
        var shift = new Point3(40, 0, 0);
        var warnings = typer
            .Type(
                1,
                [.. Topology.Ligand.Positions.Select(place => place + shift)],
                [.. Topology.Receptor.Positions.Select(place => place + shift)])
            .Remarks;
        Assert.DoesNotContain(warnings, remark => remark.Code == SymmetryContactWarning.Code);
    }

    [Fact]
    public void One_residue_of_the_protein_that_moved_is_enough_for_mates_to_stand_elsewhere()
    {
        var receptor = Topology.Receptor.Positions.ToArray();
        Assert.Contains(Remarks(), remark => remark.Code == SymmetryContactWarning.Code);
        receptor[0] += new Point3(0.1, 0, 0);
        Assert.DoesNotContain(Remarks(), remark => remark.Code == SymmetryContactWarning.Code);

        IEnumerable<Remark> Remarks()
        {
            // Phenylalanine 53 of chain A touches a mate.
            var contact = Topology.Receptor.Residues.First(residue => residue.Id is { Chain: "A", Number: 53 });
            var there = Point3.Centroid([
                .. Topology.Receptor.Positions.AsSpan(contact.FirstAtom, contact.AtomCount).ToArray(),]);
            var shift = there - Point3.Centroid([.. Topology.Ligand.Positions]);
            return typer.Type(1, [.. Topology.Ligand.Positions.Select(place => place + shift)], receptor).Remarks;
        }
    }

    public static TheoryData<string, string> BrokenFrames => new()
    {
        { "ligand in another copy of the box", "lies outside the protein: the nearest atom is" },
        { "ligand across the box", "which are bonded, lie" },
        { "ligand at one point", "two heavy atoms at one place" },
        { "everything at one point", "two heavy atoms at one place" },
        { "aspartate across the box", "A:ASP:25" },
    };

    [Theory]
    [MemberData(nameof(BrokenFrames))]
    public void A_broken_frame_is_refused_by_its_number_with_what_to_do(string what, string message)
    {
        var (ligand, receptor) = (Topology.Ligand.Positions.ToArray(), Topology.Receptor.Positions.ToArray());
        var box = new Point3(60, 0, 0);
        switch (what)
        {
            case "ligand in another copy of the box":
                ligand = Array.ConvertAll(ligand, place => place + box);
                break;
            case "ligand across the box":
                for (var i = 0; i < ligand.Length / 2; i++)
                    ligand[i] += box;
                break;
            case "ligand at one point":
                Array.Fill(ligand, ligand[0]);
                break;
            case "everything at one point":
                Array.Fill(ligand, default);
                Array.Fill(receptor, default);
                break;
            default:
                receptor[
                    Enumerable.Range(0, receptor.Length).First(i => Topology.Receptor.Describe(i) == "A:ASP:25 CG")
                ] += box;
                break;
        }

        var fault = Assert.Throws<GlimpseException>(() => typer.Type(7, ligand, receptor));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.StartsWith("Frame 7: ", fault.Message);
        Assert.Contains(message, fault.Message);
        Assert.Contains("Wrap the trajectory", fault.Remedy);
    }

    [Fact]
    public void A_topology_whose_ligand_is_torn_is_warned_of_in_every_frame()
    {
        var torn = Topology.Ligand.Positions.ToArray();
        torn[^1] += new Point3(60, 0, 0);
        var ofTorn = new FrameTyper(
            new LigandSite(Topology.Ligand with { Positions = [.. torn] }, Topology.Receptor),
            new ComplexOptions(),
            template: null);
        var warning = Assert.Single(
            ofTorn.Type(2, Topology.Ligand.Positions, Topology.Receptor.Positions).Remarks,
            remark => remark.Code == TornTopologyWarning.Code);
        Assert.Contains("1 of the ligand's 35 heavy atoms", warning.Message);
        Assert.Contains($"{Topology.Ligand.Describe(torn.Length - 1)} first", warning.Message);
        Assert.DoesNotContain(
            typer.Type(2, Topology.Ligand.Positions, Topology.Receptor.Positions).Remarks,
            remark => remark.Code == TornTopologyWarning.Code);
    }

    [Fact]
    public void A_chain_in_another_copy_of_the_box_is_warned_of()
    {
        var receptor = Topology.Receptor.Positions.Select(
            (place, i) => Topology.Receptor.ResidueOf(i).Chain == "B" ? place + new Point3(60, 0, 0) : place);
        var warning = Assert.Single(
            typer.Type(1, Topology.Ligand.Positions, [.. receptor]).Remarks,
            remark => remark.Code == FrameWarning.Code);
        Assert.Contains("isn't wrapped", warning.Message);
    }
}
