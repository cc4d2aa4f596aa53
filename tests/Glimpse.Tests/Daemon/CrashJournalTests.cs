using Glimpse.Bridge.Jobs;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class CrashJournalTests
{
    private const string Key = "0123abcd";
    private const int Segmentation = 139, Abort = 134, Killed = 137, Terminated = 143;

    [Theory]
    [InlineData(Segmentation, Abort, true)]
    [InlineData(Segmentation, Killed, false)]
    [InlineData(Terminated, 0, false)]
    public void A_request_is_refused_after_two_crashes_and_no_other_ends(int first, int second, bool refused)
    {
        using var scratch = new ScratchFolder();
        DieWith(scratch, 100, first, Key);
        DieWith(scratch, 101, second, Key);
        using var journal = CrashJournal.Open(scratch.Path, 102);
        Assert.Equal(refused, journal.Refuses(Key));
        Assert.False(journal.Refuses("another"));
    }

    [Fact]
    public void A_crash_while_nothing_was_computed_is_nobodys_fault()
    {
        using var scratch = new ScratchFolder();
        DieWith(scratch, 100, Segmentation, Key, finished: true);
        DieWith(scratch, 101, Segmentation, Key, finished: true);
        using var journal = CrashJournal.Open(scratch.Path, 102);
        Assert.False(journal.Refuses(Key));
    }

    [Fact]
    public void A_daemon_that_ends_leaves_nothing()
    {
        using var scratch = new ScratchFolder();
        using (var journal = CrashJournal.Open(scratch.Path, 100))
        {
            journal.Begin(Key);
            journal.End();
        }

        Assert.Empty(Directory.GetFiles(scratch.Path));
    }

    /// <summary>What a daemon and the shell that waited for it leave behind.</summary>
    private static void DieWith(ScratchFolder scratch, int process, int status, string key, bool finished = false)
    {
        var journal = CrashJournal.Open(scratch.Path, process);
        journal.Begin(key);
        if (finished)
            journal.End();
        var running = $"running-{process}";
        var left = File.ReadAllText(scratch.In(running));
        journal.Dispose();
        scratch.Write(running, left);
        scratch.Write($"exit-{process}", $"{status}\n");
    }
}
