using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>Counts atoms by <see cref="LigandAtomKind"/>.</summary>
public static class LigandAtomKinds
{
    /// <summary>How many kinds there are.</summary>
    public static int Count { get; } = Enum.GetValues<LigandAtomKind>().Length;

    /// <summary>How many atoms are of each kind, in the kinds' order.</summary>
    public static ImmutableArray<int> Of(IEnumerable<TypedAtom> atoms)
    {
        var counts = new int[Count];
        foreach (var atom in atoms)
            counts[(int)Of(atom)]++;
        return [.. counts];
    }

    /// <summary>The kind of an atom.</summary>
    public static LigandAtomKind Of(TypedAtom atom)
    {
        var (element, traits) = (atom.Element, atom.Traits);
        return element == Element.C ? Carbon(traits)
            : element == Element.N ? Nitrogen(traits)
            : element == Element.O ? Oxygen(traits)
            : element == Element.S ? LigandAtomKind.Sulfur
            : element == Element.F ? LigandAtomKind.Fluorine
            : element == Element.Cl ? LigandAtomKind.Chlorine
            : element == Element.Br || element == Element.I ? LigandAtomKind.BromineOrIodine
            : element == Element.P ? LigandAtomKind.Phosphorus
            : LigandAtomKind.Other;
    }

    private static LigandAtomKind Carbon(AtomTraits traits) =>
        traits.HasFlag(AtomTraits.Aromatic) ? LigandAtomKind.AromaticCarbon
        : traits.HasFlag(AtomTraits.Hydrophobic) ? LigandAtomKind.HydrophobicCarbon
        : LigandAtomKind.OtherCarbon;

    private static LigandAtomKind Nitrogen(AtomTraits traits) =>
        traits.HasFlag(AtomTraits.Positive) ? LigandAtomKind.PositiveNitrogen
        : traits.HasFlag(AtomTraits.Donor | AtomTraits.Acceptor) ? LigandAtomKind.DonorAcceptorNitrogen
        : traits.HasFlag(AtomTraits.Donor) ? LigandAtomKind.DonorNitrogen
        : traits.HasFlag(AtomTraits.Acceptor) ? LigandAtomKind.AcceptorNitrogen
        : LigandAtomKind.OtherNitrogen;

    private static LigandAtomKind Oxygen(AtomTraits traits) =>
        traits.HasFlag(AtomTraits.Negative) ? LigandAtomKind.NegativeOxygen
        : traits.HasFlag(AtomTraits.Donor) ? LigandAtomKind.DonorOxygen
        : LigandAtomKind.OtherOxygen;
}
