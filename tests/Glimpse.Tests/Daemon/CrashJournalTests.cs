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
        using var journal = Open(scratch, 102);
        Assert.Equal(refused, journal.Refuses(Key));
        Assert.False(journal.Refuses("another"));
    }

    [Fact]
    public void A_crash_while_nothing_was_computed_is_nobodys_fault()
    {
        using var scratch = new ScratchFolder();
        DieWith(scratch, 100, Segmentation, Key, finished: true);
        DieWith(scratch, 101, Segmentation, Key, finished: true);
        using var journal = Open(scratch, 102);
        Assert.False(journal.Refuses(Key));
    }

    [Fact]
    public void A_daemon_that_ends_leaves_nothing()
    {
        using var scratch = new ScratchFolder();
        using (var journal = Open(scratch, 100))
        {
            journal.Begin(Key);
            journal.End();
        }

        Assert.Empty(Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public void A_crash_that_becomes_known_late_counts_for_the_daemon_that_runs_already()
    {
        using var scratch = new ScratchFolder();
        DieWith(scratch, 100, Segmentation, Key);
        scratch.Write("running-101", Key);
        using var journal = Open(scratch, 102);
        Assert.False(journal.Refuses(Key));
        scratch.Write("exit-101", $"{Abort}\n");
        Assert.True(journal.Refuses(Key));
        Assert.False(File.Exists(scratch.In("exit-101")));
    }

    [Theory]
    [InlineData("exit-101")]
    [InlineData("running-101")]
    [InlineData("crashes")]
    public void A_pipe_in_a_journal_says_nothing_and_nobody_waits_for_it(string name)
    {
        using var scratch = new ScratchFolder();
        scratch.Write("exit-101", $"{Abort}\n");
        scratch.Write("running-101", "a");
        File.Delete(scratch.In(name));
        using var made = System.Diagnostics.Process.Start("mkfifo", [scratch.In(name)]);
        made.WaitForExit();
        using var journal = CrashJournal.Open(scratch.Path, 102, _ => { });
        if (name == "crashes")
            Assert.Equal("a\n", File.ReadAllText(scratch.In(name)));
        else
            Assert.False(journal.Refuses("a"));
    }

    [Fact]
    public void An_end_that_is_still_being_written_is_left_alone()
    {
        using var scratch = new ScratchFolder();
        DieWith(scratch, 100, Segmentation, Key);
        scratch.Write("running-101", Key);
        scratch.Write("exit-101" + CrashJournal.UnfinishedSuffix, "");
        using var journal = Open(scratch, 102);
        Assert.False(journal.Refuses(Key));
        File.WriteAllText(scratch.In("exit-101" + CrashJournal.UnfinishedSuffix), $"{Abort}");
        File.Move(scratch.In("exit-101" + CrashJournal.UnfinishedSuffix), scratch.In("exit-101"));
        Assert.True(journal.Refuses(Key));
    }

    [Fact]
    public void Of_daemons_that_learn_of_a_crash_together_one_counts_it()
    {
        using var scratch = new ScratchFolder();
        var journals = Enumerable.Range(200, 8).Select(process => Open(scratch, process)).ToList();
        DieWith(scratch, 100, Segmentation, Key);
        Parallel.ForEach(journals, journal => journal.Refuses(Key));
        Assert.Equal([Key], File.ReadAllLines(scratch.In("crashes")));
        journals.ForEach(journal => journal.Dispose());
    }

    private static CrashJournal Open(ScratchFolder scratch, int process) =>
        CrashJournal.Open(scratch.Path, process, fault => Assert.Fail(fault.ToString()));

    /// <summary>What a daemon and the shell that waited for it leave behind.</summary>
    private static void DieWith(ScratchFolder scratch, int process, int status, string key, bool finished = false)
    {
        var journal = Open(scratch, process);
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
