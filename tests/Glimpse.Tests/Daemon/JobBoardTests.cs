using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Protocol.Wire;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class JobBoardTests
{
    private static readonly JobClient Ada = new("1", "ada/1"), Bob = new("2", "bob/1");

    [Fact]
    public async Task A_click_overtakes_a_batch_between_two_ligands()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        var batch = Ask(server, Ada, GatedWorker.Request("batch", 3));
        await worker.BegunAsync();
        var click = Ask(server, Bob, GatedWorker.Request("click", 1, RequestPriority.Interactive));
        worker.Let(4);
        await click.GuardedAsync();
        Assert.Equal(3, (await batch.GuardedAsync()).Explained);
        Assert.Equal(["batch:0", "click:0", "batch:1", "batch:2"], worker.Order);
    }

    [Fact]
    public async Task Two_batches_take_turns()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        var ada = Ask(server, Ada, GatedWorker.Request("ada", 3));
        await worker.BegunAsync();
        var bob = Ask(server, Bob, GatedWorker.Request("bob", 3));
        worker.Let(6);
        await Task.WhenAll(ada, bob).GuardedAsync();
        Assert.Equal(["ada:0", "bob:0", "ada:1", "bob:1", "ada:2", "bob:2"], worker.Order);
    }

    [Fact]
    public async Task What_is_cancelled_in_line_is_never_begun()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        using var cancel = new CancellationTokenSource();
        var first = Ask(server, Ada, GatedWorker.Request("first", 1));
        await worker.BegunAsync();
        var second = AskCancellable(server, Bob, GatedWorker.Request("second", 1), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.GuardedAsync());
        worker.Let(1);
        await first.GuardedAsync();
        Assert.Equal(["first:0"], worker.Order);
        Assert.Equal((1, 1, 0), (server.Jobs.Counts.Done, server.Jobs.Counts.Cancelled, server.Jobs.Pending));
    }

    [Fact]
    public async Task What_is_cancelled_while_it_is_computed_stops_there()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        using var cancel = new CancellationTokenSource();
        var job = AskCancellable(server, Ada, GatedWorker.Request("job", 5), cancel.Token);
        await worker.BegunAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.GuardedAsync());
        Assert.Equal(["job:0"], worker.Order);
    }

    [Fact]
    public async Task A_full_queue_refuses()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker, TestServer.SmallLimits with { QueuedRequests = 2 });
        var jobs = new List<Task> { Ask(server, Ada, GatedWorker.Request("a", 1)) };
        await worker.BegunAsync();
        jobs.Add(Ask(server, Ada, GatedWorker.Request("b", 1)));
        jobs.Add(Ask(server, Ada, GatedWorker.Request("c", 1)));
        var refusal = await Assert.ThrowsAsync<JobRefusedException>(() => Ask(server, Bob, GatedWorker.Request("d", 1)));
        Assert.Equal(JobFault.QueueFull, refusal.Fault);
        worker.Let(3);
        await Task.WhenAll(jobs).GuardedAsync();
    }

    [Fact]
    public async Task The_same_request_again_is_not_computed_again()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        worker.Let(2);
        var first = await Ask(server, Ada, GatedWorker.Request("a", 2)).GuardedAsync();
        var second = await Ask(server, Bob, GatedWorker.Request("a", 2, RequestPriority.Interactive) with { Token = "t" }).GuardedAsync();
        Assert.Equal(first.Results.Select(ligand => ligand.ResultId), second.Results.Select(ligand => ligand.ResultId));
        Assert.Equal(2, worker.Order.Count);
        Assert.Equal((2, 1, 2L), (server.Jobs.Counts.Done, server.Jobs.Counts.FromCache, server.Jobs.Counts.Ligands));
    }

    [Fact]
    public async Task A_ligand_that_fails_leaves_the_others()
    {
        var worker = new GatedWorker { OnExplain = (_, index) => Throw(index == 1, new GlimpseException(GlimpseErrorCode.BadInput, "bad", "mend")) };
        await using var server = new TestServer(worker);
        worker.Let(3);
        var answer = await Ask(server, Ada, GatedWorker.Request("a", 3)).GuardedAsync();
        Assert.Equal((2, 1), (answer.Explained, answer.Failed));
        Assert.Equal(("bad-input", null), (answer.Results[1].Error!.Code, answer.Results[1].ResultId));
    }

    [Fact]
    public async Task A_fault_of_the_program_ends_its_own_job_only_and_its_message_stays_out_of_the_log()
    {
        var worker = new GatedWorker { OnExplain = (name, _) => Throw(name == "bad", new InvalidOperationException("secret")) };
        await using var server = new TestServer(worker);
        worker.Let(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(server, Ada, GatedWorker.Request("bad", 1)).GuardedAsync());
        await Ask(server, Ada, GatedWorker.Request("good", 1)).GuardedAsync();
        Assert.Contains(server.Log.All, line => line.Contains("System.InvalidOperationException"));
        Assert.DoesNotContain(server.Log.All, line => line.Contains("secret"));
    }

    [Fact]
    public async Task Draining_finishes_what_waits_and_takes_nothing_new()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        var job = Ask(server, Ada, GatedWorker.Request("a", 2));
        await worker.BegunAsync();
        var draining = server.Jobs.DrainAsync(HangGuard.Patience);
        Assert.Equal(JobFault.ShuttingDown, (await Assert.ThrowsAsync<JobRefusedException>(() => Ask(server, Bob, GatedWorker.Request("b", 1)))).Fault);
        Assert.False(draining.IsCompleted);
        worker.Let(2);
        Assert.Equal(2, (await job.GuardedAsync()).Explained);
        await draining.GuardedAsync();
    }

    [Fact]
    public async Task Draining_without_patience_cancels()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        var job = Ask(server, Ada, GatedWorker.Request("a", 2));
        await worker.BegunAsync();
        await server.Jobs.DrainAsync(TimeSpan.Zero).GuardedAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.GuardedAsync());
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_job_and_neither_titles_nor_structures()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        worker.Let(1);
        await Ask(server, Ada, GatedWorker.Request("m", 1) with { Structure = new StructureText("x", null, "secret name") }).GuardedAsync();
        var line = Assert.Single(server.Log.All);
        Assert.Contains("client=\"ada/1\" model=\"m\" explained=1 failed=0", line);
        Assert.DoesNotContain("secret", line);
    }

    private static Task<ExplainAnswer> Ask(TestServer server, JobClient client, ExplainRequest request) =>
        AskCancellable(server, client, request, TestContext.Current.CancellationToken);

    private static Task<ExplainAnswer> AskCancellable(TestServer server, JobClient client, ExplainRequest request, CancellationToken cancellation) =>
        server.Jobs.ExplainAsync(client, request, SilentListener.Instance, cancellation);

    private static void Throw(bool condition, Exception exception)
    {
        if (condition)
            throw exception;
    }
}
