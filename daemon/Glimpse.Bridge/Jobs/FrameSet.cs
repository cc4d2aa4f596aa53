using System.Buffers.Binary;
using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// The coordinates of a request's frames, and which of them belong to the ligand and which to the receptor.
/// </summary>
internal sealed class FrameSet
{
    private const int BytesPerAtom = 3 * sizeof(float);

    private readonly CoordinateFrames frames;
    private readonly ImmutableArray<int> ligand;
    private readonly ImmutableArray<int> receptor;

    private FrameSet(CoordinateFrames frames, ImmutableArray<int> ligand, ImmutableArray<int> receptor)
    {
        this.frames = frames;
        this.ligand = ligand;
        this.receptor = receptor;
    }

    /// <summary>How many frames.</summary>
    public int Count => frames.Count;

    /// <summary>Checks frames against the site that their topology was parted into.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="site">The site: of one structure, or a ligand that came apart.</param>
    /// <param name="most">Most frames.</param>
    /// <exception cref="GlimpseException">They aren't frames of this topology.</exception>
    public static FrameSet Of(CoordinateFrames frames, LigandSite site, int most)
    {
        if (frames.Count < 1)
            throw Bad("frames.count must be 1 or more.");
        if (frames.Count > most)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"There are more than {most} frames.",
                "Send them in chunks of that many.");
        var protein = site.Receptor;
        var ofLigand = site.LigandAtoms.IsEmpty ? site.RecordAtoms : site.LigandAtoms.Length;
        var atoms = ofLigand + protein.Atoms.Length + protein.LeftOut.Length;
        if (frames.Atoms != atoms)
            throw Bad($"frames.atoms is {frames.Atoms}, but the topology has {atoms} atoms.");
        var bytes = (long)frames.Count * frames.Atoms * BytesPerAtom;
        if (frames.Coordinates.Length != bytes)
            throw Bad(
                $"frames.coordinates holds {frames.Coordinates.Length} bytes, and not the {bytes} of "
                    + $"{Counted.Of(frames.Count, "frame")} of {Counted.Of(frames.Atoms, "atom")}.");
        RequireFileOrder(site.Receptor);
        RequireFileOrder(site.Ligand);
        var kept = Enumerable.Range(0, atoms).Except(protein.LeftOut.Select(atom => atom.Record)).ToImmutableArray();
        return site.LigandAtoms.IsEmpty
            ? new FrameSet(
                frames,
                [.. site.OfRecord.Select(atom => kept[protein.Atoms.Length + atom])],
                kept[..protein.Atoms.Length])
            : new FrameSet(
                frames,
                [.. site.LigandAtoms.Select(atom => kept[atom])],
                [.. site.ReceptorAtoms.Select(atom => kept[atom])]);
    }

    /// <summary>The complex in a frame.</summary>
    /// <exception cref="GlimpseException">A coordinate isn't finite, or the frame makes no sense.</exception>
    public TypedComplex Type(FrameTyper typer, int frame, CancellationToken cancellation) =>
        typer.Type(frame + 1, Pick(frame, ligand), Pick(frame, receptor), cancellation);

    /// <summary>
    /// The residues of the receptor that the ligand takes the place of in any frame that can be explained: one that is
    /// refused has no say in the others.
    /// </summary>
    /// <param name="site">The topology, with what is left out anyhow.</param>
    /// <param name="typerOf">What types the frames of a topology.</param>
    /// <param name="cancellation">Cancels.</param>
    public ImmutableArray<int> Displaced(
        LigandSite site,
        Func<LigandSite, FrameTyper> typerOf,
        CancellationToken cancellation)
    {
        var under = Enumerable
            .Range(0, Count)
            .Zip(Under(site, cancellation), (frame, residues) => (Frame: frame, Residues: residues))
            .Where(found => !found.Residues.IsEmpty)
            .ToList();
        if (under.Count == 0)
            return site.Displaced;
        var typer = typerOf(site with { Displaced = Union(under) });
        return Union(under.Where(found => CanBeTyped(typer, found.Frame, cancellation)));

        ImmutableArray<int> Union(IEnumerable<(int Frame, ImmutableArray<int> Residues)> found) =>
            [.. found.SelectMany(one => one.Residues).Concat(site.Displaced).Distinct().Order()];
    }

    private IEnumerable<ImmutableArray<int>> Under(LigandSite site, CancellationToken cancellation)
    {
        var candidates = NativeGroups.Candidates(site.Receptor);
        for (var frame = 0; frame < Count && !candidates.IsEmpty; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return IsFinite(frame)
                ?
                [
                    .. NativeGroups.Under(
                        site.Receptor with
                        {
                            Positions = [.. Pick(frame, receptor)],
                        },
                        candidates,
                        site.Ligand with
                        {
                            Positions = [.. Pick(frame, ligand)],
                        }),
                ]
                : [];
        }
    }

    private bool CanBeTyped(FrameTyper typer, int frame, CancellationToken cancellation)
    {
        try
        {
            Type(typer, frame, cancellation);
            return true;
        }
        catch (Exception e) when (e is GlimpseException || ProgramFault.Is(e))
        {
            return false;
        }
    }

    private bool IsFinite(int frame) => ligand.Concat(receptor).All(atom => IsFinite(Place(frame, atom)));

    private static bool IsFinite(Point3 place) => double.IsFinite(place.X + place.Y + place.Z);

    private Point3[] Pick(int frame, ImmutableArray<int> atoms)
    {
        var points = new Point3[atoms.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Place(frame, atoms[i]);
            if (!IsFinite(points[i]))
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"Frame {frame + 1}: a coordinate of atom {atoms[i] + 1} isn't a finite number.",
                    "Leave the frame out, or write the trajectory anew.");
        }

        return points;
    }

    private Point3 Place(int frame, int atom)
    {
        var at = ((frame * (long)frames.Atoms) + atom) * BytesPerAtom;
        var place = frames.Coordinates.AsSpan((int)at, BytesPerAtom);
        return new Point3(Number(place), Number(place[sizeof(float)..]), Number(place[(2 * sizeof(float))..]));
    }

    private static double Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleLittleEndian(bytes);

    /// <summary>
    /// A reader brings a residue's atoms together; where the file had them apart, frames in file order would go astray.
    /// </summary>
    private static void RequireFileOrder(Structure structure)
    {
        for (var i = 1; i < structure.Atoms.Length; i++)
        {
            if (
                structure.Atoms[i].Serial > 0
                && structure.Atoms[i].Serial < structure.Atoms[i - 1].Serial
                && structure.ResidueOf(i) == structure.ResidueOf(i - 1))
                throw Bad(
                    $"{structure.Source}: the atoms of {structure.ResidueOf(i)} don't stand together, so that frames "
                        + $"can't be matched to them.");
        }
    }

    private static GlimpseException Bad(string message) =>
        new(
            GlimpseErrorCode.BadInput,
            message,
            "Give all atoms of the structure's text in its order, then those of the ligand's record where there is one."
        );
}
