using System.Globalization;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Warnings;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// A ligand in the frames of a trajectory. What its atoms and residues are is perceived once, in the coordinates of the
/// topology, each residue when it first comes within reach; which of them are in the pocket, whether the frame makes
/// sense and what to be warned of is asked of every frame.
/// </summary>
public sealed class FrameTyper
{
    private const string Remedy =
        "Wrap the trajectory, so that molecules are whole and the ligand lies by the protein ('pbc wrap' in VMD, 'gmx "
            + "trjconv -pbc', 'autoimage' in cpptraj), give its coordinates in Å, or leave the frame out.";

    /// <summary>
    /// The receptor moved when an atom is farther than this (Å) from its place: then the crystal's mates are elsewhere,
    /// too.
    /// </summary>
    private const double Moved = 0.01;

    private readonly LigandSite topology;
    private readonly ComplexOptions options;
    private readonly LinkedLigand ligand;
    private readonly ResidueTyper typer;
    private readonly FrameBonds bonds;
    private readonly Remark[] torn;
    private readonly IReadOnlySet<int> displaced;
    private readonly Dictionary<int, TypedResidue> residues = [];

    /// <summary>Perceives the ligand.</summary>
    /// <param name="topology">Ligand and receptor in the coordinates that decide the chemistry.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The template is another molecule.</exception>
    public FrameTyper(
        LigandSite topology,
        ComplexOptions options,
        LigandTemplate? template,
        CancellationToken cancellation = default)
    {
        this.topology = topology;
        this.options = options;
        displaced = ComplexTyper.Displaced(topology.Receptor, [topology]);
        var environment = new ReceptorEnvironment(topology.Receptor, ComplexTyper.Metals(topology.Ligand), displaced);
        ligand = LinkedLigand.Type(topology.Ligand, environment, topology.StatedBonds, template, cancellation);
        typer = ComplexTyper.ResidueTyperFor(environment, [ligand]);
        bonds = new FrameBonds(topology, ligand.Typed);
        torn = [.. TornTopologyWarning.Find(topology.Ligand, ligand.Typed)];
    }

    /// <summary>The complex in a frame.</summary>
    /// <param name="frame">The number of the frame in messages, from 1.</param>
    /// <param name="ligandPlaces">Coordinates (Å) of all atoms of the topology's ligand, in its order.</param>
    /// <param name="receptorPlaces">Coordinates (Å) of all atoms of the topology's receptor, in its order.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The frame is broken, or the ligand isn't by the protein.</exception>
    public TypedComplex Type(
        int frame,
        IReadOnlyList<Point3> ligandPlaces,
        IReadOnlyList<Point3> receptorPlaces,
        CancellationToken cancellation = default)
    {
        var site = new LigandSite(
            topology.Ligand with { Positions = [.. ligandPlaces] },
            topology.Receptor with { Positions = [.. receptorPlaces] });
        if (HasMoved(site.Receptor))
            site = new LigandSite(site.Ligand with { Cell = null }, site.Receptor with { Cell = null });
        try
        {
            bonds.CheckLigand(site.Ligand);
            LigandChecks.CheckPlace(site);
            BondDistances.RequireShort(site.Ligand);
            var complex = ComplexTyper.Join(
                [(site.Ligand, ligand)],
                site.Receptor,
                displaced,
                index => TypeOf(index, cancellation),
                options,
                cancellation);
            bonds.CheckReceptor(complex, site.Receptor);
            return complex with
            {
                Remarks =
                [
                    .. complex.Remarks,
                    .. torn,
                    .. FrameWarning.Find(topology, site, options.Reach),
                    .. OutsideBoxWarning.Find(complex),
                    .. SiteWarnings.Of(complex, site.Ligand, site.Receptor),
                ],
            };
        }
        catch (GlimpseException fault)
        {
            throw new GlimpseException(
                fault.Code,
                string.Create(CultureInfo.InvariantCulture, $"Frame {frame}: {fault.Message}"),
                Remedy,
                fault);
        }
    }

    private TypedResidue TypeOf(int index, CancellationToken cancellation)
    {
        if (!residues.TryGetValue(index, out var typed))
            residues.Add(index, typed = typer.Type(index, cancellation));
        return typed;
    }

    private bool HasMoved(Structure receptor) =>
        Enumerable
            .Range(0, receptor.Positions.Length)
            .Any(i => receptor.Positions[i].SquaredDistanceTo(topology.Receptor.Positions[i]) > Moved * Moved);
}
