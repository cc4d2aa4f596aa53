using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// The models in memory. They are loaded when they are first asked for, and stay; one whose files were replaced or
/// removed goes as soon as nothing computes with it any more.
/// </summary>
internal sealed class ModelPool(IModelSource models, ComputeSettings compute) : IDisposable
{
    private readonly Dictionary<string, Entry> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<OpenModel>> loading = new(StringComparer.Ordinal);
    private readonly List<Entry> retired = [];
    private readonly Lock access = new();

    /// <summary>Names of the models that can be taken without loading them.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            lock (access)
                return [.. open.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>
    /// A model, loaded when it wasn't. Loading can't be broken off, the first one takes a second for libtorch, and the
    /// next request will want the model: a job cancelled meanwhile ends, and the loading goes on.
    /// </summary>
    /// <param name="name">The model.</param>
    /// <param name="onLoading">Called where it isn't in memory yet.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    /// <exception cref="Core.GlimpseException">There is none of that name, or its files are damaged.</exception>
    public ModelLease Take(string name, Action onLoading, CancellationToken cancellation)
    {
        name = models.Find(name).Name;
        RetireOthers();
        lock (access)
        {
            if (open.TryGetValue(name, out var entry))
                return Lease(entry);
        }

        onLoading();
        var model = Load(name, cancellation);
        lock (access)
            return Lease(open[name] = new Entry(model));
    }

    public void Dispose()
    {
        foreach (var task in loading.Values)
        {
            // Whether it succeeds is no longer of interest.
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            if (task.IsCompletedSuccessfully)
                task.Result.Dispose();
        }

        foreach (var entry in open.Values.Concat(retired))
            entry.Model.Dispose();
    }

    private OpenModel Load(string name, CancellationToken cancellation)
    {
        if (!loading.TryGetValue(name, out var task) || task.IsFaulted)
            loading[name] = task = Task.Run(() => models.Open(name, compute), CancellationToken.None);
        try
        {
#pragma warning disable VSTHRD002 // Waits for another thread's work, which never needs this one.
            return task.WaitAsync(cancellation).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        finally
        {
            if (task.IsCompleted)
                loading.Remove(name);
        }
    }

    /// <summary>Lets go of what is no longer the model of its name.</summary>
    private void RetireOthers()
    {
        lock (access)
        {
            foreach (var (name, entry) in open.ToArray())
            {
                if (models.FingerprintOf(name) == entry.Model.Fingerprint)
                    continue;
                open.Remove(name);
                retired.Add(entry);
            }

            FreeUnused();
        }
    }

    private ModelLease Lease(Entry entry)
    {
        entry.Users++;
        return new ModelLease(entry.Model, () =>
        {
            lock (access)
            {
                entry.Users--;
                FreeUnused();
            }
        });
    }

    private void FreeUnused()
    {
        foreach (var entry in retired.Where(entry => entry.Users == 0).ToArray())
        {
            retired.Remove(entry);
            entry.Model.Dispose();
        }
    }

    private sealed class Entry(OpenModel model)
    {
        public OpenModel Model => model;

        public int Users { get; set; }
    }
}
