using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Where a daemon's files are, and which of them go.</summary>
[SupportedOSPlatform("linux")]
public sealed class DaemonFoldersTests
{
    private static readonly DateTime Now = DateTime.UtcNow;

    public DaemonFoldersTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public void They_are_where_XDG_says()
    {
        var folders = Of(("XDG_RUNTIME_DIR", "/run/user/7"), ("XDG_STATE_HOME", "/home/ada/state"));
        Assert.Equal(
            ("/run/user/7/glimpse-bridge", "/home/ada/state/glimpse-bridge"),
            (folders.Runtime, folders.State));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("")]
    [InlineData(null)]
    public void A_relative_path_is_ignored_and_so_is_TMPDIR(string? given)
    {
        var folders = Of(("XDG_RUNTIME_DIR", given), ("XDG_STATE_HOME", given), ("TMPDIR", "/elsewhere"));
        Assert.Equal($"/tmp/glimpse-bridge-{LibC.EffectiveUser()}", folders.Runtime);
        Assert.EndsWith(".local/state/glimpse-bridge", folders.State);
        Assert.True(Path.IsPathRooted(folders.State));
    }

    [Fact]
    public async Task A_socket_whose_name_is_too_long_is_refused_with_a_remedy()
    {
        var folders = new DaemonFolders("/tmp/" + new string('x', 100), "/tmp", "a");
        var cancellation = TestContext.Current.CancellationToken;
        foreach (
            var use in new Func<Task>[]
            {
                () => DaemonClient.TryOpenAsync(folders, cancellation),
                () => new DaemonConnector(folders).ConnectAsync(cancellation),
            })
        {
            var fault = await Assert.ThrowsAsync<GlimpseException>(use);
            Assert.Contains(folders.Socket, fault.Message);
            Assert.Contains("XDG_RUNTIME_DIR", fault.Remedy);
        }

        Assert.Throws<GlimpseException>(() => SocketListener.Open(folders.Socket));
    }

    [Fact]
    public void The_longest_name_that_is_not_refused_can_be_bound()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.In(new string('s', 96 - scratch.Path.Length - 1));
        using (SocketListener.Open(path))
            Assert.True(File.Exists(path));
        Assert.Throws<GlimpseException>(() => SocketListener.Open(path + "s"));
    }

    [Fact]
    public void What_is_no_socket_is_not_taken_for_a_stale_one()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Write("glimpse.sock", "mine");
        var fault = Assert.Throws<GlimpseException>(() => SocketListener.Open(path));
        Assert.Contains(path, fault.Message);
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Logs_and_journals_of_other_builds_go_when_they_are_old()
    {
        using var scratch = new ScratchFolder();
        var folders = new DaemonFolders(scratch.In("run"), scratch.In("state"), "mine");
        folders.Make();
        foreach (
            var (name, days) in new[]
            {
                ("daemon-old-20200101.log", 31),
                ("daemon-mine-20200101.log", 31),
                ("daemon-old-20200202.log", 1),
                ("notes.txt", 31),
            })
        {
            var path = Path.Combine(folders.State, name);
            File.WriteAllText(path, "x");
            File.SetLastWriteTimeUtc(path, Now.AddDays(-days));
        }

        foreach (
            var (name, folderDays, fileDays) in new[]
            {
                ("journal-old", 31, 31),
                ("journal-used", 31, 1),
                ("journal-young", 1, 31),
                ("journal-mine", 31, 31),
            })
        {
            var journal = Directory.CreateDirectory(Path.Combine(folders.State, name)).FullName;
            var running = Path.Combine(journal, "running-1");
            File.WriteAllText(running, "x");
            File.SetLastWriteTimeUtc(running, Now.AddDays(-fileDays));
            Directory.SetLastWriteTimeUtc(journal, Now.AddDays(-folderDays));
        }

        folders.RemoveOlder(Now.AddDays(-30));
        var left = Directory.GetFileSystemEntries(folders.State).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["daemon-old-20200202.log", "journal-mine", "journal-used", "journal-young", "notes.txt"], left);
    }

    [Fact]
    public void What_a_daemon_did_not_make_stays_however_old_it_is()
    {
        using var scratch = new ScratchFolder();
        var folders = new DaemonFolders(scratch.In("run"), scratch.In("state"), "mine");
        folders.Make();
        var elsewhere = Directory.CreateDirectory(scratch.In("elsewhere")).FullName;
        var thesis = Directory.CreateDirectory(Path.Combine(folders.State, "journal-thesis")).FullName;
        string[] files =
        [
            Path.Combine(folders.State, "daemon-notes.log"),
            Path.Combine(thesis, "chapter.tex"),
            Path.Combine(thesis, "running-1"),
            Path.Combine(elsewhere, "running-1"),
        ];
        foreach (var file in files)
        {
            File.WriteAllText(file, "x");
            File.SetLastWriteTimeUtc(file, Now.AddDays(-31));
        }

        var link = Path.Combine(folders.State, "journal-link");
        Directory.CreateSymbolicLink(link, elsewhere);
        foreach (var folder in new[] { thesis, elsewhere })
            Directory.SetLastWriteTimeUtc(folder, Now.AddDays(-31));

        folders.RemoveOlder(Now.AddDays(-30));
        Assert.All(files, file => Assert.True(File.Exists(file), file));
        Assert.True(Directory.Exists(link));
    }

    private static DaemonFolders Of(params (string Name, string? Value)[] variables) =>
        DaemonFolders.OfUser(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
