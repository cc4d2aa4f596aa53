using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
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
        var refusal = await Assert.ThrowsAsync<JobRefusedException>(() =>
            Ask(server, Bob, GatedWorker.Request("d", 1)));
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
        var second = await Ask(
                server,
                Bob,
                GatedWorker.Request("a", 2, RequestPriority.Interactive) with
                {
                    Token = "t",
                })
            .GuardedAsync();
        Assert.Equal(first.Results.Select(ligand => ligand.ResultId), second.Results.Select(ligand => ligand.ResultId));
        Assert.Equal(2, worker.Order.Count);
        Assert.Equal((2, 1, 2L), (server.Jobs.Counts.Done, server.Jobs.Counts.FromCache, server.Jobs.Counts.Ligands));
    }

    [Fact]
    public async Task What_a_model_answered_before_its_files_were_replaced_or_removed_is_no_answer_any_more()
    {
        string? files = "first";
        var worker = new GatedWorker { FingerprintNow = () => files };
        await using var server = new TestServer(worker);
        worker.Let(4);
        var request = GatedWorker.Request("same", 1);
        var first = (await Ask(server, Ada, request).GuardedAsync()).Results[0].ResultId;
        Assert.Equal(first, (await Ask(server, Bob, request).GuardedAsync()).Results[0].ResultId);
        files = "second";
        Assert.NotEqual(first, (await Ask(server, Bob, request).GuardedAsync()).Results[0].ResultId);
        files = null;
        await Ask(server, Bob, request).GuardedAsync();
        Assert.Equal(["same:0", "same:0", "same:0"], worker.Order);
        files = "first";
        Assert.Equal(first, (await Ask(server, Bob, request).GuardedAsync()).Results[0].ResultId);
        Assert.Equal(["same", "same", "same"], worker.Disposed);
    }

    [Fact]
    public async Task A_ligand_that_fails_leaves_the_others()
    {
        var worker = new GatedWorker
        {
            OnExplain = (_, index) => Throw(index == 1, new GlimpseException(GlimpseErrorCode.BadInput, "bad", "mend")),
        };
        await using var server = new TestServer(worker);
        worker.Let(3);
        var answer = await Ask(server, Ada, GatedWorker.Request("a", 3)).GuardedAsync();
        Assert.Equal((2, 1), (answer.Explained, answer.Failed));
        Assert.Equal(("bad-input", null), (answer.Results[1].Error!.Code, answer.Results[1].ResultId));
    }

    [Fact]
    public async Task A_fault_of_the_program_at_one_ligand_of_several_leaves_the_others()
    {
        var worker = new GatedWorker
        {
            OnExplain = (_, index) => Throw(index == 1, new InvalidOperationException("secret")),
        };
        await using var server = new TestServer(worker);
        worker.Let(3);
        var answer = await Ask(server, Ada, GatedWorker.Request("a", 3)).GuardedAsync();
        Assert.Equal((2, 1), (answer.Explained, answer.Failed));
        Assert.Equal("internal-error", answer.Results[1].Error!.Code);
        Assert.DoesNotContain("secret", answer.Results[1].Error!.Message);
        Assert.Contains(server.Log.All, line => line.Contains("System.InvalidOperationException"));
    }

    [Fact]
    public async Task A_fault_of_the_program_ends_its_own_job_only_and_its_message_stays_out_of_the_log()
    {
        var worker = new GatedWorker
        {
            OnExplain = (name, _) => Throw(name == "bad", new InvalidOperationException("secret")),
        };
        await using var server = new TestServer(worker);
        worker.Let(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Ask(server, Ada, GatedWorker.Request("bad", 1)).GuardedAsync());
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
        Assert.Equal(
            JobFault.ShuttingDown,
            (await Assert.ThrowsAsync<JobRefusedException>(() => Ask(server, Bob, GatedWorker.Request("b", 1)))).Fault);
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
    public async Task Draining_says_when_a_job_does_not_hear_that_it_is_cancelled()
    {
        using var deaf = new ManualResetEventSlim();
        var worker = new GatedWorker { OnExplain = (_, _) => deaf.Wait(HangGuard.Patience, CancellationToken.None) };
        await using var server = new TestServer(worker);
        var job = Ask(server, Ada, GatedWorker.Request("a", 1));
        worker.Let(1);
        await worker.BegunAsync();
        Assert.False(
            await server.Jobs.DrainAsync(TimeSpan.Zero, cancelPatience: TimeSpan.FromMilliseconds(50)).GuardedAsync());
        deaf.Set();
        Assert.True(await server.Jobs.DrainAsync(TimeSpan.Zero).GuardedAsync());
        Assert.Equal(1, (await job.GuardedAsync()).Explained);
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_job_and_neither_titles_nor_structures()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        worker.Let(1);
        await Ask(
                server,
                Ada,
                GatedWorker.Request("m", 1) with
                {
                    Structure = new StructureText("x", null, "secret name"),
                })
            .GuardedAsync();
        var line = Assert.Single(server.Log.All);
        Assert.StartsWith("explain done client=ada/1 model=unknown explained=1 failed=0", line);
        Assert.DoesNotContain("secret", line);
    }

    [Theory]
    [InlineData("no such\nexplain done client=forged/1 model=clash")]
    [InlineData("x")]
    public async Task The_log_names_a_model_only_if_there_is_one(string asked)
    {
        await using var server = new TestServer();
        await Assert.ThrowsAsync<GlimpseException>(() =>
            Ask(server, Ada, new ExplainRequest { Model = asked, Structure = new StructureText("x") }).GuardedAsync());
        await Assert.ThrowsAsync<GlimpseException>(() =>
            Ask(server, Ada, new ExplainRequest { Model = LinearModels.Name, Structure = new StructureText("x") })
                .GuardedAsync());
        var lines = server.Log.All.ToArray();
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("explain failed client=ada/1 model=unknown explained=0", lines[0]);
        Assert.Contains("error=bad-usage", lines[0]);
        Assert.Contains($"model={LinearModels.Name} ", lines[1]);
    }

    [Fact]
    public async Task Without_room_for_the_journal_jobs_are_done_and_one_warning_is_logged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is a full disk on Linux");
        var worker = new GatedWorker();
        await using var server = new TestServer(worker, journalIsFull: true);
        worker.Let(3);
        Assert.Equal(2, (await Ask(server, Ada, GatedWorker.Request("a", 2)).GuardedAsync()).Explained);
        Assert.Equal(1, (await Ask(server, Ada, GatedWorker.Request("b", 1)).GuardedAsync()).Explained);
        Assert.Single(server.Log.All, line => line.Contains("journal can't be kept"));
    }

    [Fact]
    public async Task A_daemon_whose_memory_is_out_ends_while_the_journal_still_says_on_what()
    {
        string? journal = null;
        // Above Array.MaxLength.
        var worker = new GatedWorker { OnExplain = (_, _) => GC.KeepAlive(new byte[int.MaxValue]) };
        await using var server = new TestServer(
            worker,
            onDeath: folder => journal = File.ReadAllText(Path.Combine(folder, $"running-{Environment.ProcessId}")));
        worker.Let(1);
        var request = GatedWorker.Request("a", 1);
        var job = Ask(server, Ada, request);
        Assert.IsType<OutOfMemoryException>(await server.Died.GuardedAsync());
        Assert.Equal(RequestKey.Of(request), journal);
        await Assert.ThrowsAsync<OutOfMemoryException>(() => job);
    }

    [Fact]
    public async Task A_daemon_in_which_nothing_computes_any_more_ends()
    {
        var worker = new GatedWorker { OnExplain = (_, _) => throw new PoisonousException() };
        await using var server = new TestServer(worker);
        worker.Let(1);
        _ = Ask(server, Ada, GatedWorker.Request("a", 1));
        Assert.IsType<InvalidOperationException>(await server.Died.GuardedAsync());
    }

    [Fact]
    public async Task Requests_that_are_too_long_together_are_refused_and_one_alone_is_not()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker, mostBytes: 10);
        var first = Ask(server, Ada, GatedWorker.Request("a", 20));
        await worker.BegunAsync();
        var refusal = await Assert.ThrowsAsync<JobRefusedException>(() =>
            Ask(server, Bob, GatedWorker.Request("b", 1)));
        Assert.Equal(JobFault.QueueFull, refusal.Fault);
        worker.Let(21);
        await first.GuardedAsync();
        Assert.Equal(1, (await Ask(server, Bob, GatedWorker.Request("b", 1)).GuardedAsync()).Explained);
    }

    [Fact]
    public async Task A_drain_can_be_hurried()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        var jobs = new[]
        {
            Ask(server, Ada, GatedWorker.Request("a", 2)),
            Ask(server, Ada, GatedWorker.Request("b", 2)),
        };
        await worker.BegunAsync();
        var draining = server.Jobs.DrainAsync(TimeSpan.FromHours(1));
        server.Jobs.CancelAll();
        await draining.GuardedAsync();
        foreach (var job in jobs)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.GuardedAsync());
    }

    private static Task<ExplainAnswer> Ask(TestServer server, JobClient client, ExplainRequest request) =>
        AskCancellable(server, client, request, TestContext.Current.CancellationToken);

    private static Task<ExplainAnswer> AskCancellable(
        TestServer server,
        JobClient client,
        ExplainRequest request,
        CancellationToken cancellation
    ) => server.Jobs.ExplainAsync(client, request, SilentListener.Instance, cancellation);

    /// <summary>A fault that can't even be logged.</summary>
    private sealed class PoisonousException : Exception
    {
        public override string? StackTrace => throw new InvalidOperationException("no trace");
    }

    private static void Throw(bool condition, Exception exception)
    {
        if (condition)
            throw exception;
    }
}
