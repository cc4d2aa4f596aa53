using System.Collections.Concurrent;
using Glimpse.Models.Natives;
using TorchSharp;

namespace Glimpse.Models.Torch;

/// <summary>
/// The one thread that touches torch on a device. Dispose scopes, grad mode and the number of OpenMP threads belong to
/// a thread in TorchSharp, so that all work on a device is brought here. Every item runs in a dispose scope of its own,
/// gradients off: a tensor that outlives its item must be moved out of the scope by the item.
/// </summary>
public sealed class TorchThread : IDisposable
{
    /// <summary>Held while a thread gets its count: libtorch keeps the last one for the whole process, too.</summary>
    private static readonly Lock Counting = new();

    private readonly BlockingCollection<Action> queue = [];
    private readonly Thread thread;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isDisposed;

    /// <summary>Loads the natives and starts the thread.</summary>
    /// <param name="device">The device, as torch names it: <c>cpu</c>, <c>cuda:0</c>.</param>
    /// <param name="threads">Threads of one operation on the CPU; null for one per processor that this process may
    /// use.</param>
    /// <exception cref="Core.GlimpseException">libtorch can't be loaded.</exception>
    public TorchThread(string device = "cpu", int? threads = null)
    {
        NativeLoader.EnsureLoaded(device);
        DeviceName = device;
        Threads = threads ?? Environment.ProcessorCount;
        Lanes = new Lanes(Threads);
        thread = new Thread(Work) { Name = $"torch {device}", IsBackground = true };
        thread.Start();
        try
        {
#pragma warning disable VSTHRD002 // Waits for another thread's first lines, not for work that may need this one.
            started.Task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The device, as torch names it.</summary>
    public string DeviceName { get; }

    /// <summary>Threads of one operation on the CPU.</summary>
    public int Threads { get; }

    /// <summary>
    /// Threads beside it that share a batch, the same for all its models: each keeps what memory was freed on it.
    /// </summary>
    internal Lanes Lanes { get; }

    /// <summary>Tensors alive in this process, of all threads; the same before and after a job.</summary>
    public static long LiveTensors => torch.Tensor.TotalCount;

    /// <summary>The device; to be used on this thread only.</summary>
    internal torch.Device Device { get; private set; } = null!;

    /// <summary>Runs an item on the thread and waits; an exception comes back as it was thrown.</summary>
    public T Run<T>(Func<T> item)
    {
        if (Thread.CurrentThread == thread)
            return InScope(item);
#pragma warning disable VSTHRD002 // The torch thread never waits for its callers.
        return RunAsync(item).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <summary>Runs an item on the thread and waits; an exception comes back as it was thrown.</summary>
    public void Run(Action item) =>
        Run(() =>
        {
            item();
            return 0;
        });

    /// <summary>Queues an item.</summary>
    public Task<T> RunAsync<T>(Func<T> item)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add(() => Complete(outcome, item));
        return outcome.Task;
    }

    /// <summary>Does what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        queue.CompleteAdding();
        if (Thread.CurrentThread != thread)
            thread.Join();
        queue.Dispose();
        Lanes.Dispose();
    }

    private static T InScope<T>(Func<T> item)
    {
        using var scope = torch.NewDisposeScope();
        return item();
    }

#pragma warning disable CA1031 // Whatever the item throws belongs to the caller who waits for it.
    private static void Complete<T>(TaskCompletionSource<T> outcome, Func<T> item)
    {
        try
        {
            outcome.SetResult(InScope(item));
        }
        catch (Exception failure)
        {
            outcome.SetException(failure);
        }
    }

    private void Work()
    {
        try
        {
            PrepareTorch();
            started.SetResult();
        }
        catch (Exception failure)
        {
            started.SetException(failure);
            return;
        }

        foreach (var item in queue.GetConsumingEnumerable())
            item();
    }
#pragma warning restore CA1031

    private void PrepareTorch()
    {
        lock (Counting)
        {
            torch.set_num_threads(Threads);

            // A thread of libtorch takes the count that was set last anywhere when it first asks: here, for good.
            torch.get_num_threads();
        }

        torch.set_grad_enabled(false);
        // TF32 keeps 10 bits of the mantissa: too few for attributions that are to add up.
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
        Device = torch.device(DeviceName);
    }
}
