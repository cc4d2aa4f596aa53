using Glimpse.Core;
using Glimpse.Models.Registry;

namespace Glimpse.Models.Import;

/// <summary>
/// The folder of the models that the user imported. A model is written beside, under a name with a dot that nobody
/// looks at, and takes its place whole; a kill leaves the former one, or the new one.
/// </summary>
/// <param name="folder">The folder; made when something is put there.</param>
/// <param name="kinds">The kinds of model that there are; those of the program where none are given.</param>
public sealed class ModelStore(string folder, ModelKinds? kinds = null)
{
    private const string LockName = ".lock";
    private const string NewPrefix = ".new-";
    private const string OldPrefix = ".old-";
    private const string GonePrefix = ".gone-";

    /// <summary>Where a model lies.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Installs models.</summary>
    /// <param name="drafts">The models; all are written before the first takes its place.</param>
    /// <param name="replaces">Whether imported ones of the same names are replaced.</param>
    /// <param name="registry">The models there are.</param>
    /// <exception cref="GlimpseException">A name is taken, or another import is at work.</exception>
    /// <exception cref="IOException">The disk is full, or the folder can't be written to.</exception>
    public void Put(IReadOnlyCollection<ModelDraft> drafts, bool replaces, ModelRegistry registry)
    {
        Directory.CreateDirectory(folder);
        using var held = Lock();
        Tidy();
        foreach (var draft in drafts)
            RequireRoom(draft.Manifest.Name, replaces, registry);
        try
        {
            foreach (var draft in drafts)
                ModelFiles.Write(Beside(NewPrefix, draft.Manifest.Name), draft, kinds);
            foreach (var draft in drafts)
                Swap(draft.Manifest.Name);
        }
        finally
        {
            Tidy();
        }
    }

    /// <summary>Takes a model away that was imported.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="registry">The models there are.</param>
    /// <exception cref="GlimpseException">There is none of that name, it wasn't imported, or an ensemble needs
    /// it.</exception>
    public void Remove(string name, ModelRegistry registry)
    {
        var path = PathOf(name);
        if (!ManifestChecks.IsWord(name) || !Path.Exists(path))
            throw NotImported(name, registry);
        using var held = Lock();
        Tidy();
        RequireOwn(name);
        if (registry.Models.FirstOrDefault(model => model.Members.Any(member => member.Path == path)) is { } needing)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"The model '{name}' is a member of the ensemble '{needing.Manifest.Name}'.",
                $"Remove '{needing.Manifest.Name}' first.");
        Directory.Move(path, Beside(GonePrefix, name));
        Tidy();
    }

    private string Beside(string prefix, string name) => Path.Combine(folder, prefix + name);

    /// <summary>Held by the kernel until it is closed, however this process ends.</summary>
    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None);
        }
        catch (IOException failure) when (File.Exists(Path.Combine(folder, LockName)))
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"Another 'glimpse models import' or 'remove' is at work in {folder}.",
                "Wait until it is done, and try again.",
                failure);
        }
    }

    private void RequireRoom(string name, bool replaces, ModelRegistry registry)
    {
        if (
            registry
                .Models.SelectMany(model => model.Hides.Prepend(model))
                .FirstOrDefault(model => model.Manifest.Name == name && model.Path != PathOf(name)) is { } other)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                other.IsShipped
                    ? $"'{name}' is a model that came with the program."
                    : $"There is a model '{name}' in {other.Path}.",
                "Give another name with --name, or with --ensemble.");
        if (!Path.Exists(PathOf(name)))
            return;
        if (!replaces)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"There is a model '{name}' in {PathOf(name)}.",
                "Give --replace to have it replaced, or another name.");
        RequireOwn(name);
    }

    /// <summary>Refuses a folder that import didn't write, or in which there is something else.</summary>
    private void RequireOwn(string name)
    {
        var path = PathOf(name);
        if (!ModelFiles.IsFolder(path))
            throw NotOurs($"{path} is no folder");
        if (ModelFiles.Foreign(path) is { } foreign)
            throw NotOurs($"{foreign} lies in the folder of the model '{name}', and wasn't imported");
        if (!ModelFiles.IsImported(path))
            throw NotOurs($"The model '{name}' in {path} wasn't imported");
    }

    private void Swap(string name)
    {
        var (path, made) = (PathOf(name), Beside(NewPrefix, name));
        if (!Path.Exists(path))
        {
            Directory.Move(made, path);
        }
        else if (!FolderSwap.TryExchange(made, path))
        {
            Directory.Move(path, Beside(OldPrefix, name));
            Directory.Move(made, path);
        }
    }

    /// <summary>Ends what a process that was killed had begun.</summary>
    private void Tidy()
    {
        foreach (var path in Directory.GetDirectories(folder, ".*").Where(ModelFiles.IsFolder))
        {
            var called = Path.GetFileName(path);
            if (
                called.StartsWith(OldPrefix, StringComparison.Ordinal)
                && PathOf(called[OldPrefix.Length..]) is var place
                && !Path.Exists(place))
                Directory.Move(path, place);
            else if (
                ((string[])[NewPrefix, OldPrefix, GonePrefix]).Any(prefix =>
                    called.StartsWith(prefix, StringComparison.Ordinal)))
                ModelFiles.Remove(path);
        }
    }

    private static GlimpseException NotImported(string name, ModelRegistry registry) =>
        registry.Models.FirstOrDefault(model => model.Manifest.Name == name) is not { } known
            ? new(
                GlimpseErrorCode.BadUsage,
                $"There is no model '{name}' that was imported.",
                "'glimpse models list' says which there are.")
        : known.IsShipped
            ? new(
                GlimpseErrorCode.BadUsage,
                $"The model '{name}' came with the program, and stays.",
                "Only what 'glimpse models import' made is removed.")
        : NotOurs($"The model '{name}' in {known.Path} wasn't imported");

    private static GlimpseException NotOurs(string what) =>
        new(
            GlimpseErrorCode.BadUsage,
            $"{what}.",
            "Move it away yourself; only what 'glimpse models import' wrote is replaced or removed.");
}
