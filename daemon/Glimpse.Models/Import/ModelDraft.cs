using System.Collections.Immutable;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Voxels;
using Glimpse.Models.Import.Gnina;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Import;

/// <summary>A model that was read from other programs' files and isn't installed yet.</summary>
/// <param name="Manifest">What its <c>model.json</c> is to say; the checksum of the weights is still missing.</param>
public sealed record ModelDraft(ModelManifest Manifest)
{
    /// <summary>Numbers that it has, its members' added up.</summary>
    public int Numbers => Members.Sum(member => member.Numbers) + (File?.Numbers ?? 0);

    /// <summary>The members of an ensemble, each a folder in its own; none for a single network.</summary>
    public ImmutableArray<ModelDraft> Members { get; init; } = [];

    /// <summary>The scheme of its channels.</summary>
    internal ChannelScheme Scheme { get; init; } = GninaScheme.Of28;

    /// <summary>Its network; null for an ensemble.</summary>
    internal GninaFile? File { get; init; }

    /// <summary>Its weights; null for an ensemble.</summary>
    internal SafeTensorFile? Weights => File?.Weights;

    /// <summary>What its card says.</summary>
    internal string Card { get; init; } = "";
}
