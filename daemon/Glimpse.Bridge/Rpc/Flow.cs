using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// What of one connection is on the way, and the memory that it takes: of the budget that all connections share, half
/// at most. Safe for any thread.
/// </summary>
internal sealed class Flow : IDisposable
{
    /// <summary>Messages up to this length are never waited with: a cancellation comes through.</summary>
    public const int FreeBytes = 1 << 16;

    /// <summary>
    /// What a message takes as bytes, as text and as the atoms that are read from it, as a multiple of its length.
    /// </summary>
    private const int TimesLength = 8;

    /// <summary>A map as text, or the atoms of a result: 0.4 to 1.5 MB each.</summary>
    private const long AnswerBytes = 2 << 20;

    /// <summary>The summary of a ligand in the answer of an explanation.</summary>
    private const long LigandBytes = 32 << 10;

    /// <summary>Answers that are looked up or read, and wait to be taken, at once.</summary>
    private const int MostAnswers = 8;

    private readonly MemoryBudget all;
    private readonly MemoryBudget own;
    private readonly SemaphoreSlim turns = new(MostAnswers);
    private readonly Action end;

    /// <summary>Makes the flow of a connection.</summary>
    /// <param name="all">The budget of all connections.</param>
    /// <param name="mostInFlight">Most requests that wait for an answer.</param>
    /// <param name="end">Ends the connection.</param>
    public Flow(MemoryBudget all, int mostInFlight, Action end)
    {
        this.all = all;
        this.end = end;
        own = new MemoryBudget(all.Bytes / 2);
        Outbox = new Outbox(2 * mostInFlight);
    }

    /// <summary>Requests without an answer.</summary>
    public InFlight Requests { get; } = new();

    /// <summary>Messages that the client hasn't taken.</summary>
    public Outbox Outbox { get; }

    /// <summary>True while connections wait for memory.</summary>
    public bool IsShort => all.IsShort;

    /// <summary>Ends the connection.</summary>
    public void End() => end();

    /// <summary>Waits until there is memory for a message and what becomes of it.</summary>
    public Task<IDisposable> TakeForMessageAsync(long length, CancellationToken cancellation) =>
        TakeAsync(length * TimesLength, cancellation);

    /// <summary>
    /// Waits until an answer to a request may be made, where it is one that takes memory; holds that until it is sent.
    /// </summary>
    public async Task TakeForAnswerAsync(StreamJsonRpc.RequestId id, string method, CancellationToken cancellation)
    {
        if (
            method
            is not (
                MethodNames.StructuresLigands
                or MethodNames.ResultMap
                or MethodNames.ResultAtoms
                or MethodNames.ResultView))
            return;
        await turns.WaitAsync(cancellation);
        Requests.Hold(id, new Turn(turns));
        if (method is MethodNames.ResultMap or MethodNames.ResultAtoms)
            Requests.Hold(id, await TakeAsync(AnswerBytes, cancellation));
    }

    /// <summary>Holds the memory of an explanation's answer, which is there already, until it is sent.</summary>
    public void TakeForAnswer(StreamJsonRpc.RequestId id, ExplainAnswer answer) =>
        Requests.Hold(id, all.TakeAnyway(answer.Explained * LigandBytes));

    /// <summary>The connection is over.</summary>
    public void Dispose() => Requests.Dispose();

    private async Task<IDisposable> TakeAsync(long size, CancellationToken cancellation)
    {
        var share = await own.TakeAsync(size, cancellation);
        try
        {
            return new Both(share, await all.TakeAsync(Math.Min(size, own.Bytes), cancellation));
        }
        catch
        {
            share.Dispose();
            throw;
        }
    }

    private sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }

    private sealed record Turn(SemaphoreSlim Turns) : IDisposable
    {
        public void Dispose() => Turns.Release();
    }
}
