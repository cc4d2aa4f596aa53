using System.Globalization;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a top voxel reads as: the interaction that its atom sits on, in words.</summary>
/// <param name="Interaction">A stable word such as <c>hydrogen-bond</c>; null where the atom neither has a partner in
/// reach nor touches anything.</param>
/// <param name="Text">The same for people: <c>hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å, 121° at donor,
/// 118° at acceptor</c>.</param>
/// <param name="Geometry">How the two atoms lie to each other; null where the atom has no partner.</param>
public sealed record VoxelReading(string? Interaction, string Text, InteractionGeometry? Geometry = null)
{
    /// <summary>
    /// A pair closer than this share of the sum of its van der Waals radii is a clash (as the clash detector is
    /// trained).
    /// </summary>
    private const double ClashShare = 0.65;

    /// <summary>A pair closer than this share of the sum, but no clash, is a close contact.</summary>
    private const double CloseShare = 0.8;

    /// <summary>Pairs up to this much beyond the sum of their van der Waals radii touch, Å.</summary>
    private const double ContactReach = 0.5;

    /// <summary>
    /// Aromatic atoms whose rings aren't stacked touch up to this distance, Å, as hydrophobic ones do.
    /// </summary>
    private const double AromaticTouch = 4.0;

    /// <summary>
    /// Reads a top voxel: which interaction the atom that fills it, or another of its charged group, has with the other
    /// side.
    /// </summary>
    public static VoxelReading Of(TopVoxel top, TypedComplex complex)
    {
        var channel = complex.Scheme.Channels[top.Channel];
        var side = channel.Side;
        var own = side == Side.Ligand ? top.LigandAtom : top.ProteinAtom;
        var others = complex.AtomsOf(side == Side.Ligand ? Side.Protein : Side.Ligand).ToArray();
        if (others.Length == 0)
            return new VoxelReading(null, $"{Name(channel, own, complex)}, nothing opposite");
        if (Bound(own, others, channel, complex) is { } bound)
            return bound;
        var held = BoundPairs.Held(complex, own);
        others = [.. others.Where(other => !held.Contains(other))];
        if (others.Length == 0)
            return new VoxelReading(null, $"{Name(channel, own, complex)}, nothing opposite but what it is bonded to");
        if (channel.Meaning is AtomTraits.Occupancy or AtomTraits.None)
            return ReadContact(own, Closest(own, others, complex), complex);
        var charged = ChargedGroup(own, channel.Meaning, complex);
        var candidates =
            from rule in InteractionRule.All
            where channel.Meaning.HasFlag(rule.Own)
            let mine = charged.Where(i => Is(complex.Atoms[i], rule.Role))
            let theirs = others.Where(i => Is(complex.Atoms[i], rule.Partner))
            let pair = Nearest(mine, theirs, complex)
            where pair is not null && pair.Value.Distance <= rule.Reach
            orderby rule.IsInOtherRole, pair.Value.Distance
            select Read(rule, pair.Value.Own, pair.Value.Partner, complex);
        if (candidates.FirstOrDefault(reading => reading is not null) is { } found)
            return found;
        if (Contact(own, Closest(own, others, complex), channel, complex) is { } contact)
            return contact;
        var nearest = Nearest([own], others, complex)!.Value;
        return new VoxelReading(
            null,
            $"{Name(channel, own, complex)}, no partner in reach, nearest {Short(complex.Atoms[nearest.Partner])} at "
                + $"{Angstrom(nearest.Distance)}");
    }

    /// <summary>
    /// Reads two top voxels of complementary channels: which interaction the ligand atom of the one, or another of its
    /// charged group, has with the protein atom of the other.
    /// </summary>
    public static VoxelReading Between(TopVoxel ligand, TopVoxel protein, TypedComplex complex)
    {
        var (own, partner) = (complex.Scheme.Channels[ligand.Channel], complex.Scheme.Channels[protein.Channel]);
        if (Bound(ligand.LigandAtom, [protein.ProteinAtom], own, complex) is { } bound)
            return bound;
        if (BoundPairs.Held(complex, ligand.LigandAtom).Contains(protein.ProteinAtom))
            return new VoxelReading(
                null,
                $"beside a bond: {Name(own, ligand.LigandAtom, complex)} and "
                    + $"{Name(partner, protein.ProteinAtom, complex)}, "
                    + $"{Distance(ligand.LigandAtom, protein.ProteinAtom, complex)}");
        if (own.Meaning == AtomTraits.Occupancy && partner.Meaning == AtomTraits.Occupancy)
            return ReadContact(ligand.LigandAtom, protein.ProteinAtom, complex);
        var pair = Nearest(
            ChargedGroup(ligand.LigandAtom, own.Meaning, complex),
            ChargedGroup(protein.ProteinAtom, partner.Meaning, complex),
            complex
        )!.Value;
        return InteractionRule
                .All.Where(rule =>
                    own.Meaning.HasFlag(rule.Own)
                    && partner.Meaning.HasFlag(rule.Partner)
                    && Is(complex.Atoms[pair.Own], rule.Role)
                    && Is(complex.Atoms[pair.Partner], rule.Partner)
                    && pair.Distance <= rule.Reach)
                .Select(rule => Read(rule, pair.Own, pair.Partner, complex))
                .FirstOrDefault(reading => reading is not null)
            ?? new VoxelReading(
                null,
                $"apart: {Name(own, pair.Own, complex)} and {Name(partner, pair.Partner, complex)}, "
                    + $"{Angstrom(pair.Distance)}");
    }

    /// <summary>
    /// An atom that a covalent bond or a metal joins to the other side is read so in every channel; null for any other.
    /// </summary>
    private static VoxelReading? Bound(int own, int[] others, SchemeChannel channel, TypedComplex complex)
    {
        var bonded = BoundPairs.Bonded(complex, own).Intersect(others).ToArray();
        int[] partners =
            bonded.Length > 0 ? bonded : [.. others.Where(other => BoundPairs.AreCoordinated(complex, own, other))];
        if (partners.Length == 0)
            return null;
        var name = bonded.Length > 0 ? InteractionRule.CovalentBond : InteractionRule.MetalCoordination;
        var partner = partners.MinBy(other => complex.Positions[own].DistanceTo(complex.Positions[other]));
        return new VoxelReading(
            NameOf(name),
            $"{name}, {Name(channel, own, complex)} to {Short(complex.Atoms[partner])}, "
                + $"{Distance(own, partner, complex)}",
            Measure(own, partner, complex));
    }

    /// <summary>Null where the rings of two aromatic atoms are not stacked and the atoms don't touch.</summary>
    private static VoxelReading? Read(InteractionRule rule, int own, int partner, TypedComplex complex)
    {
        var geometry = Measure(own, partner, complex);
        if (IsClash(geometry, complex))
            return ReadContact(own, partner, complex);

        // Where both sides play the same part, the interaction's name says which.
        var (mine, theirs) = rule.Role == rule.Partner ? ("", "") : (Word(rule.Role) + " ", Word(rule.Partner) + " ");
        var atoms =
            $"{mine}{Short(complex.Atoms[own])} to {theirs}{Short(complex.Atoms[partner])}, "
                + $"{Angstrom(geometry.Distance)}";
        if (rule.Name == InteractionRule.AromaticContact)
        {
            var words = geometry.Rings is { } rings
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{atoms}, ring centres {rings.Distance:F1} Å apart, planes at {rings.PlaneAngle:F0}°")
                : atoms;
            return geometry.Rings?.Stacking is { } stacking
                    ? new VoxelReading("stacking", $"{stacking} stacking, {words}", geometry)
                : geometry.Distance <= AromaticTouch
                    ? new VoxelReading(NameOf(rule.Name), $"{rule.Name}, {words}", geometry)
                : null;
        }

        var angles = rule.Name == InteractionRule.HydrogenBond ? Angles(rule.Role, own, geometry, complex) : "";
        return new VoxelReading(NameOf(rule.Name), $"{rule.Name}, {atoms}{angles}", geometry);
    }

    private static string Angles(AtomTraits role, int own, InteractionGeometry geometry, TypedComplex complex)
    {
        var ligandIsDonor = (complex.Atoms[own].Side == Side.Ligand) == (role == AtomTraits.Donor);
        var (donor, acceptor) = ligandIsDonor
            ? (geometry.LigandAngle, geometry.ProteinAngle)
            : (geometry.ProteinAngle, geometry.LigandAngle);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(donor is null ? "" : $", {donor:F0}° at donor")}"
                + $"{(acceptor is null ? "" : $", {acceptor:F0}° at acceptor")}");
    }

    private static VoxelReading ReadContact(int own, int partner, TypedComplex complex) =>
        Contact(own, partner, null, complex)
        ?? new VoxelReading(
            null,
            $"no contact, {Name(null, own, complex)} to {Short(complex.Atoms[partner])}, "
                + $"{Distance(own, partner, complex)}");

    /// <summary>What two atoms that touch read as, whatever their channels; null where they don't.</summary>
    private static VoxelReading? Contact(int own, int partner, SchemeChannel? channel, TypedComplex complex)
    {
        var geometry = Measure(own, partner, complex);
        var radii = geometry.Distance + geometry.Overlap;
        var isBound =
            IsCoordinated(complex.Atoms[own], complex.Atoms[partner])
            || IsCoordinated(complex.Atoms[partner], complex.Atoms[own]);
        var name =
            isBound && geometry.Distance <= InteractionRule.MetalReach ? InteractionRule.MetalCoordination
            : geometry.Distance < ClashShare * radii ? "clash"
            : geometry.Distance < CloseShare * radii ? "close contact"
            : geometry.Distance <= radii + ContactReach ? "contact"
            : null;
        var overlap = geometry.Overlap > 0 && !isBound ? $", overlap {Angstrom(geometry.Overlap)}" : "";
        return name is null
            ? null
            : new VoxelReading(
                NameOf(name),
                $"{name}, {Name(channel, own, complex)} to {Short(complex.Atoms[partner])}, "
                    + $"{Angstrom(geometry.Distance)}{overlap}",
                geometry);
    }

    /// <summary>
    /// Two atoms that overlap too much for any interaction; a metal's ligands lie well within its van der Waals radius.
    /// </summary>
    private static bool IsClash(InteractionGeometry geometry, TypedComplex complex) =>
        geometry.Distance < ClashShare * (geometry.Distance + geometry.Overlap)
        && !Is(complex.Atoms[geometry.LigandAtom], AtomTraits.Metal)
        && !Is(complex.Atoms[geometry.ProteinAtom], AtomTraits.Metal);

    private static bool IsCoordinated(TypedAtom metal, TypedAtom other) =>
        Is(metal, AtomTraits.Metal) && (Is(other, AtomTraits.Acceptor) || Is(other, AtomTraits.Negative));

    /// <summary>
    /// The atoms of one charge, such as a carboxylate: those bonded to each other that share it; of what has no charge
    /// the atom alone.
    /// </summary>
    private static List<int> ChargedGroup(int own, AtomTraits meaning, TypedComplex complex)
    {
        var charge = meaning & (AtomTraits.Positive | AtomTraits.Negative);
        List<int> group = [own];
        for (var i = 0; i < group.Count && charge != AtomTraits.None; i++)
            group.AddRange(
                AtomNeighbours
                    .Of(complex, group[i])
                    .Where(next => Is(complex.Atoms[next], charge) && !group.Contains(next))
                    .ToArray());
        return group;
    }

    private static InteractionGeometry Measure(int own, int partner, TypedComplex complex) =>
        complex.Atoms[own].Side == Side.Ligand
            ? InteractionGeometry.Of(complex, own, partner)
            : InteractionGeometry.Of(complex, partner, own);

    private static string NameOf(string words) => words.Replace(' ', '-');

    private static (int Own, int Partner, double Distance)? Nearest(
        IEnumerable<int> own,
        IEnumerable<int> others,
        TypedComplex complex) =>
        (
            from one in own
            from other in others
            select ((int, int, double)?)(one, other, complex.Positions[one].DistanceTo(complex.Positions[other]))
        ).MinBy(pair => pair!.Value.Item3);

    /// <summary>The atom that comes nearest, measured by both radii.</summary>
    private static int Closest(int own, int[] others, TypedComplex complex) =>
        others.MinBy(i =>
            complex.Positions[own].DistanceTo(complex.Positions[i])
            / (complex.Atoms[own].Radius + complex.Atoms[i].Radius));

    private static bool Is(TypedAtom atom, AtomTraits trait) => (atom.Traits & trait) != 0;

    private static string Name(SchemeChannel? channel, int atom, TypedComplex complex) =>
        (channel is null or { Meaning: AtomTraits.Occupancy } ? "" : channel.Words + " ") + Short(complex.Atoms[atom]);

    private static string Word(AtomTraits trait) => trait.ToString().ToLowerInvariant();

    private static string Short(TypedAtom atom) =>
        atom.IsReference ? $"reference {atom.Name}"
        : atom.Side == Side.Ligand ? atom.Name
        : atom.ToString();

    private static string Distance(int one, int other, TypedComplex complex) =>
        Angstrom(complex.Positions[one].DistanceTo(complex.Positions[other]));

    private static string Angstrom(double distance) => string.Create(CultureInfo.InvariantCulture, $"{distance:F1} Å");
}
