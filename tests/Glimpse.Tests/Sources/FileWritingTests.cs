using System.Text.RegularExpressions;
using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary>
/// The places from which the daemon's program deletes, moves, makes or overwrites files, and what each can hit at most.
/// Who adds one says so here; all else writes by
/// AtomicFile, FileSet or OutputFolder.
/// </summary>
public sealed partial class FileWritingTests
{
    private static readonly Dictionary<string, string> Hits = new(StringComparer.Ordinal)
    {
        ["Glimpse.Core/AtomicFile.cs"] = "the file that its caller names, and that name with .glimpse-new",
        ["Glimpse.Bridge/Outputs/FileSet.cs"] =
            "what an index of ours lists under names of ours, and its own .glimpse-unfinished",
        ["Glimpse.Bridge/Outputs/FolderLock.cs"] = ".glimpse-lock and .glimpse-holder, while it holds the lock",
        ["Glimpse.Bridge/Cli/OutputFolder.cs"] = "a ligand's folder that is empty once its result is gone",
        ["Glimpse.Bridge/Hosting/FileLock.cs"] = "opens, and leaves as it is, a lock in a folder of ours",
        ["Glimpse.Bridge/Hosting/DaemonFolders.cs"] =
            "logs and journals under the names that a daemon gives, in its own closed folder",
        ["Glimpse.Bridge/Hosting/DaemonLog.cs"] = "the rights of the log that it has just opened",
        ["Glimpse.Bridge/Hosting/DaemonConnector.cs"] = "daemon.err in the daemon's own closed folder",
        ["Glimpse.Bridge/Hosting/ForegroundDaemon.cs"] = "exit-PID in the journal",
        ["Glimpse.Bridge/Hosting/SocketListener.cs"] =
            "sockets under the names that a daemon gives, in its own closed folder, by who holds the instance lock",
        ["Glimpse.Bridge/Hosting/UnixFile.cs"] = "the rights of the daemon's own folders",
        ["Glimpse.Bridge/Jobs/CrashJournal.cs"] = "running-PID, exit-PID and crashes in the journal",
        ["Glimpse.Models/Import/ModelFiles.cs"] =
            "in the folder of a model that was imported, files under the names that import gives, and then the folder",
        ["Glimpse.Models/Import/ModelStore.cs"] =
            "in the folder of the user's models, folders that import wrote, .lock and its own names with a dot",
        ["Glimpse.Models/Natives/SelfTestProcess.cs"] = "a temporary folder that it made itself",
        ["Glimpse.Training/Loop/TrainingFiles.cs"] = "adds lines to log.csv once RequireRoom has found the folder ours",
        ["Glimpse.Training/Pairs/PairStore.cs"] = "pairs.features, once its first line has shown that it is ours",
        ["Glimpse.Models/Build/TorchShimPatch.cs"] = "libtorch's folder among the build's outputs",
    };

    private static readonly string Root = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", "..", "daemon"));

    [Fact]
    public void Whoever_deletes_moves_or_overwrites_is_known_for_what_it_can_hit()
    {
        var writing = Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Calls().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            // Plugins/ has its own rules, and tests of them.
            .Where(file => !file.StartsWith("Glimpse.Bridge/Plugins/", StringComparison.Ordinal));
        Assert.Equal(Hits.Keys.Order(StringComparer.Ordinal), writing.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Glimpse.Core/AtomicFile.cs", "stream.Flush(isLasting)")]
    [InlineData("Glimpse.Bridge/Outputs/FileSet.cs", "stream.Flush(flushToDisk: true)")]
    [InlineData("Glimpse.Bridge/Plugins/UserFile.cs", "stream.Flush(flushToDisk: true)")]
    public void What_takes_an_earlier_files_place_is_on_the_disk_before(string file, string flush) =>
        Assert.Contains(flush, File.ReadAllText(Path.Combine(Root, file)));

    [Fact]
    public void Nothing_is_deleted_with_all_that_is_in_it_but_what_was_made_in_the_same_breath()
    {
        var deep = Directory
            .EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("recursive: true", StringComparison.Ordinal))
            .ToArray();
        Assert.All(
            deep.Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Plugins{Path.DirectorySeparatorChar}")),
            file => Assert.Contains("Directory.CreateTempSubdirectory", File.ReadAllText(file)));
    }

    [GeneratedRegex(
        @"\bFile\.(Delete|Move|Create|WriteAll\w+|AppendAll\w+|Copy|Replace|SetUnixFileMode|SetAttributes)\b"
            + @"|\bDirectory\.(Delete|Move)\b|\bFileMode\.(Create|CreateNew|Append|Truncate|OpenOrCreate)\b"
            + @"|new StreamWriter\((?!stream)|\.Delete\(recursive",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Calls();
}
