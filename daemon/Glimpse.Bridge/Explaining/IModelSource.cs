using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Where models come from: the registry of installed ones, or in tests a function known by heart.</summary>
internal interface IModelSource
{
    /// <summary>All models that can be used, by name.</summary>
    ImmutableArray<ModelSummary> List();

    /// <summary>The same with the folders that they lie in.</summary>
    ImmutableArray<ModelPlace> Places();

    /// <summary>What is wrong with models that are there and can't be used.</summary>
    IReadOnlyCollection<GlimpseException> Faults { get; }

    /// <summary>Describes a model without loading it.</summary>
    /// <exception cref="GlimpseException">There is none of that name; the message lists those that are.</exception>
    ModelSummary Find(string name);

    /// <summary>What sets a model apart from others that had its name: <see cref="OpenModel.Fingerprint"/>.</summary>
    /// <returns>Null when there is none of that name that can be used.</returns>
    string? FingerprintOf(string name);

    /// <summary>Compares a model's weights with the checksum that its manifest has.</summary>
    /// <exception cref="GlimpseException">They are missing or others.</exception>
    void CheckFiles(string name);

    /// <summary>Loads a model.</summary>
    /// <exception cref="GlimpseException">There is none of that name, its files are damaged, or there is no such
    /// device.</exception>
    OpenModel Open(string name, ComputeSettings compute);
}
