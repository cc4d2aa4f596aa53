using Glimpse.Models.Outputs;

namespace Glimpse.Models.Registry;

/// <summary>One output of a model: what is explained.</summary>
/// <param name="Folder">The model.</param>
/// <param name="Output">Which of its outputs, from 0.</param>
public sealed record ModelChoice(ModelFolder Folder, int Output)
{
    /// <summary>Between a model's name and its output's.</summary>
    internal const char Separator = ':';

    /// <summary>What the user types: the model's name, with the output's where it has several.</summary>
    public string Name => IsOneOfSeveral ? $"{Folder.Manifest.Name}{Separator}{Explained.Name}" : Folder.Manifest.Name;

    /// <summary>True where the model has other outputs besides.</summary>
    public bool IsOneOfSeveral => Folder.Manifest.Outputs.Length > 1;

    /// <summary>What it predicts.</summary>
    public ModelOutput Explained => Folder.Manifest.Outputs[Output];
}
