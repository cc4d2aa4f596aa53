using System.Threading.Channels;

namespace Glimpse.Training.Loop;

/// <summary>Makes batches on a background thread while torch computes on the ones before.</summary>
internal static class BatchSource
{
    private const int BatchesAhead = 3;

    /// <summary>
    /// The batches of an epoch in their order, from one step on; a sample left over at the end is dropped, since
    /// normalisation needs company.
    /// </summary>
    internal static IEnumerable<TrainingBatch> Training(
        ITrainingSet set,
        TrainingOptions options,
        int channels,
        int epoch,
        int firstStep)
    {
        var order = Enumerable.Range(0, set.Count / set.GroupSize).ToArray();
        new Random(Mix(options.Seed, epoch, 0)).Shuffle(order);
        return Ahead(
            order
                .Chunk(GroupsAStep(set, options))
                .Select(groups => IndicesOf(groups, set.GroupSize))
                .Where(indices => indices.Length > 1)
                .Skip(firstStep)
                .Select(indices => Make(set, options, channels, epoch, indices)));
    }

    /// <summary>All samples of a validation set, in order.</summary>
    internal static IEnumerable<TrainingBatch> Validation(ITrainingSet set, TrainingOptions options, int channels) =>
        Ahead(
            Enumerable
                .Range(0, set.Count)
                .Chunk(options.BatchSize)
                .Select(chunk => Make(set, options, channels, 0, chunk)));

    /// <summary>Steps of an epoch.</summary>
    internal static int Steps(ITrainingSet set, TrainingOptions options)
    {
        var size = GroupsAStep(set, options) * set.GroupSize;
        return (set.Count / size) + (set.Count % size > 1 ? 1 : 0);
    }

    /// <summary>The whole groups nearest to a batch's size.</summary>
    private static int GroupsAStep(ITrainingSet set, TrainingOptions options) =>
        Math.Max(1, (options.BatchSize + (set.GroupSize / 2)) / set.GroupSize);

    private static int[] IndicesOf(int[] groups, int size) =>
        [.. groups.SelectMany(group => Enumerable.Range(group * size, size))];

    private static TrainingBatch Make(
        ITrainingSet set,
        TrainingOptions options,
        int channels,
        int epoch,
        int[] indices)
    {
        var size = channels * options.GridSize * options.GridSize * options.GridSize;
        var (voxels, targets) = (new float[indices.Length * size], new float[indices.Length * set.Targets]);
        for (var i = 0; i < indices.Length; i++)
            set.Fill(
                epoch,
                indices[i],
                voxels.AsSpan(i * size, size),
                targets.AsSpan(i * set.Targets, set.Targets));
        return new TrainingBatch(
            voxels,
            targets,
            Array.ConvertAll(indices, set.WeightOf),
            set.GroupSize,
            set.Alternatives)
        {
            Twins = set.Twins,
        };
    }

    // The finaliser of SplitMix64 (Steele et al. 2014): neighbouring numbers give unrelated ones, the same on every
    // machine.
    private static int Mix(int seed, int epoch, int index)
    {
        var z = unchecked(((ulong)(uint)seed << 40) + ((ulong)(uint)epoch << 24) + (uint)index + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }

    private static IEnumerable<TrainingBatch> Ahead(IEnumerable<TrainingBatch> batches)
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<TrainingBatch>(BatchesAhead);
        using var stop = new CancellationTokenSource();
        var producer = Task.Run(() => ProduceAsync(batches, channel.Writer, stop.Token), CancellationToken.None);
        // The reader is the trainer's own thread, the writer a pool thread that never waits for it.
#pragma warning disable VSTHRD002
        try
        {
            while (channel.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (channel.Reader.TryRead(out var batch))
                    yield return batch;
            }
        }
        finally
        {
            stop.Cancel();
            producer.GetAwaiter().GetResult();
        }
#pragma warning restore VSTHRD002
    }

#pragma warning disable CA1031 // What a training set throws is thrown again where the batches are read.
    private static async Task ProduceAsync(
        IEnumerable<TrainingBatch> batches,
        ChannelWriter<TrainingBatch> writer,
        CancellationToken stop)
    {
        try
        {
            foreach (var batch in batches)
                await writer.WriteAsync(batch, stop);
            writer.Complete();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            writer.TryComplete();
        }
        catch (Exception failure)
        {
            writer.Complete(failure);
        }
    }
#pragma warning restore CA1031
}
