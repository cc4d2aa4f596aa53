using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a top voxel reads as: the interaction that its atom sits on, in words.</summary>
/// <param name="Interaction">A stable word such as <c>hydrogen-bond</c>; null where the atom has no partner in reach.</param>
/// <param name="Text">The same for people: <c>hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å, 121° at donor, 118° at acceptor</c>.</param>
/// <param name="Geometry">How the two atoms lie to each other; null where the atom has no partner.</param>
public sealed record VoxelReading(string? Interaction, string Text, InteractionGeometry? Geometry = null)
{
    private const string HydrogenBond = "hydrogen bond";

    private const string AromaticContact = "aromatic contact";

    /// <summary>A pair closer than this share of the sum of its van der Waals radii is a clash (as the clash detector is trained).</summary>
    private const double ClashShare = 0.65;

    /// <summary>A pair closer than this share of the sum, but no clash, is a close contact.</summary>
    private const double CloseShare = 0.8;

    /// <summary>Pairs up to this much beyond the sum of their van der Waals radii touch, Å.</summary>
    private const double ContactReach = 0.5;

    /// <summary>
    /// Which channels meet in which interaction, and up to which distance between heavy atoms in Å: hydrogen bonds as in Baker and
    /// Hubbard 1984, salt bridges as in Barlow and Thornton 1983, the others with PLIP's limits (Salentin et al. 2015);
    /// of two aromatic atoms in reach, <see cref="RingGeometry"/> says whether their rings are stacked.
    /// </summary>
    private static readonly (Channel Own, Channel Partner, double Reach, string Name)[] Pairs =
    [
        (Channel.Donor, Channel.Acceptor, 3.5, HydrogenBond),
        (Channel.Acceptor, Channel.Donor, 3.5, HydrogenBond),
        (Channel.Positive, Channel.Negative, 4.0, "salt bridge"),
        (Channel.Negative, Channel.Positive, 4.0, "salt bridge"),
        (Channel.Hydrophobic, Channel.Hydrophobic, 4.0, "hydrophobic contact"),
        (Channel.Aromatic, Channel.Aromatic, 5.5, AromaticContact),
        (Channel.Metal, Channel.Acceptor, 3.0, "metal coordination"),
        (Channel.Acceptor, Channel.Metal, 3.0, "metal coordination"),
        (Channel.Negative, Channel.Metal, 3.0, "metal coordination"),
    ];

    /// <summary>Reads a top voxel: which interaction the atom that fills it has with the other side.</summary>
    public static VoxelReading Of(TopVoxel top, TypedComplex complex)
    {
        var side = ChannelLayout.SideOf(top.Channel);
        var channel = ChannelLayout.ChannelOf(top.Channel);
        var own = side == Side.Ligand ? top.LigandAtom : top.ProteinAtom;
        var others = complex.AtomsOf(side == Side.Ligand ? Side.Protein : Side.Ligand).ToArray();
        if (channel == Channel.Occupancy)
            return ReadOccupancy(own, others, complex);
        foreach (var pair in Pairs.Where(pair => pair.Own == channel))
        {
            var partner = Nearest(own, others.Where(i => IsIn(complex.Atoms[i], pair.Partner)), complex);
            if (partner is { } atom && complex.Positions[own].DistanceTo(complex.Positions[atom]) is var distance && distance <= pair.Reach)
            {
                return Read(pair, own, atom, complex);
            }
        }

        var nearest = Nearest(own, others, complex);
        var rest = nearest is { } near
            ? $"no partner in reach, nearest {Short(complex.Atoms[near])} at {Angstrom(complex.Positions[own].DistanceTo(complex.Positions[near]))}"
            : "nothing opposite";
        return new VoxelReading(null, $"{Word(channel)} {Short(complex.Atoms[own])}, {rest}");
    }

    /// <summary>Reads two top voxels of complementary channels: which interaction the ligand atom of the one has with the protein atom of the other.</summary>
    public static VoxelReading Between(TopVoxel ligand, TopVoxel protein, TypedComplex complex)
    {
        var (own, partner) = (ChannelLayout.ChannelOf(ligand.Channel), ChannelLayout.ChannelOf(protein.Channel));
        var (ligandAtom, proteinAtom) = (ligand.LigandAtom, protein.ProteinAtom);
        if (own == Channel.Occupancy && partner == Channel.Occupancy)
            return ReadContact(ligandAtom, proteinAtom, complex);
        var distance = complex.Positions[ligandAtom].DistanceTo(complex.Positions[proteinAtom]);
        foreach (var pair in Pairs.Where(pair => pair.Own == own && pair.Partner == partner && distance <= pair.Reach))
            return Read(pair, ligandAtom, proteinAtom, complex);
        var (one, other) = (Short(complex.Atoms[ligandAtom]), Short(complex.Atoms[proteinAtom]));
        return new VoxelReading(null, $"apart: {Word(own)} {one} and {Word(partner)} {other}, {Angstrom(distance)}");
    }

    private static VoxelReading Read((Channel Own, Channel Partner, double Reach, string Name) pair, int own, int partner, TypedComplex complex)
    {
        var geometry = Measure(own, partner, complex);

        // Where both sides play the same part, the interaction's name says which.
        var (mine, theirs) = pair.Own == pair.Partner ? ("", "") : (Word(pair.Own) + " ", Word(pair.Partner) + " ");
        var atoms = $"{mine}{Short(complex.Atoms[own])} to {theirs}{Short(complex.Atoms[partner])}, {Angstrom(geometry.Distance)}";
        if (pair.Name == AromaticContact && geometry.Rings is { } rings)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"{atoms}, ring centres {rings.Distance:F1} Å apart, planes at {rings.PlaneAngle:F0}°");
            return rings.Stacking is { } stacking
                ? new VoxelReading("stacking", $"{stacking} stacking, {words}", geometry)
                : new VoxelReading(NameOf(pair.Name), $"{pair.Name}, {words}", geometry);
        }

        return new VoxelReading(NameOf(pair.Name), $"{pair.Name}, {atoms}{(pair.Name == HydrogenBond ? Angles(pair.Own, own, geometry, complex) : "")}", geometry);
    }

    private static string Angles(Channel role, int own, InteractionGeometry geometry, TypedComplex complex)
    {
        var ligandIsDonor = (complex.Atoms[own].Side == Side.Ligand) == (role == Channel.Donor);
        var (donor, acceptor) = ligandIsDonor ? (geometry.LigandAngle, geometry.ProteinAngle) : (geometry.ProteinAngle, geometry.LigandAngle);
        return string.Create(
            CultureInfo.InvariantCulture, $"{(donor is null ? "" : $", {donor:F0}° at donor")}{(acceptor is null ? "" : $", {acceptor:F0}° at acceptor")}");
    }

    private static VoxelReading ReadOccupancy(int own, int[] others, TypedComplex complex)
    {
        var atom = complex.Atoms[own];
        return others.Length == 0
            ? new VoxelReading(null, $"{Short(atom)}, nothing opposite")
            : ReadContact(
                own,
                others.MinBy(i => complex.Positions[own].DistanceTo(complex.Positions[i]) / (atom.Radius + complex.Atoms[i].Radius)),
                complex);
    }

    private static VoxelReading ReadContact(int own, int partner, TypedComplex complex)
    {
        var geometry = Measure(own, partner, complex);
        var radii = geometry.Distance + geometry.Overlap;
        var name = geometry.Distance < ClashShare * radii ? "clash"
            : geometry.Distance < CloseShare * radii ? "close contact"
            : geometry.Distance <= radii + ContactReach ? "contact"
            : null;
        var pair = $"{Short(complex.Atoms[own])} to {Short(complex.Atoms[partner])}, {Angstrom(geometry.Distance)}";
        var overlap = geometry.Overlap > 0 ? $", overlap {Angstrom(geometry.Overlap)}" : "";
        return name is null ? new VoxelReading(null, $"no contact, {pair}") : new VoxelReading(NameOf(name), $"{name}, {pair}{overlap}", geometry);
    }

    private static InteractionGeometry Measure(int own, int partner, TypedComplex complex) => complex.Atoms[own].Side == Side.Ligand
        ? InteractionGeometry.Of(complex, own, partner)
        : InteractionGeometry.Of(complex, partner, own);

    private static string NameOf(string words) => words.Replace(' ', '-');

    private static int? Nearest(int own, IEnumerable<int> others, TypedComplex complex) =>
        others.Select(i => (int?)i).MinBy(i => complex.Positions[own].SquaredDistanceTo(complex.Positions[i!.Value]));

    private static bool IsIn(TypedAtom atom, Channel channel) => ((int)atom.Channels & (1 << (int)channel)) != 0;

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();

    private static string Short(TypedAtom atom) => atom.IsReference ? $"reference {atom.Name}" : atom.Side == Side.Ligand ? atom.Name : atom.ToString();

    private static string Angstrom(double distance) => string.Create(CultureInfo.InvariantCulture, $"{distance:F1} Å");
}
