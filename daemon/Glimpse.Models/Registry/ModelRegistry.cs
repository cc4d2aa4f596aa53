using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Core.Schemes;

namespace Glimpse.Models.Registry;

/// <summary>The models at hand: each a folder with a <c>model.json</c>.</summary>
public sealed class ModelRegistry
{
    /// <summary>
    /// The variable that names further folders of models, separated as in PATH; they come before the user's folder
    /// (<see cref="UserModelFolder"/>) and the program's own.
    /// </summary>
    public const string FoldersVariable = "GLIMPSE_MODELS";

    private const string OwnFolder = "models";

    private readonly Dictionary<string, ModelFolder> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GlimpseException> unusable = new(StringComparer.Ordinal);
    private readonly List<GlimpseException> faults = [];
    private readonly ModelKinds? kinds;
    private readonly SchemeCatalogue? schemes;
    private readonly ImmutableArray<string> places;
    private readonly string stamp;

    /// <summary>
    /// Looks through folders of models. Of two models with one name the first is taken and knows what it hides; one
    /// that can't be used hides the others of its name all the same, so that nobody gets another model than the one
    /// that was meant.
    /// </summary>
    /// <param name="folders">Folders of the user's, whose subfolders are models.</param>
    /// <param name="own">The folder of the models that came with the program; looked through last.</param>
    /// <param name="kinds">The kinds of model that there are; those of the program where none are given.</param>
    /// <param name="schemes">What models may be of; null for the program's own.</param>
    /// <param name="users">The folder of the models that the user imported, looked through before the program's; it
    /// may be missing.</param>
    public ModelRegistry(
        IEnumerable<string> folders,
        string? own = null,
        ModelKinds? kinds = null,
        SchemeCatalogue? schemes = null,
        string? users = null)
    {
        (this.kinds, this.schemes) = (kinds, schemes);
        ImmutableArray<string> named = [.. folders];
        places = [.. named, .. new[] { users, own }.OfType<string>()];

        // Taken first: what changes while the folders are looked through is seen the next time.
        stamp = FolderStamp.Of(places);
        foreach (var folder in named)
            AddAll(folder);
        if (users is not null && Directory.Exists(users))
            AddAll(users);
        if (own is not null && Directory.Exists(own))
            AddAll(own, isShipped: true);
        Models = [.. found.Values.OrderBy(model => model.Manifest.Name, StringComparer.Ordinal)];
    }

    /// <summary>The models that can be used, by name.</summary>
    public ImmutableArray<ModelFolder> Models { get; }

    /// <summary>False once a model was added to the folders, taken away or replaced.</summary>
    public bool IsCurrent => FolderStamp.Of(places) == stamp;

    /// <summary>Everything that can be explained: each output of each model.</summary>
    public ImmutableArray<ModelChoice> Choices =>
        [
            .. Models.SelectMany(model =>
                model.Manifest.Outputs.Select((_, output) => new ModelChoice(model, output))),
        ];

    /// <summary>What is wrong with the models that can't be used, and with the folders.</summary>
    public IReadOnlyCollection<GlimpseException> Faults => faults;

    /// <summary>
    /// Looks where <see cref="FoldersVariable"/> says, then in the user's folder, then beside the executable.
    /// </summary>
    /// <param name="schemes">What models may be of; null for the program's own.</param>
    public static ModelRegistry Open(SchemeCatalogue? schemes = null)
    {
        var own = Path.Combine(AppContext.BaseDirectory, OwnFolder);
        var named = Environment.GetEnvironmentVariable(FoldersVariable) ?? "";
        return new ModelRegistry(
            named
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(Path.GetFullPath)
                .Select(Path.TrimEndingDirectorySeparator)
                .Distinct(StringComparer.Ordinal)
                .Where(folder => folder != own && folder != UserModelFolder.Path),
            own,
            schemes: schemes,
            users: UserModelFolder.Path);
    }

    /// <summary>
    /// Finds what is to be explained: <c>model</c>, which is its first output, or <c>model:output</c>.
    /// </summary>
    /// <exception cref="GlimpseException">There is none of that name (the remedy lists those there are), or it is
    /// damaged.</exception>
    public ModelChoice Choose(string name)
    {
        var parts = name.Split(ModelChoice.Separator, 2);
        var model = Find(parts[0], name);
        var output = parts is [_, var named] ? model.Manifest.OutputIndex(named) : 0;
        if (output >= 0)
            return new ModelChoice(model, output);
        var names = model.Manifest.Outputs.Select(its => $"{parts[0]}{ModelChoice.Separator}{its.Name}");
        throw new GlimpseException(
            GlimpseErrorCode.BadUsage,
            $"The model '{parts[0]}' has no output '{parts[1]}'.",
            $"Choose one of {string.Join(", ", names)}.");
    }

    /// <summary>Finds a model by name.</summary>
    /// <exception cref="GlimpseException">There is none of that name (the remedy lists those there are), or it is
    /// damaged.</exception>
    public ModelFolder Find(string name) => Find(name, name);

    private ModelFolder Find(string name, string asked)
    {
        if (found.TryGetValue(name, out var model))
            return model;
        if (unusable.TryGetValue(name, out var fault))
            throw fault;
        throw new GlimpseException(
            GlimpseErrorCode.BadUsage,
            $"There is no model '{asked}'.",
            Models.IsEmpty
                ? $"None is installed: name a folder of models in {FoldersVariable}."
                : $"Choose one of {string.Join(", ", Choices.Select(choice => choice.Name))}, or name a folder with "
                    + $"others in {FoldersVariable}.");
    }

    private void AddAll(string folder, bool isShipped = false)
    {
        try
        {
            if (File.Exists(Path.Combine(folder, ModelFolder.ManifestName)))
                throw BadFolder(
                    $"{folder} is itself a model, not a folder of models.",
                    $"Name the folder that it lies in: {Path.GetDirectoryName(folder)}.");

            // Sorted, so that what a message says doesn't depend on the file system.
            foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
            {
                // A folder with a dot is one that is being written.
                if (
                    !Path.GetFileName(path).StartsWith('.')
                    && Path.Exists(Path.Combine(path, ModelFolder.ManifestName)))
                    Add(path, isShipped);
            }
        }
        catch (GlimpseException fault)
        {
            faults.Add(fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(
                BadFolder(
                    $"The folder of models {folder} can't be looked through: {e.Message}",
                    $"Correct {FoldersVariable}, or the folder.",
                    e));
        }
    }

    private void Add(string path, bool isShipped)
    {
        var name = Path.GetFileName(path);
        try
        {
            var model = ModelFolder.Read(path, kinds, schemes) with { IsShipped = isShipped };
            if (model.Manifest.Name != name)
                throw ModelFolder.Bad(
                    Path.Combine(path, ModelFolder.ManifestName),
                    $"name is '{model.Manifest.Name}', but the folder is called '{name}'");
            if (found.TryGetValue(name, out var first))
                found[name] = first with { Hides = first.Hides.Add(model) };
            else if (!unusable.ContainsKey(name))
                found.Add(name, model);
        }
        catch (GlimpseException fault)
        {
            faults.Add(fault);
            if (!found.ContainsKey(name))
                unusable.TryAdd(name, fault);
        }
    }

    private static GlimpseException BadFolder(string message, string remedy, Exception? inner = null) =>
        new(GlimpseErrorCode.BadUsage, message, remedy, inner);
}
