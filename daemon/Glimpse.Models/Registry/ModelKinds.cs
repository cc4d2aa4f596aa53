using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Models.Networks;

namespace Glimpse.Models.Registry;

/// <summary>The kinds of model that a manifest's <c>architecture.kind</c> can name.</summary>
public sealed class ModelKinds
{
    private readonly ImmutableSortedDictionary<string, JsonTypeInfo> kinds;

    private ModelKinds(ImmutableSortedDictionary<string, JsonTypeInfo> kinds)
    {
        this.kinds = kinds;
        var options = new JsonSerializerOptions(ModelJson.Default.Options);
        options.Converters.Add(new ArchitectureConverter(kinds, SqueezeNetArchitecture.KindName));
        Manifest = (JsonTypeInfo<ModelManifest>)options.GetTypeInfo(typeof(ModelManifest));
    }

    /// <summary>Those that come with the program.</summary>
    public static ModelKinds Own { get; } = new(ModelJson.Default.Kinds);

    /// <summary>The JSON of manifests.</summary>
    internal JsonTypeInfo<ModelManifest> Manifest { get; }

    /// <summary>The same and one more.</summary>
    /// <param name="name">What manifests call it.</param>
    /// <param name="architecture">The JSON of its record, which derives from <see cref="Architecture"/>.</param>
    internal ModelKinds With(string name, JsonTypeInfo architecture) => new(kinds.Add(name, architecture));
}
