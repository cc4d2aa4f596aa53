using System.Collections.Immutable;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes;

/// <summary>The schemes that a program computes.</summary>
/// <param name="Schemes">Each once.</param>
public sealed record SchemeCatalogue(ImmutableArray<ChannelScheme> Schemes)
{
    /// <summary>Those of this program. A scheme is a folder beside <c>Glimpse8</c> and an entry here.</summary>
    public static SchemeCatalogue Own { get; } = new(
        [Glimpse8Scheme.Instance, GninaScheme.Of28, GninaScheme.Of35]);

    /// <summary>The scheme that a manifest names; null where the program doesn't compute it.</summary>
    public ChannelScheme? Find(string name, int revision) =>
        Schemes.FirstOrDefault(scheme => scheme.Name == name && scheme.Revision == revision);

    /// <summary>Names and revisions, as messages have them.</summary>
    public override string ToString() => string.Join(", ", Schemes);
}
