using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a top voxel reads as: the interaction that its atom sits on, in words.</summary>
/// <param name="Interaction">A stable word such as <c>hydrogen-bond</c>; null where the atom has no partner in reach.</param>
/// <param name="Text">The same for people: <c>hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å</c>.</param>
public sealed record VoxelReading(string? Interaction, string Text)
{
    /// <summary>A pair closer than this share of the sum of its van der Waals radii is a clash (as the clash detector is trained).</summary>
    private const double ClashShare = 0.65;

    /// <summary>A pair closer than this share of the sum, but no clash, is a close contact.</summary>
    private const double CloseShare = 0.8;

    /// <summary>Pairs up to this much beyond the sum of their van der Waals radii touch, Å.</summary>
    private const double ContactReach = 0.5;

    /// <summary>
    /// Which channels meet in which interaction, and up to which distance between heavy atoms in Å: hydrogen bonds as in Baker and
    /// Hubbard 1984, salt bridges as in Barlow and Thornton 1983, the others with PLIP's limits (Salentin et al. 2015), ring
    /// centres there being atoms here.
    /// </summary>
    private static readonly (Channel Own, Channel Partner, double Reach, string Name)[] Pairs =
    [
        (Channel.Donor, Channel.Acceptor, 3.5, "hydrogen bond"),
        (Channel.Acceptor, Channel.Donor, 3.5, "hydrogen bond"),
        (Channel.Positive, Channel.Negative, 4.0, "salt bridge"),
        (Channel.Negative, Channel.Positive, 4.0, "salt bridge"),
        (Channel.Hydrophobic, Channel.Hydrophobic, 4.0, "hydrophobic contact"),
        (Channel.Aromatic, Channel.Aromatic, 5.5, "aromatic contact"),
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
                return Read(pair, own, atom, distance, complex);
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
            return Read(pair, ligandAtom, proteinAtom, distance, complex);
        var (one, other) = (Short(complex.Atoms[ligandAtom]), Short(complex.Atoms[proteinAtom]));
        return new VoxelReading(null, $"apart: {Word(own)} {one} and {Word(partner)} {other}, {Angstrom(distance)}");
    }

    private static VoxelReading Read(
        (Channel Own, Channel Partner, double Reach, string Name) pair, int own, int partner, double distance, TypedComplex complex)
    {
        // Where both sides play the same part, the interaction's name says which.
        var (mine, theirs) = pair.Own == pair.Partner ? ("", "") : (Word(pair.Own) + " ", Word(pair.Partner) + " ");
        var words = $"{pair.Name}, {mine}{Short(complex.Atoms[own])} to {theirs}{Short(complex.Atoms[partner])}, {Angstrom(distance)}";
        return new VoxelReading(pair.Name.Replace(' ', '-'), words);
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
        var atom = complex.Atoms[own];
        var distance = complex.Positions[own].DistanceTo(complex.Positions[partner]);
        var radii = atom.Radius + complex.Atoms[partner].Radius;
        var name = distance < ClashShare * radii ? "clash"
            : distance < CloseShare * radii ? "close contact"
            : distance <= radii + ContactReach ? "contact"
            : null;
        var pair = $"{Short(atom)} to {Short(complex.Atoms[partner])}, {Angstrom(distance)}";
        return name is null ? new VoxelReading(null, $"no contact, {pair}") : new VoxelReading(name.Replace(' ', '-'), $"{name}, {pair}");
    }

    private static int? Nearest(int own, IEnumerable<int> others, TypedComplex complex) =>
        others.Select(i => (int?)i).MinBy(i => complex.Positions[own].SquaredDistanceTo(complex.Positions[i!.Value]));

    private static bool IsIn(TypedAtom atom, Channel channel) => ((int)atom.Channels & (1 << (int)channel)) != 0;

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();

    private static string Short(TypedAtom atom) => atom.IsReference ? $"reference {atom.Name}" : atom.Side == Side.Ligand ? atom.Name : atom.ToString();

    private static string Angstrom(double distance) => string.Create(CultureInfo.InvariantCulture, $"{distance:F1} Å");
}
