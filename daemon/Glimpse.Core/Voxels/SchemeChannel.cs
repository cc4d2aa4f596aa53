namespace Glimpse.Core.Voxels;

/// <summary>A channel of a scheme.</summary>
/// <param name="Side">The partner whose atoms it shows.</param>
/// <param name="Name">What it is called, such as <c>acceptor</c>: lower-case letters, digits and <c>_</c>; no other
/// channel of its side is called so.</param>
/// <param name="Meaning">What its atoms are to a chemist; <see cref="AtomTraits.None"/> where no interaction follows
/// from it.</param>
public sealed record SchemeChannel(Side Side, string Name, AtomTraits Meaning)
{
    /// <summary>What an atom in it is called by people, such as <c>hydrophobic aromatic carbon</c>.</summary>
    public string Words { get; init; } = Name;

    /// <summary>Its name among those of both sides, such as <c>protein_acceptor</c>: fit for a file name.</summary>
    public string FullName { get; } = $"{Side.ToString().ToLowerInvariant()}_{Name}";
}
