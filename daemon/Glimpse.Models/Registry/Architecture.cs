using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Torch;

namespace Glimpse.Models.Registry;

/// <summary>
/// What a model is computed by, as <c>architecture</c> in its manifest says it: a record for each kind, listed in
/// <see cref="ModelKinds"/>.
/// </summary>
public abstract record Architecture
{
    /// <summary>Which kind it is; absent in a manifest for the kind that is meant where none is named.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? Kind { get; init; }

    /// <summary>
    /// Names of the models that it is made of, each a folder in the model's own or beside it; none for one with
    /// weights of its own.
    /// </summary>
    internal virtual ImmutableArray<string> MemberNames => [];

    /// <summary>What this program can't do as the manifest has it, in words; null when it can do all.</summary>
    internal abstract string? Fault(ModelManifest manifest);

    /// <summary>Reads the weights.</summary>
    /// <param name="folder">The model.</param>
    /// <param name="output">Which of its outputs, from 0.</param>
    /// <param name="torch">Starts torch, for a kind that needs it.</param>
    /// <exception cref="GlimpseException">They are missing, damaged or another model's.</exception>
    internal abstract ILoadedModel Open(ModelFolder folder, int output, Func<TorchThread> torch);
}
