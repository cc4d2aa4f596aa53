using System.Text;
using Glimpse.Bridge.Plugins;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class PluginPlaceTests : IDisposable
{
    private static readonly byte[] Latin1 = Encoding.Latin1.GetBytes("# \u00e9t\u00e9\nputs \u00fc");

    private readonly ScratchFolder scratch = new();
    private readonly PluginFolder files;
    private readonly PluginPlace place;

    public PluginPlaceTests()
    {
        Directory.CreateDirectory(scratch.In("plugin/wire"));
        scratch.Write("plugin/main.py", "new");
        scratch.Write("plugin/wire/json.py", "new");
        files = new PluginFolder(scratch.In("plugin"));
        place = new PluginPlace(scratch.In("home/.viewer/glimpse"), scratch.In("home/.viewerrc"));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_resource_file_in_Latin1_is_the_same_file_again_afterwards_with_its_rights_and_a_copy_is_kept()
    {
        WriteResource(Latin1);
        Limit(place.ResourceFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var backup = Install().Backup;
        Assert.Equal(Latin1, File.ReadAllBytes(backup!));
        Assert.True(File.ReadAllBytes(place.ResourceFile).AsSpan().StartsWith(Latin1));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Rights(place.ResourceFile));
        Uninstall();
        Assert.Equal(Latin1, File.ReadAllBytes(place.ResourceFile));
        Assert.Equal([".viewerrc", Path.GetFileName(backup)!], Names(scratch.In("home")));
    }

    [Fact]
    public void A_second_copy_is_made_only_of_what_the_first_lacks_and_none_is_overwritten()
    {
        WriteResource(Latin1);
        scratch.Write("home/.viewerrc.before-glimpse", "somebody's");
        Assert.EndsWith(".before-glimpse2", Install().Backup);
        Assert.EndsWith(".before-glimpse2", Uninstall().Backup);
        Install();
        File.AppendAllText(place.ResourceFile, "more\n");
        Assert.EndsWith(".before-glimpse3", Uninstall().Backup);
        Assert.Equal("somebody's", File.ReadAllText(scratch.In("home/.viewerrc.before-glimpse")));
    }

    [Fact]
    public void An_empty_resource_file_stays_and_one_that_was_made_goes()
    {
        WriteResource([]);
        Install();
        Uninstall();
        Assert.Equal([], File.ReadAllBytes(place.ResourceFile));
        File.Delete(place.ResourceFile);
        Install();
        Uninstall();
        Assert.False(File.Exists(place.ResourceFile));
    }

    [Fact]
    public void A_link_into_a_folder_that_isnt_there_is_refused_before_anything_is_installed()
    {
        Directory.CreateDirectory(scratch.In("home"));
        File.CreateSymbolicLink(place.ResourceFile, "dotfiles/viewerrc");
        var fault = Assert.Throws<GlimpseException>(() => { Install(); });
        Assert.Contains(scratch.In("home/dotfiles"), fault.Remedy, StringComparison.Ordinal);
        Assert.Equal([".viewerrc"], Names(scratch.In("home")));
        Directory.CreateDirectory(scratch.In("home/dotfiles"));
        Install();
        Assert.Equal(["viewerrc"], Names(scratch.In("home/dotfiles")));
    }

    [Fact]
    public void Through_a_link_the_file_behind_it_is_changed_and_the_link_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links there need rights");
        Directory.CreateDirectory(scratch.In("home"));
        scratch.Write("dotfiles", "mine\n");
        File.CreateSymbolicLink(place.ResourceFile, "../dotfiles");
        Install();
        Assert.Contains("ours", File.ReadAllText(scratch.In("dotfiles")));
        Uninstall();
        Assert.Equal("mine\n", File.ReadAllText(scratch.In("dotfiles")));
        Assert.Equal("../dotfiles", new FileInfo(place.ResourceFile).LinkTarget);
        File.Delete(scratch.In("dotfiles"));
        Install();
        Assert.Contains("ours", File.ReadAllText(scratch.In("dotfiles")));
        Assert.NotNull(new FileInfo(place.ResourceFile).LinkTarget);
    }

    [Fact]
    public void A_resource_file_that_may_not_or_cant_be_changed_is_refused_before_anything_is_written()
    {
        WriteResource(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("puts x")).ToArray());
        Refused("UTF-16");
        WriteResource(
            [
                .. "a\n# >>> Glimpse Bridge, from 'glimpse plugin install'; "u8,
                .. "to undo: 'glimpse plugin uninstall'\nours\n"u8,
            ]);
        Refused("line 2");
        if (OperatingSystem.IsWindows())
            return;
        WriteResource(Latin1);
        Limit(place.ResourceFile, UnixFileMode.UserRead);
        Refused("read-only");
        File.Delete(place.ResourceFile);
        File.CreateSymbolicLink(place.ResourceFile, "/dev/null");
        Refused("/dev/null");
        File.Delete(place.ResourceFile);
        Directory.CreateDirectory(place.ResourceFile);
        Refused("no plain file");
    }

    [Fact]
    public void Of_the_plugins_folder_only_what_was_put_there_goes()
    {
        Install();
        scratch.Write("home/.viewer/glimpse/notes.txt", "mine");
        scratch.Write("home/.viewer/glimpse/wire/json.py", "my change");
        Directory.CreateDirectory(Path.Combine(place.Folder, "__pycache__"));
        scratch.Write("home/.viewer/glimpse/__pycache__/main.cpython-311.pyc", "compiled from ours");
        scratch.Write("home/.viewer/glimpse/__pycache__/mine.cpython-311.pyc", "compiled from another");
        var kept = Uninstall().Kept.Select(path => Path.GetRelativePath(place.Folder, path));
        Assert.Equal(["__pycache__/mine.cpython-311.pyc", "notes.txt", "wire/json.py.kept"], kept);
        Assert.Equal(kept, Names(place.Folder));
        Assert.Equal("my change", File.ReadAllText(Path.Combine(place.Folder, "wire/json.py.kept")));
        Assert.False(Uninstall().WasThere);
    }

    [Fact]
    public void Folders_that_were_there_before_stay_and_those_that_were_made_go()
    {
        Install();
        Install();
        Uninstall();
        // The home itself is the user's, even where it had to be made.
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.In("home")));
        Directory.CreateDirectory(scratch.In("home/.viewer"));
        Install();
        Uninstall();
        Assert.Empty(Names(scratch.In("home")));
        Assert.True(Directory.Exists(scratch.In("home/.viewer")));
    }

    [Fact]
    public void A_link_in_the_plugins_folder_isnt_followed_and_the_folder_as_a_link_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links there need rights");
        Install();
        Directory.Delete(Path.Combine(place.Folder, "wire"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(place.Folder, "wire"), scratch.In("plugin/wire"));
        File.CreateSymbolicLink(Path.Combine(place.Folder, "nowhere"), "/nosuch");
        Install();
        Assert.Equal(["nowhere", "wire.kept"], Uninstall().Kept.Select(Path.GetFileName));
        Assert.True(File.Exists(scratch.In("plugin/wire/json.py")));
        Directory.Delete(place.Folder, recursive: true);
        Directory.CreateSymbolicLink(place.Folder, scratch.In("plugin"));
        Refused("is a link");
        Assert.Throws<GlimpseException>(Uninstall);
        Assert.True(File.Exists(scratch.In("plugin/main.py")));
    }

    [Fact]
    public void An_upgrade_replaces_ours_and_carries_what_others_put_there()
    {
        Install();
        File.Delete(scratch.In("plugin/wire/json.py"));
        scratch.Write("plugin/notes.txt.py", "new");
        scratch.Write("home/.viewer/glimpse/notes.txt.py", "mine");
        scratch.Write("home/.viewer/glimpse/main.py", "my change");
        Directory.CreateDirectory(Path.Combine(place.Folder, "data"));
        scratch.Write("home/.viewer/glimpse/data/mine.csv", "1");
        Assert.Equal(["data", "main.py.kept", "notes.txt.py.kept"], Install().Kept.Select(Path.GetFileName));
        Assert.Equal(
            [
                "data/mine.csv",
                "installed-by",
                "installed-files",
                "main.py",
                "main.py.kept",
                "notes.txt.py",
                "notes.txt.py.kept",
            ],
            Names(place.Folder));
        Assert.Equal("new", File.ReadAllText(Path.Combine(place.Folder, "main.py")));
        Assert.Equal(
            ["glimpse"],
            Directory.EnumerateFileSystemEntries(scratch.In("home/.viewer")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_of_an_earlier_version_without_a_list_goes_by_its_names()
    {
        Directory.CreateDirectory(place.Folder);
        scratch.Write("home/.viewer/glimpse/main.py", "old");
        scratch.Write("home/.viewer/glimpse/mine.py", "mine");
        Assert.Equal(["mine.py"], Install().Kept.Select(Path.GetFileName));
        Assert.Equal("new", File.ReadAllText(Path.Combine(place.Folder, "main.py")));
        Uninstall();
        Assert.Equal(["mine.py"], Names(place.Folder));
    }

    [Fact]
    public void An_upgrade_that_fails_leaves_the_whole_old_plugin()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link to nowhere stands in for a file that can't be read");
        Install();
        File.CreateSymbolicLink(scratch.In("plugin/zz.py"), "/nosuch");
        Assert.Throws<GlimpseException>(Install);
        Assert.Equal(["installed-by", "installed-files", "main.py", "wire/json.py"], Names(place.Folder));
        Assert.Equal(
            ["glimpse"],
            Directory.EnumerateFileSystemEntries(scratch.In("home/.viewer")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(".glimpse.old", true)]
    [InlineData(".glimpse.old", false)]
    [InlineData(".glimpse.new", true)]
    public void What_a_killed_upgrade_left_is_brought_to_its_end(string left, bool besideTheWhole)
    {
        Install();
        scratch.Write("home/.viewer/glimpse/notes.txt", "mine");
        Directory.Move(place.Folder, scratch.In("home/.viewer/" + left));
        if (left.EndsWith("new", StringComparison.Ordinal))
        {
            File.Delete(scratch.In("home/.viewer/.glimpse.new/notes.txt"));
            scratch.Write("home/.viewer/.glimpse.new/main.py", "hal");
        }

        if (besideTheWhole)
        {
            scratch.Write("plugin/main.py", "newer");
            new PluginTree(scratch.In("home/.viewer/whole")).Install(files, "glimpse");
            Directory.Move(scratch.In("home/.viewer/whole"), place.Folder);
        }

        Install();
        Assert.Equal(
            ["glimpse"],
            Directory.EnumerateFileSystemEntries(scratch.In("home/.viewer")).Select(Path.GetFileName));
        Assert.Equal(
            left.EndsWith("old", StringComparison.Ordinal),
            File.Exists(Path.Combine(place.Folder, "notes.txt")));
        Uninstall();
        Assert.DoesNotContain("main.py", Directory.Exists(place.Folder) ? Names(place.Folder) : []);
    }

    [Fact]
    public void Another_programs_folder_under_a_name_that_is_needed_is_refused()
    {
        Directory.CreateDirectory(scratch.In("home/.viewer/.glimpse.old"));
        scratch.Write("home/.viewer/.glimpse.old/mine.txt", "mine");
        Refused("in the way");
        Assert.True(File.Exists(scratch.In("home/.viewer/.glimpse.old/mine.txt")));
    }

    [Fact]
    public void A_home_that_is_no_full_path_is_refused()
    {
        var relative = new PluginPlace("home/.viewer/glimpse", "home/.viewerrc");
        Assert.Contains(
            "no full path",
            Assert.Throws<GlimpseException>(() => relative.Install(files, "glimpse", _ => "ours")).Message);
        Assert.False(Directory.Exists("home"));
    }

    [Fact]
    public async Task Of_installations_at_once_each_is_done_or_refused_and_what_is_there_in_the_end_is_whole()
    {
        WriteResource(Latin1);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => Task.Run(() => Record.Exception(() => Install()), TestContext.Current.CancellationToken)));
        Assert.Contains(all, fault => fault is null);
        Assert.All(
            all.OfType<Exception>(),
            fault => Assert.Contains("is being written to by", Assert.IsType<GlimpseException>(fault).Message));
        Assert.Equal(
            [
                ".viewer/glimpse/installed-by",
                ".viewer/glimpse/installed-files",
                ".viewer/glimpse/main.py",
                ".viewer/glimpse/wire/json.py",
                ".viewerrc",
                ".viewerrc.before-glimpse",
            ],
            Names(scratch.In("home")));
        Uninstall();
        Assert.Equal(Latin1, await File.ReadAllBytesAsync(place.ResourceFile, TestContext.Current.CancellationToken));
    }

    private PluginChange Install() => place.Install(files, "glimpse", _ => "ours");

    private PluginChange Uninstall() => place.Uninstall(files.FileNames());

    private void Refused(string words)
    {
        var before = Names(scratch.Path);
        Assert.Contains(words, Assert.Throws<GlimpseException>(Install).Message);
        Assert.Equal(before, Names(scratch.Path));
    }

    private void WriteResource(byte[] content)
    {
        Directory.CreateDirectory(scratch.In("home"));
        File.WriteAllBytes(place.ResourceFile, content);
    }

    private static void Limit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private static UnixFileMode Rights(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path);

    private static string[] Names(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
}
