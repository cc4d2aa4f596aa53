using System.Diagnostics;
using System.Threading.Channels;
using Glimpse.Bridge.Jobs;
using Glimpse.Protocol;
using StreamJsonRpc;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Sends a request's notifications: every finished ligand in order, and of the progress the newest, at most ten a
/// second and one at a time, so that nothing piles up before a client that doesn't read.
/// </summary>
internal sealed class NoticeSender : IJobListener, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly GlimpseRpc rpc;
    private readonly string token;
    private readonly Channel<ExplainedLigand?> outbox = Channel.CreateUnbounded<ExplainedLigand?>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource closing = new();
    private readonly Task sending;
    private ProgressNotice? newest;
    private bool isDisposed;

    public NoticeSender(GlimpseRpc rpc, string token)
    {
        this.rpc = rpc;
        this.token = token;
        sending = Task.Run(SendAsync);
    }

    /// <inheritdoc/>
    public void Progress(int ligand, int of, WorkProgress work)
    {
        // Null in the outbox stands for whatever progress is newest when it is sent.
        if (
            Interlocked.Exchange(
                ref newest,
                new ProgressNotice
                {
                    Token = token,
                    Ligand = ligand,
                    Of = of,
                    Stage = work.Stage,
                    Share = Math.Clamp(work.Share, 0, 1),
                })
            is null)
            outbox.Writer.TryWrite(null);
    }

    /// <inheritdoc/>
    public void Finished(ExplainedLigand ligand) => outbox.Writer.TryWrite(ligand);

    /// <summary>Sends what is left of finished ligands, so that they precede the answer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        outbox.Writer.TryComplete();
        await closing.CancelAsync();
        await sending;
        closing.Dispose();
    }

    private async Task SendAsync()
    {
        var sent = Stopwatch.StartNew();
        var isFirst = true;
        try
        {
            await foreach (var ligand in outbox.Reader.ReadAllAsync())
            {
                if (ligand is not null)
                {
                    await rpc.NotifyWithParameterObjectAsync(
                        MethodNames.ExplainResult,
                        new LigandNotice(token, AskerWords.Of(ligand, rpc.Asker)));
                }
                else if (!closing.IsCancellationRequested)
                {
                    if (!isFirst && Pause > sent.Elapsed)
                        await Task.Delay(Pause - sent.Elapsed, closing.Token)
                            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    if (Interlocked.Exchange(ref newest, null) is { } progress)
                        await rpc.NotifyWithParameterObjectAsync(MethodNames.Progress, progress);
                    sent.Restart();
                    isFirst = false;
                }
            }
        }
        catch (Exception e)
            when (e is ConnectionLostException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The client is gone, and its job with it.
        }
    }
}
