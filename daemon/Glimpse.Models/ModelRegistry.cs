using System.Collections.Immutable;
using Glimpse.Core;

namespace Glimpse.Models;

/// <summary>The models at hand: each a folder with a <c>model.json</c>.</summary>
public sealed class ModelRegistry
{
    /// <summary>The variable that names further folders of models, separated as in PATH; they come before the program's own.</summary>
    public const string FoldersVariable = "GLIMPSE_MODELS";

    private const string OwnFolder = "models";

    private readonly Dictionary<string, GlimpseException> faults = new(StringComparer.Ordinal);

    /// <summary>Looks through folders of models; of two models with one name the first is taken.</summary>
    /// <param name="folders">Folders whose subfolders are models; one that doesn't exist is passed over.</param>
    public ModelRegistry(IEnumerable<string> folders)
    {
        var found = new Dictionary<string, ModelFolder>(StringComparer.Ordinal);
        foreach (var path in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories))
        {
            if (File.Exists(Path.Combine(path, ModelFolder.ManifestName)))
                Add(found, path);
        }

        Models = [.. found.Values.OrderBy(model => model.Manifest.Name, StringComparer.Ordinal)];
    }

    /// <summary>The models that can be used, by name.</summary>
    public ImmutableArray<ModelFolder> Models { get; }

    /// <summary>What is wrong with the models that can't be used.</summary>
    public IReadOnlyCollection<GlimpseException> Faults => faults.Values;

    /// <summary>Looks beside the executable and where <see cref="FoldersVariable"/> says.</summary>
    public static ModelRegistry Open()
    {
        var named = Environment.GetEnvironmentVariable(FoldersVariable) ?? "";
        return new ModelRegistry(
            [.. named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), Path.Combine(AppContext.BaseDirectory, OwnFolder)]);
    }

    /// <summary>Finds a model by name.</summary>
    /// <exception cref="GlimpseException">There is none of that name (the message lists those there are), or it is damaged.</exception>
    public ModelFolder Find(string name)
    {
        if (Models.FirstOrDefault(model => model.Manifest.Name == name) is { } found)
            return found;
        if (faults.TryGetValue(name, out var fault))
            throw fault;
        var names = Models.IsEmpty ? "none is installed" : string.Join(", ", Models.Select(model => model.Manifest.Name));
        throw new GlimpseException(
            GlimpseErrorCode.BadUsage,
            $"There is no model '{name}'; the models are: {names}.",
            $"Choose one of them, or name a folder with others in {FoldersVariable}.");
    }

    private void Add(Dictionary<string, ModelFolder> found, string path)
    {
        try
        {
            var model = ModelFolder.Read(path);
            found.TryAdd(model.Manifest.Name, model);
        }
        catch (GlimpseException fault)
        {
            // One damaged model must not hide the others; asked for by its folder's name, it says what is wrong.
            faults.TryAdd(Path.GetFileName(path), fault);
        }
    }
}
